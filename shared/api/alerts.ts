import * as z from 'zod'
import { SEVERITIES } from '../domain/tasks.ts'
import { name, when } from './input-fields.ts'
import { command, query } from './operation.ts'
import { entryId, instant, money, units } from './shapes.ts'

const common = {
  /** Names what the alert is about, the same however far it has come: for snoozing it. */
  key: z.string(),
  severity: z.enum(SEVERITIES),
}
const ofAccount = { ...common, account: z.string() }
const ofLot = { ...ofAccount, lot: entryId, pack: z.string().nullable(), at: instant, units, cost: money }

const alertJson = z.discriminatedUnion('kind', [
  /** What was forfeited at a lot's expiry. */
  z.strictObject({ kind: z.literal('expired'), ...ofLot }),
  /** What a lot holds so many days before its expiry. */
  z.strictObject({ kind: z.literal('expiring'), ...ofLot, days: z.int() }),
  /** What will be forfeited at the current pace, the first of it at `at`. */
  z.strictObject({ kind: z.literal('at-risk'), ...ofAccount, at: instant, units, cost: money }),
  /** A queue that the lots on hand do not cover, from `at` on. */
  z.strictObject({
    kind: z.literal('uncovered'),
    ...ofAccount,
    queue: z.string(),
    production: z.string(),
    name: z.string(),
    at: instant,
    units,
  }),
  z.strictObject({
    kind: z.literal('over-budget'),
    ...common,
    production: z.string(),
    percent: z.int(),
    spent: money,
    budget: money,
  }),
  /** The console was last compared at `checkedAt`. */
  z.strictObject({ kind: z.literal('unchecked'), ...ofAccount, checkedAt: instant.nullable() }),
])

export type AlertJson = z.infer<typeof alertJson>

const listedAlert = z.strictObject({
  alert: alertJson,
  /** When it was raised last; null where no host has raised it yet. */
  raisedAt: instant.nullable(),
  /** Until when nobody wants to hear of it. */
  snoozedUntil: instant.nullable(),
})

export type ListedAlert = z.infer<typeof listedAlert>

const wholeNumber = (least: number, most: number, what: string) =>
  z.int(`must be ${what}`).min(least, `must be ${what}`).max(most, `must be ${what}`)

const days = wholeNumber(1, 366, 'whole days from 1 to 366')
const DAYS_ON_LIST = 10

const expiryDays = z
  .array(days)
  .max(DAYS_ON_LIST, `must be at most ${DAYS_ON_LIST} numbers`)
  .transform((list) => [...new Set(list)].sort((a, b) => b - a))
const budgetPercents = z
  .array(wholeNumber(1, 1000, 'percent from 1 to 1000'))
  .max(DAYS_ON_LIST, `must be at most ${DAYS_ON_LIST} numbers`)
  .transform((list) => [...new Set(list)].sort((a, b) => a - b))
const coolDownHours = wholeNumber(0, 720, 'whole hours from 0 to 720')

const accountThresholds = z.strictObject({
  account: z.string(),
  /** Days before a lot's expiry, falling. */
  expiryDays: z.array(z.int()),
  /** Units at risk at the current pace; null for never. */
  unitsAtRisk: units.nullable(),
  uncheckedDays: z.int().nullable(),
  tellsUncovered: z.boolean(),
})

export type AccountThresholdsJson = z.infer<typeof accountThresholds>

const thresholds = z.strictObject({
  accounts: z.array(accountThresholds),
  /** Percent of a production's budget, rising. */
  budgetPercents: z.array(z.int()),
  /** For so long what was told and has passed is not told again. */
  coolDownHours: z.int(),
})

export type ThresholdsJson = z.infer<typeof thresholds>

/** What a host that stays, the list of alerts and the settings ask for. */
export const alertOperations = {
  /**
   * Does what is due: expiries are posted, and each alert that has not been raised is, once. A host that stays calls it at `next`, and
   * after each change.
   */
  'deadlines.meet': command(
    z.strictObject({}),
    z.strictObject({ at: instant, raised: z.array(alertJson), next: instant.nullable() }),
  ),
  /** What holds now, most urgent first, whether or not somebody was told. */
  'alerts.list': query(
    z.strictObject({}),
    z.strictObject({ at: instant, zone: z.string(), alerts: z.array(listedAlert) }),
  ),
  /** Lets nobody hear of an alert until then; null ends its snooze. */
  'alerts.snooze': command(
    z.strictObject({ alert: z.string().min(1), until: when.nullable() }),
    z.strictObject({ alert: z.string(), until: instant.nullable() }),
  ),
  /** Writes the expiries of lots and the latest safe starts of queues as iCalendar. */
  'exports.calendar': command(
    z.strictObject({ file: z.string().min(1) }),
    z.strictObject({ file: z.string(), events: z.int(), bytes: z.int() }),
  ),
  'alerts.thresholds': query(z.strictObject({}), thresholds),
  /** Sets what is given, of one account and of the studio; the rest stays. */
  'alerts.setThresholds': command(
    z.strictObject({
      account: name.optional(),
      expiryDays: expiryDays.optional(),
      unitsAtRisk: z
        .string()
        .regex(/^\s*\d+(\.\d{1,3})?\s*$/, 'must be units such as 100')
        .nullable()
        .optional(),
      uncheckedDays: days.nullable().optional(),
      tellsUncovered: z.boolean().optional(),
      budgetPercents: budgetPercents.optional(),
      coolDownHours: coolDownHours.optional(),
    }),
    thresholds,
  ),
} as const
