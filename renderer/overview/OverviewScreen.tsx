import { Button, SimpleGrid, Skeleton, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { OverviewJson } from '../../shared/api/overview.ts'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { runCommand } from '../ui/run-command.ts'
import { Screen } from '../ui/Screen.tsx'
import { AccountCard } from './AccountCard.tsx'
import { BurnDownCard } from './BurnDownCard.tsx'
import { NextExpiry } from './NextExpiry.tsx'
import { createOverviewStore } from './overview-store.ts'
import { SpendCard } from './SpendCard.tsx'
import { TaskList } from './TaskList.tsx'

export default function OverviewScreen() {
  const api = useApi()
  const [store] = useState(() => createOverviewStore(api))
  const { view, load, reload } = useStore(store)
  useEffect(() => void load(null), [load])
  useOnChange(['ledger', 'settings', 'queue'], reload)
  return (
    <Screen
      title="Overview"
      question="Where do we stand?"
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => runCommand('record.purchase')}
        >
          Record a purchase
        </Button>
      }
    >
      <Loaded view={view} retry={reload} skeleton={<Placeholders />}>
        {(overview) => <Content overview={overview} />}
      </Loaded>
    </Screen>
  )
}

function Content({ overview }: { readonly overview: OverviewJson }) {
  const { accounts, at, spend, tasks } = overview
  const used = accounts.filter((one) => one.hasLots || one.runRate !== null)
  if (used.length === 0 && spend.productions.length === 0) return <NothingYet />
  return (
    <Stack gap="md">
      <TaskList tasks={tasks} hasAccounts={accounts.length > 1} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {used.map((account) => (
          <AccountCard key={account.account} account={account} />
        ))}
        <NextExpiry at={at} accounts={used} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <SpendCard spend={spend} />
        <BurnDownCard from={spend.lastFrom} />
      </SimpleGrid>
    </Stack>
  )
}

function NothingYet() {
  return (
    <Empty
      title="Nothing is recorded yet"
      action={{ label: 'Record a purchase', onClick: () => runCommand('record.purchase') }}
      other={
        <Button variant="default" onClick={() => runCommand('import.usage')}>
          Import takes
        </Button>
      }
    >
      Record the packs that are on hand, as the vendor’s console shows them; then what is left, until when, and what it
      costs stands here.
    </Empty>
  )
}

function Placeholders() {
  return (
    <Stack gap="md">
      <Skeleton height={96} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Skeleton height={150} />
        <Skeleton height={150} />
        <Skeleton height={280} />
        <Skeleton height={280} />
      </SimpleGrid>
    </Stack>
  )
}
