import '@mantine/spotlight/styles.css'
import { Kbd } from '@mantine/core'
import { Spotlight, spotlight } from '@mantine/spotlight'
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { COMMANDS } from '../../shared/api/commands.ts'
import type { Command } from '../../shared/api/commands.ts'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { navigate } from '../ui/hash-location.ts'
import { runCommand } from '../ui/run-command.ts'
import { useStudio } from '../ui/studio-context.ts'
import { useCommand } from '../ui/use-command.ts'
import classes from './Palette.module.css'
import type { KeySetting } from './keys.ts'
import { keyCaps, keysOf } from './keys.ts'
import { namedActions } from './palette-actions.ts'

/** Everything by name: screens, commands, and what the studio has names for. */
export default function Palette() {
  const api = useApi()
  const { zone } = useStudio()
  const [store] = useState(() => createResource((_: null) => api.call('overview.names', {})))
  const { view, load } = useStore(store)
  const named = view.kind === 'ready' ? namedActions(view.value, zone, navigate) : []
  useCommand('view.palette', () => spotlight.open())
  return (
    <Spotlight
      actions={[...commandGroups(api), ...named]}
      onSpotlightOpen={() => void load(null)}
      shortcut={null}
      limit={12}
      scrollable
      maxHeight="60vh"
      highlightQuery
      attributes={{ content: { 'aria-label': 'Everything by name' } }}
      classNames={{ action: classes.action ?? '', actionDescription: classes.description ?? '' }}
      nothingFound="Nothing has that name"
      searchProps={{
        placeholder: 'A screen, a command, a production, a lot, a month',
        'aria-label': 'Everything by name',
        leftSection: <IconSearch size={18} aria-hidden />,
      }}
    />
  )
}

function commandGroups(setting: KeySetting): SpotlightActionGroupData[] {
  const action = (command: Command): SpotlightActionData => {
    const keys = keysOf(command, setting)
    return {
      id: command.id,
      label: command.label,
      keywords: command.words ?? '',
      rightSection: keys !== null && <Kbd>{keyCaps(keys, setting).join(setting.platform === 'mac' ? '' : '+')}</Kbd>,
      onClick: () => void runCommand(command.id as (typeof COMMANDS)[number]['id']),
    }
  }
  return [
    { group: 'Screens', actions: COMMANDS.filter((one) => one.menu === 'go').map(action) },
    {
      group: 'Commands',
      actions: COMMANDS.filter((one) => one.menu !== 'go' && one.id !== 'view.palette').map(action),
    },
  ]
}
