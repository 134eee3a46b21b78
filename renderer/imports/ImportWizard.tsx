import '@mantine/dropzone/styles.css'
import { Modal, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi } from '../api/api-context.tsx'
import { useUsualDrop } from '../ui/dropped-files.ts'
import { useCommand } from '../ui/use-command.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { createImportStore } from './import-store.ts'
import { ImportSteps } from './ImportSteps.tsx'

/** The import of a file: opens on its command from anywhere, and on a file dropped on the window. */
export default function ImportWizard() {
  const api = useApi()
  const [store] = useState(() => createImportStore(api))
  const { isOpen, busy, file, open, close, drop, progressed } = useStore(store)
  useCommand('import.usage', open)
  useEffect(
    () =>
      api.onEvent((event) => {
        if (event.type === 'progress') progressed(event.operation, event.done)
      }),
    [api, progressed],
  )

  useUsualDrop((dropped) => void drop(dropped))
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={file === null ? 'Import' : `Import ${file.name}`}
      size={file === null ? 'lg' : '72rem'}
      closeOnClickOutside={file === null}
      closeOnEscape={busy !== 'applying'}
    >
      <Stack gap="md">{file === null ? <ChooseFile store={store} /> : <ImportSteps store={store} />}</Stack>
    </Modal>
  )
}
