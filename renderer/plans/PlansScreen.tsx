import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { useApi } from '../api/api-context.tsx'
import { navigate, useHashSearch } from '../ui/hash-location.ts'
import { Screen } from '../ui/Screen.tsx'
import { createPlansStores } from './plans-stores.ts'
import { tabIn, TABS } from './tabs.ts'

/** What do I buy, and when? A tab for each way to answer it, named by the address. */
export default function PlansScreen() {
  const api = useApi()
  const [stores] = useState(() => createPlansStores(api))
  const shown = tabIn(useHashSearch())
  return (
    <Screen title="Plans" question="What do I buy, and when?">
      <Tabs
        value={shown.id}
        onChange={(id) => id !== null && navigate(`/plans?tab=${id}`, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ id, content: Content }) => (
          <Tabs.Panel key={id} value={id}>
            <Content stores={stores} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  )
}
