import { Anchor, Badge, Group, Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Output } from '../../shared/api/operations.ts'
import { formatMoney, formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { useStudio } from '../ui/studio-context.ts'
import { OUTCOME_WORDS, packOf } from '../ui/words.ts'
import { Corrections } from './Corrections.tsx'
import classes from './EntryDetails.module.css'
import { History } from './History.tsx'
import { clipsOf, detailOf, KIND_WORDS, lotLabel } from './words.ts'

export type ShownEntry = Output<'entries.show'>

interface EntryDetailsProps {
  readonly shown: ShownEntry
  readonly open: (entry: string) => void
  readonly close: () => void
}

const POSTING_WORDS = {
  purchase: 'Bought',
  usage: 'Drawn',
  overage: 'Overage',
  adjustment: 'Adjusted',
  expiry: 'Expired',
} as const

/** What an entry says, what it moved, the lots behind it, and what was done to it since. */
export function EntryDetails({ shown, open, close }: EntryDetailsProps) {
  const { zone } = useStudio()
  const { row } = shown
  return (
    <Stack gap="lg">
      <div>
        <Group gap="xs">
          <Title order={2} size="h4">
            {KIND_WORDS[row.kind]}
          </Title>
          {row.reversedBy !== null && (
            <Badge variant="light" color="gray">
              Taken back
            </Badge>
          )}
        </Group>
        <Text size="sm">{detailOf(row, zone)}</Text>
        <Text size="sm" c="dimmed">
          {formatWhen(row.at, zone, 'full')}
        </Text>
      </div>
      <Corrections shown={shown} close={close} />
      <Fields shown={shown} zone={zone} />
      <Postings shown={shown} zone={zone} />
      <Lots shown={shown} zone={zone} />
      <History shown={shown} open={open} />
    </Stack>
  )
}

function Fields({ shown, zone }: { readonly shown: ShownEntry; readonly zone: string }) {
  const { row, entry } = shown
  const fields: (readonly [string, ReactNode])[] = [
    ['Account', row.account],
    ['Production', row.production],
    ['Shot', row.shot],
    ['Take', row.take],
    ['Clips', row.clips === null ? null : clipsOf(row)],
    ['Outcome', row.outcome === null ? null : OUTCOME_WORDS[row.outcome]],
    ['Units a clip', entry.kind === 'usage' ? formatUnits(entry.unitsPerClip) : null],
    ['Units', entry.kind === 'purchase' ? formatUnits(entry.units) : null],
    ['Paid', row.price === null ? null : formatMoney(row.price)],
    ['Expires as bought', entry.kind === 'purchase' ? formatWhen(entry.expiresAt, zone) : null],
    ['Console showed', row.shown === null ? null : `${formatUnits(row.shown)} units`],
    ['Reason', entry.kind === 'reversal' ? entry.reason : null],
    ['Note', entry.note],
    ['Source', row.source],
    ['External id', entry.externalId],
    ['Recorded', formatWhen(entry.recordedAt, zone)],
    ['Entry', <code key="id">{entry.id}</code>],
  ]
  return (
    <dl className={classes.fields}>
      {fields.map(([term, value]) =>
        value === null ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Postings({ shown, zone }: { readonly shown: ShownEntry; readonly zone: string }) {
  const { entry, expiry, lots, row } = shown
  const postings = expiry === null ? entry.postings : [...entry.postings, expiry]
  if (postings.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {row.reversedBy === null ? 'It moved no units.' : 'It moves no units any more: it was taken back.'}
      </Text>
    )
  }
  return (
    <section aria-label="What it moved">
      <Title order={3} size="h6">
        What it moved
      </Title>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Posting</Table.Th>
            <Table.Th scope="col">Lot</Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Units
            </Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Cost
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {postings.map((posting, index) => {
            const lot = lots.find(({ id }) => id === posting.lot)
            return (
              <Table.Tr key={index}>
                <Table.Td>
                  {POSTING_WORDS[posting.kind]}
                  {posting.kind === 'expiry' && ` ${formatWhen(posting.at, zone, 'day')}`}
                </Table.Td>
                <Table.Td>{lot === undefined ? NOTHING : lotLabel(lot, zone)}</Table.Td>
                <Table.Td className={classes.number}>{formatUnits(posting.units)}</Table.Td>
                <Table.Td className={classes.number}>
                  {/* What was paid is spread over what is drawn: buying itself costs nothing yet. */}
                  {posting.kind === 'purchase' ? NOTHING : formatMoney(posting.cost)}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
        {entry.postings.length > 1 && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={2}>
                In all
              </Table.Th>
              <Table.Td className={classes.number}>{formatUnits(row.units)}</Table.Td>
              <Table.Td className={classes.number}>{formatMoney(row.cost)}</Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </section>
  )
}

function Lots({ shown, zone }: { readonly shown: ShownEntry; readonly zone: string }) {
  if (shown.lots.length === 0) return null
  return (
    <section aria-label="Lots">
      <Title order={3} size="h6">
        Lots
      </Title>
      <Stack gap="xs" mt="xs">
        {shown.lots.map((lot) => (
          <div key={lot.id} className={classes.lot}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={500}>
                {packOf(lot.pack)}
              </Text>
              <Anchor size="sm" href={linkTo('/ledger', { lot: lot.id })}>
                Its entries
              </Anchor>
            </Group>
            <Text size="sm" c="dimmed" className={classes.figures}>
              Bought {formatWhen(lot.purchasedAt, zone)} for {formatMoney(lot.price)}, expires{' '}
              {formatWhen(lot.expiresAt, zone)}
            </Text>
            <Text size="sm" className={classes.figures}>
              {formatUnits(lot.remaining)} of {formatUnits(lot.units)} units left, worth {formatMoney(lot.bookValue)}
            </Text>
          </div>
        ))}
      </Stack>
    </section>
  )
}
