import { Drawer } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { createEntryStore } from './facets-store.ts'
import { EntryDetails } from './EntryDetails.tsx'

interface EntryDrawerProps {
  readonly entry: string | null
  readonly open: (entry: string) => void
  readonly close: () => void
}

/** One entry with all that belongs to it, beside the list. */
export function EntryDrawer({ entry, open, close }: EntryDrawerProps) {
  const api = useApi()
  const [store] = useState(() => createEntryStore(api))
  const { view, key, load, reload } = useStore(store)
  useEffect(() => {
    if (entry !== null) void load(entry)
  }, [entry, load])
  useOnChange(['ledger'], () => {
    if (entry !== null) void reload()
  })
  return (
    <Drawer.Root opened={entry !== null} onClose={close} position="right" size="34rem">
      <Drawer.Overlay />
      <Drawer.Content>
        {/* A header within a dialog is no banner of the page. */}
        <Drawer.Header role="presentation">
          <Drawer.Title>Entry</Drawer.Title>
          <Drawer.CloseButton aria-label="Close" />
        </Drawer.Header>
        <Drawer.Body>
          {entry !== null && key === entry && (
            <Loaded view={view} retry={reload}>
              {(shown) => <EntryDetails shown={shown} open={open} close={close} />}
            </Loaded>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
