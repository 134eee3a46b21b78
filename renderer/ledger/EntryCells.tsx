import { Badge, Text } from '@mantine/core'
import type { LedgerRow } from '../../shared/api/ledger-view.ts'
import { formatMoney, formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import classes from './EntryTable.module.css'
import { clipsOf, detailOf, KIND_WORDS, lotLabel } from './words.ts'

/** The columns, in order; numbers stand at the right. */
export const COLUMNS = [
  { key: 'when', head: 'When', isNumber: false },
  { key: 'what', head: 'What', isNumber: false },
  { key: 'production', head: 'Production', isNumber: false },
  { key: 'shot', head: 'Shot', isNumber: false },
  { key: 'clips', head: 'Clips', isNumber: true },
  { key: 'units', head: 'Units', isNumber: true },
  { key: 'cost', head: 'Cost', isNumber: true },
  { key: 'lots', head: 'Lots', isNumber: false },
  { key: 'source', head: 'Source', isNumber: false },
] as const

type ColumnKey = (typeof COLUMNS)[number]['key']

/** What a column shows of an entry. */
export function Cell({
  column,
  row,
  zone,
}: {
  readonly column: ColumnKey
  readonly row: LedgerRow
  readonly zone: string
}) {
  switch (column) {
    case 'when':
      return formatWhen(row.at, zone)
    case 'what':
      return <What row={row} zone={zone} />
    case 'production':
      return row.production ?? NOTHING
    case 'shot':
      return shotOf(row)
    case 'clips':
      return clipsOf(row)
    case 'units':
      return signed(row.units)
    case 'cost':
      return <Cost row={row} />
    case 'lots':
      return <Lots row={row} zone={zone} />
    case 'source':
      return row.source
  }
}

/** Whether a cell's text belongs to what was taken back, and is struck through. */
export function isStruck(column: ColumnKey, row: LedgerRow): boolean {
  return row.reversedBy !== null && column !== 'when' && column !== 'source' && column !== 'what'
}

function What({ row, zone }: { readonly row: LedgerRow; readonly zone: string }) {
  const isTakenBack = row.reversedBy !== null
  return (
    <span className={classes.what}>
      {isTakenBack && (
        <Badge size="xs" variant="light" color="gray" className={classes.label}>
          Taken back
        </Badge>
      )}
      <span className={isTakenBack ? classes.struck : undefined}>
        <span className={classes.kind}>{KIND_WORDS[row.kind]}</span> {detailOf(row, zone)}
      </span>
    </span>
  )
}

function shotOf({ shot, take }: LedgerRow): string {
  if (shot === null) return take === null ? NOTHING : `take ${take}`
  return take === null ? shot : `${shot} · ${take}`
}

function signed(units: string | null): string {
  if (units === null) return NOTHING
  return units.startsWith('-') || units === '0' ? formatUnits(units) : `+${formatUnits(units)}`
}

function Cost({ row }: { readonly row: LedgerRow }) {
  if (row.price === null) return formatMoney(row.cost)
  return (
    <>
      <Text span size="xs" c="dimmed">
        paid{' '}
      </Text>
      {formatMoney(row.price)}
    </>
  )
}

function Lots({ row, zone }: { readonly row: LedgerRow; readonly zone: string }) {
  if (row.lots.length === 0 && !row.isOverage) return NOTHING
  return (
    <span className={classes.chips}>
      {row.lots.map((lot) => (
        <span key={lot.id} className={classes.chip}>
          {lotLabel(lot, zone)}
        </span>
      ))}
      {row.isOverage && <span className={classes.overage}>Overage</span>}
    </span>
  )
}
