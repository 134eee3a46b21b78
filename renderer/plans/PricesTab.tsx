import { Anchor, Group, Select, Stack, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { formatDay } from '../ui/format.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { DearerNote } from './DearerNote.tsx'
import { OpenRules } from './OpenRules.tsx'
import { PackTable } from './PackTable.tsx'
import type { CardSummary, PlanPrices } from './plans-store.ts'
import type { PlansStores } from './plans-stores.ts'

/** The packs of a card side by side, and what a clip of each kind costs on each. */
export function PricesTab({ stores }: { readonly stores: PlansStores }) {
  const { view, cards, card, custom, customError, load, choose, type } = useStore(stores.prices)
  useEffect(() => {
    void load()
  }, [load])
  useOnChange(['rates'], load)
  const shown = view.kind === 'ready' ? view.value.card.id : card
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" gap="sm">
        {view.kind === 'ready' ? <Source prices={view.value} /> : <span />}
        <CardPicker cards={cards} shown={shown} choose={(id) => void choose(id)} />
      </Group>
      <Loaded view={view} retry={load}>
        {(prices) => (
          <Stack gap="md">
            <DearerNote prices={prices} />
            <PackTable prices={prices} custom={custom} customError={customError} type={(texts) => void type(texts)} />
            <OpenRules rules={prices.rules} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}

interface CardPickerProps {
  readonly cards: readonly CardSummary[]
  readonly shown: string | null
  readonly choose: (id: string) => void
}

function CardPicker({ cards, shown, choose }: CardPickerProps) {
  return (
    <Select
      label="Rate card"
      w="17rem"
      size="xs"
      data={cards.map((one) => ({ value: one.id, label: `${one.vendor} · ${one.id} · ${one.currency}` }))}
      value={shown}
      onChange={(id) => {
        if (id !== null) choose(id)
      }}
      allowDeselect={false}
    />
  )
}

/** Where the figures come from, and how old they are. */
function Source({ prices: { card } }: { readonly prices: PlanPrices }) {
  return (
    <Text size="sm" c="dimmed" flex="1 1 20rem">
      Prices of {card.vendor} in {card.currency} as of {formatDay(card.asOf)}, in force from{' '}
      {formatDay(card.effectiveFrom)}. Source: <SourceText text={card.source} />
    </Text>
  )
}

const ADDRESS = /https:\/\/[^\s;,)]+/g

/** A source with its addresses as links, which the host opens in the system's browser. */
function SourceText({ text }: { readonly text: string }) {
  const api = useApi()
  const addresses = text.match(ADDRESS) ?? []
  const between = text.split(ADDRESS)
  return between.map((words, index) => {
    const address = addresses[index]
    return (
      <span key={index}>
        {words}
        {address !== undefined && (
          <Anchor
            href={address}
            size="sm"
            underline="always"
            onClick={(event) => {
              event.preventDefault()
              void api.openExternal(address)
            }}
          >
            {new URL(address).hostname + new URL(address).pathname}
          </Anchor>
        )}
      </span>
    )
  })
}
