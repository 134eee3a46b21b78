import * as z from 'zod'
import { SEVERITIES } from '../domain/tasks.ts'
import { query } from './operation.ts'
import { entryId, instant, money, month, units } from './shapes.ts'

const severity = z.enum(SEVERITIES)
const account = z.string()

/** An account as it stands, and how it goes on at the run rate. */
const accountStanding = z.strictObject({
  account,
  units,
  bookValue: money,
  /** Lots that hold something. */
  lots: z.int(),
  /** Whether anything was ever bought for it. */
  hasLots: z.boolean(),
  /** Units a day, overage included: the mean of so many whole days before today; null where nothing was ever used. */
  runRate: z.strictObject({ perDay: units, days: z.int() }).nullable(),
  /** When nothing is left at the run rate, by use or by expiry; null where nothing is left, or nothing is used. */
  emptyAt: instant.nullable(),
  /** Whole days until then. */
  lastsDays: z.int().nullable(),
  /** Whether the last unit will be used, not forfeited. */
  isUsedUp: z.boolean(),
  /** What will be forfeited at the run rate, of all lots. */
  unused: units,
  unusedValue: money,
  nextExpiry: z
    .strictObject({
      lot: entryId,
      pack: z.string().nullable(),
      at: instant,
      units,
      bookValue: money,
      /** What will be forfeited at the run rate. */
      unused: units,
      unusedValue: money,
    })
    .nullable(),
  /** The newest balance of the console. */
  checked: z.strictObject({ at: instant, days: z.int() }).nullable(),
  overage: z.strictObject({ units, cost: money }),
})

const spend = z.strictObject({ thisMonth: money, lastMonth: money })

const task = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('expiring'),
    severity,
    account,
    lot: entryId,
    at: instant,
    unused: units,
    unusedValue: money,
  }),
  z.strictObject({ kind: z.literal('nothing-left'), severity, account }),
  z.strictObject({ kind: z.literal('running-out'), severity, account, at: instant, isUsedUp: z.boolean() }),
  /** A queue that neither the lots on hand nor planned purchases cover, from `at` on. */
  z.strictObject({
    kind: z.literal('uncovered'),
    severity,
    account,
    queue: z.string(),
    production: z.string(),
    name: z.string(),
    at: instant,
    units,
  }),
  z.strictObject({ kind: z.literal('overage'), severity, account, units, cost: money }),
  z.strictObject({ kind: z.literal('unchecked'), severity, account, days: z.int().nullable() }),
  z.strictObject({ kind: z.literal('month-open'), severity, month }),
])

const overviewJson = z.strictObject({
  at: instant,
  accounts: z.array(accountStanding),
  /** What was consumed, drawn from lots and overage, by production; the costliest first, the others as one. */
  spend: z.strictObject({
    month,
    lastMonth: month,
    /** The first day of the month that is running, and of the one before, as the ledger is asked for them. */
    from: z.string(),
    lastFrom: z.string(),
    total: spend,
    productions: z.array(
      z.strictObject({
        production: z.string().nullable(),
        ...spend.shape,
        /** In thousandths of the greatest figure: the length of a bar. */
        share: z.strictObject({ thisMonth: z.int(), lastMonth: z.int() }),
      }),
    ),
    others: z.strictObject({ productions: z.int(), ...spend.shape }).nullable(),
  }),
  /** Most urgent first. */
  tasks: z.array(task),
})

export type OverviewJson = z.infer<typeof overviewJson>
export type TaskJson = OverviewJson['tasks'][number]
export type AccountStandingJson = OverviewJson['accounts'][number]

const namesJson = z.strictObject({
  productions: z.array(z.string()),
  lots: z.array(
    z.strictObject({ lot: entryId, pack: z.string().nullable(), account, purchasedAt: instant, expiresAt: instant }),
  ),
  months: z.array(month),
})

/** What the overview and the palette ask for. */
export const overviewOperations = {
  'overview.show': query(z.strictObject({}), overviewJson),
  /** What the studio has names for: the productions used last, the lots bought last, and its months, the newest first. */
  'overview.names': query(z.strictObject({}), namesJson),
} as const
