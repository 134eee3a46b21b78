import '@mantine/dropzone/styles.css'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { QueueView } from '../../../shared/api/planning.ts'
import { useApi } from '../../api/api-context.tsx'
import type { QueueState } from '../queue-store.ts'
import { toastDone } from '../undo-toast.tsx'
import { ChooseList } from './ChooseList.tsx'
import { importDone, keepDone } from './import-done.ts'
import { ListSteps } from './ListSteps.tsx'
import { createShotImportStore } from './shot-import-store.ts'

interface ImportShotsProps {
  readonly view: QueueView
  readonly queueStore: StoreApi<QueueState>
  readonly close: () => void
}

/** The import of a shot list into the queue that is shown; what it has done is taken back like anything else in the queue. */
export function ImportShots({ view, queueStore, close }: ImportShotsProps) {
  const api = useApi()
  const { queue, renders } = view
  const [store] = useState(() => createShotImportStore(api, queue.id, renders.at(-1) ?? null))
  const { busy, file } = useStore(store)
  const apply = async (): Promise<void> => {
    const report = await store.getState().apply()
    if (report === null) return
    close()
    const done = importDone(api, queue.id, report)
    if (done === null) return
    await keepDone(queueStore, done)
    toastDone(queueStore.getState().undo, done)
  }
  return (
    <Modal
      opened
      onClose={() => {
        if (busy !== 'applying') close()
      }}
      title={file === null ? `Import shots into ${queue.name}` : `Import ${file.name} into ${queue.name}`}
      size={file === null ? 'lg' : '72rem'}
      closeOnClickOutside={file === null}
    >
      {file === null ? (
        <ChooseList store={store} />
      ) : (
        <ListSteps store={store} view={view} apply={() => void apply()} close={close} />
      )}
    </Modal>
  )
}
