import { Button, Group, Paper, Select, SimpleGrid, Stack, Table, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Output } from '../../shared/api/operations.ts'
import { DEFAULT_CARD } from '../../shared/domain/defaults.ts'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { Failure } from '../ui/Failure.tsx'
import { formatMoney, formatUnits, formatWhen } from '../ui/format.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { useStudio } from '../ui/studio-context.ts'
import { packOf } from '../ui/words.ts'
import classes from './FirstStart.module.css'
import { HeadingOf } from './HeadingOf.tsx'
import type { PackForm } from './pack-form.ts'
import type { PacksState } from './packs-store.ts'
import { createPacksStore } from './packs-store.ts'

type Card = Output<'rates.show'>

interface PacksStepProps {
  readonly onBack: () => void
  readonly onNext: () => void
}

/** The packs on hand, one after the other, each with what the console shows of it. */
export function PacksStep({ onBack, onNext }: PacksStepProps) {
  const api = useApi()
  const { zone } = useStudio()
  const [store] = useState(() => createPacksStore(api, zone))
  const [card] = useState(() => createResource((id: string) => api.call('rates.show', { id })))
  const packs = useStore(store)
  const { view, load, reload } = useStore(card)
  useEffect(() => void load(DEFAULT_CARD), [load])
  return (
    <Stack gap="md">
      <HeadingOf title="Packs on hand">
        What the vendor’s console lists, pack by pack. With the units that are left now, everything that was used before
        is accounted for.
      </HeadingOf>
      {packs.lots.length > 0 && <Recorded lots={packs.lots} />}
      <Loaded view={view} retry={reload}>
        {(rateCard) => <PackFields packs={packs} card={rateCard} />}
      </Loaded>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button variant={packs.lots.length > 0 ? 'filled' : 'default'} onClick={onNext}>
          {packs.lots.length > 0 ? 'Continue' : 'Continue without packs'}
        </Button>
      </Group>
    </Stack>
  )
}

function PackFields({ packs, card }: { readonly packs: PacksState; readonly card: Card }) {
  const { currency, zone } = useStudio()
  const { form, error, wrong, isRecording } = packs
  const chosen = card.packs.find((one) => one.id === form.pack)
  const needsUnits = chosen?.units === null
  const needsPrice = chosen !== undefined && (chosen.price === null || card.currency !== currency)
  const field = (name: keyof PackForm) => ({
    value: form[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      packs.change({ [name]: event.currentTarget.value }),
    error: wrong === name ? error?.message : undefined,
  })
  return (
    <Paper p="md" component="section" aria-label="A pack">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void packs.record()
        }}
      >
        <Stack gap="sm">
          {error !== null && wrong === null && <Failure error={error} />}
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" className={classes.aligned}>
            <Select
              label="Pack"
              placeholder="As it was bought"
              required
              data={card.packs.map((pack) => ({ value: pack.id, label: packLabel(pack, card.currency) }))}
              value={form.pack === '' ? null : form.pack}
              onChange={(pack) => packs.change({ pack: pack ?? '' })}
              error={wrong === 'pack' ? error?.message : undefined}
            />
            <TextInput label="Bought on" type="date" required {...field('bought')} />
            {needsUnits && (
              <TextInput
                label="Units in the pack"
                inputMode="decimal"
                required
                className={classes.figures}
                {...field('units')}
              />
            )}
            {needsPrice && (
              <TextInput
                label={`What it cost (${currency})`}
                inputMode="decimal"
                required
                className={classes.figures}
                {...field('price')}
              />
            )}
            <TextInput
              label={`Expires (${zone})`}
              description="As the console shows; empty for the pack’s own validity"
              type="datetime-local"
              {...field('expires')}
            />
            <TextInput
              label="Units left now"
              description="As the console shows; empty where nothing was used"
              inputMode="decimal"
              className={classes.figures}
              {...field('left')}
            />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button
              type="submit"
              variant="light"
              loading={isRecording}
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              Add this pack
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

function packLabel(pack: Card['packs'][number], currency: string): string {
  if (pack.units === null || pack.price === null) return pack.name
  return `${pack.name} · ${formatUnits(pack.units)} units · ${formatMoney({ amount: pack.price, currency })}`
}

function Recorded({ lots }: { readonly lots: PacksState['lots'] }) {
  const { zone } = useStudio()
  return (
    <Table captionSide="top">
      <Table.Caption ta="start">Recorded so far</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Pack</Table.Th>
          <Table.Th>Expires</Table.Th>
          <Table.Th className={classes.number}>Units</Table.Th>
          <Table.Th className={classes.number}>Units left</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lots.map((lot) => (
          <Table.Tr key={lot.id}>
            <Table.Td>{packOf(lot.pack)}</Table.Td>
            <Table.Td>{formatWhen(lot.expiresAt, zone)}</Table.Td>
            <Table.Td className={classes.number}>{formatUnits(lot.units)}</Table.Td>
            <Table.Td className={classes.number}>{formatUnits(lot.remaining)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
