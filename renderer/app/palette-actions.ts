import type { Output } from '../../shared/api/operations.ts'
import { formatMonth, formatWhen } from '../ui/format.ts'
import { packOf } from '../ui/words.ts'

type Names = Output<'overview.names'>

/** What the palette lists under one heading, in the shape that Spotlight takes. */
export interface NamedGroup {
  readonly group: string
  actions: {
    readonly id: string
    readonly label: string
    readonly description: string
    /** More words that find it. */
    readonly keywords?: string
    readonly onClick: () => void
  }[]
}

/** What the studio has names for, as the palette lists it; `go` turns to an address after the hash. */
export function namedActions(names: Names, zone: string, go: (to: string) => void): NamedGroup[] {
  const to = (path: string, key: string, value: string) => () =>
    go(`${path}?${new URLSearchParams({ [key]: value }).toString()}`)
  return [
    {
      group: 'Productions',
      actions: names.productions.map((name) => ({
        id: `production ${name}`,
        label: name,
        description: 'Its entries in the ledger',
        onClick: to('/ledger', 'production', name),
      })),
    },
    {
      group: 'Lots',
      actions: names.lots.map((lot) => ({
        id: `lot ${lot.lot}`,
        label: `${packOf(lot.pack)}, bought ${formatWhen(lot.purchasedAt, zone, 'day')}`,
        description: `${lot.account} · expires ${formatWhen(lot.expiresAt, zone, 'day')}`,
        keywords: `lot pack ${lot.lot}`,
        onClick: to('/ledger', 'lot', lot.lot),
      })),
    },
    {
      group: 'Months',
      actions: names.months.map((month) => ({
        id: `month ${month}`,
        label: formatMonth(month),
        description: 'Its statement',
        keywords: `${month} report statement`,
        onClick: to('/reports', 'month', month),
      })),
    },
  ]
}
