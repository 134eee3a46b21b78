import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { CommandId } from '../../shared/api/commands.ts'
import { useApi } from '../api/api-context.tsx'
import { navigate } from '../ui/hash-location.ts'
import { awaitCommand, runCommand, setFallback } from '../ui/run-command.ts'
import { lastUndo, toast, undoRecording } from '../ui/toast.tsx'
import { useCommand } from '../ui/use-command.ts'
import { ROUTES } from './routes.ts'
import { useShortcuts } from './use-shortcuts.ts'

const KeysHelp = lazy(() => import('./KeysHelp.tsx'))

/** What the shell's own dialogs carry out: asked for before they are there, it waits for them. */
const DIALOGS: readonly CommandId[] = [
  'record.usage',
  'record.purchase',
  'record.balance',
  'import.usage',
  'view.palette',
]

/** Carries out what no screen has to: turning to screens, undo, theme, help; and has keys and the native menu ask for commands. */
export function CommandsHost() {
  const api = useApi()
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const { setColorScheme } = useMantineColorScheme()
  const [isHelpOpen, setHelpOpen] = useState(false)

  useCommand('edit.undo', () => {
    const undo = lastUndo()
    if (undo === null) toast('There is nothing to undo')
    else void undoRecording(api, undo)
  })
  useCommand('view.theme', () => setColorScheme(isDark ? 'light' : 'dark'))
  useCommand('help.keys', () => setHelpOpen(true))

  useShortcuts(runCommand)
  useEffect(() => {
    setFallback(turnTo)
    return api.onCommand(runCommand)
  }, [api])
  useEffect(() => api.onPlace(navigate), [api])

  return <Suspense>{isHelpOpen && <KeysHelp onClose={() => setHelpOpen(false)} />}</Suspense>
}

/** Turns to the screen that the command names, or has a dialog open once it is there. */
function turnTo(id: CommandId): boolean {
  const route = ROUTES.find((one) => one.command === id)
  if (route !== undefined) {
    navigate(route.path)
    return true
  }
  if (!DIALOGS.includes(id)) return false
  awaitCommand(id)
  return true
}
