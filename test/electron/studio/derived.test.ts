import { afterAll, expect, test } from 'vitest'
import type { BalanceSheetJson, BurndownJson, PostingJson, StatementJson } from '../../../shared/api/shapes.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { dayOf, formatDay, formatInstant, parseDay, parseInstant, startOfDay } from '../../../shared/domain/calendar.ts'
import { currencyDigits } from '../../../shared/domain/money.ts'
import type { Random } from '../../../shared/domain/random.ts'
import { integerBetween, seededRandom } from '../../../shared/domain/random.ts'
import { recordJournal } from '../../support/journal-files.ts'
import type { ListedLedger } from '../../support/naive-statement.ts'
import { NaiveStatements, scaled } from '../../support/naive-statement.ts'
import type { RandomJournal } from '../../support/random-journal.ts'
import { randomJournal } from '../../support/random-journal.ts'
import { monthsOf } from '../../support/studio-picture.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'
import { useUnsyncedDisk } from '../../support/unsynced.ts'

useUnsyncedDisk()
const open = useStudios()
const openForAll = useStudios(afterAll)
const SEEDS = Array.from({ length: 30 }, (_, index) => index + 1)
const DAY = 86_400_000

/** A ledger with all that the studio says about it. */
interface Recorded {
  readonly studio: TestStudio
  readonly journal: RandomJournal
  readonly listed: ListedLedger
  /** All postings, those of expiries included. */
  readonly postings: readonly PostingJson[]
  readonly digits: number
  readonly first: Instant
}

const ledgers = new Map<number, Promise<Recorded>>()

/** The ledger of a random journal, which the tests only look at. */
function record(seed: number): Promise<Recorded> {
  const known = ledgers.get(seed) ?? recordNew(seed)
  ledgers.set(seed, known)
  return known
}

async function recordNew(seed: number): Promise<Recorded> {
  const studio = await openForAll({ backups: false })
  const journal = randomJournal(seed)
  await recordJournal(studio, journal)
  const listed = await studio.value('entries.list', {})
  const postings = [...listed.entries.flatMap((entry) => entry.postings), ...listed.expiries]
  const first = journal.entries[0]?.at ?? journal.through
  return { studio, journal, listed, postings, digits: currencyDigits(journal.settings.currency), first }
}

async function statementsOf({ studio, journal, first }: Recorded): Promise<StatementJson[]> {
  const months = monthsOf({ from: first - 40 * DAY, to: journal.through }, journal.settings.zone)
  const statements: StatementJson[] = []
  for (const month of months) statements.push(await studio.value('statement.show', { month }))
  return statements
}

test.each(SEEDS)('every month comes to what its postings add up to, one by one (journal %i)', async (seed) => {
  const recorded = await record(seed)
  const { zone, currency } = recorded.journal.settings
  const naive = new NaiveStatements(recorded.listed, zone, currency, recorded.digits)
  for (const statement of await statementsOf(recorded)) {
    expect({ ...statement, accounts: statement.accounts.filter(hasFigures) }, statement.month).toEqual(
      naive.of(statement.month),
    )
  }
  expect(await recorded.studio.findings()).toEqual([])
})

function hasFigures({ account: _account, ...figures }: StatementJson['accounts'][number]): boolean {
  return Object.values(figures).some((figure) => Number(figure.units) !== 0 || Number(figure.cost.amount) !== 0)
}

test.each(SEEDS)(
  'each month opens with what the one before closed with, and its movements add up (journal %i)',
  async (seed) => {
    const recorded = await record(seed)
    const money = (figure: { cost: { amount: string } }): bigint => scaled(figure.cost.amount, recorded.digits)
    const units = (figure: { units: string }): bigint => scaled(figure.units, 3)
    const zero = { units: '0', cost: { amount: '0', currency: '' } }
    let closing = new Map<string, { readonly units: string; readonly cost: { readonly amount: string } }>()
    for (const { month, accounts, byProduction, byRenderKind, byLot, totals } of await statementsOf(recorded)) {
      for (const one of accounts) {
        const { account, opening, purchased, used, adjusted, expired } = one
        const before = closing.get(account) ?? zero
        expect([units(opening), money(opening)], `${month} ${account}`).toEqual([units(before), money(before)])
        expect(units(one.closing)).toBe(
          units(opening) + units(purchased) - units(used) + units(adjusted) - units(expired),
        )
        expect(money(one.closing)).toBe(
          money(opening) + money(purchased) - money(used) - money(adjusted) - money(expired),
        )
        for (const rows of [byProduction, byRenderKind]) {
          const own = rows.filter((row) => row.account === account)
          expect(total(own.map((row) => scaled(row.units, 3)))).toBe(units(used))
          expect(total(own.map((row) => scaled(row.cost.amount, recorded.digits)))).toBe(money(used))
          expect(total(own.map((row) => scaled(row.overageUnits, 3)))).toBe(units(one.overage))
          expect(total(own.map((row) => scaled(row.overageCost.amount, recorded.digits)))).toBe(money(one.overage))
        }
      }
      expect(total(byLot.map((lot) => scaled(lot.used, 3)))).toBe(total(accounts.map((one) => units(one.used))))
      expect(total(byLot.map((lot) => scaled(lot.cost.amount, recorded.digits)))).toBe(
        total(accounts.map((one) => money(one.used))),
      )
      expect(total(byLot.map((lot) => scaled(lot.expired, 3)))).toBe(total(accounts.map((one) => units(one.expired))))
      expect(scaled(totals.wasted.amount, recorded.digits)).toBe(total(accounts.map((one) => money(one.expired))))
      for (const [account, left] of closing) {
        if (units(left) !== 0n)
          expect(
            accounts.map((one) => one.account),
            `${month} carries ${account} on`,
          ).toContain(account)
      }
      closing = new Map(accounts.map((one) => [one.account, one.closing]))
    }
  },
)

function total(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n)
}

test.each(SEEDS)('the balance at any instant is what the postings up to it leave (journal %i)', async (seed) => {
  const recorded = await record(seed)
  for (const at of instantsToAsk(seededRandom(seed), recorded)) {
    const shown = await recorded.studio.value('balance.show', { at: formatInstant(at) })
    expect(leftByAccount(shown, recorded.digits), formatInstant(at)).toEqual(naiveBalance(recorded, at))
  }
})

/** Before the first posting, at and around some of them, at random instants, and after the last. */
function instantsToAsk(random: Random, { postings, journal, first }: Recorded): Instant[] {
  const pick = (): Instant => parseInstant(postings[integerBetween(random, 0, postings.length - 1)]?.at ?? '', 'at')
  const midnight = startOfDay(dayOf(pick(), journal.settings.zone), journal.settings.zone)
  return [
    first - 1,
    first,
    ...Array.from({ length: 4 }, pick).flatMap((at) => [at - 1, at, at + 1]),
    ...Array.from({ length: 8 }, () => integerBetween(random, first, journal.through)),
    midnight - 1,
    midnight,
    journal.through,
  ]
}

interface Left {
  readonly units: bigint
  readonly lots: Readonly<Record<string, readonly [remaining: bigint, bookValue: bigint]>>
  readonly overage: readonly [units: bigint, cost: bigint]
}

function leftByAccount({ accounts }: BalanceSheetJson, digits: number): Map<string, Left> {
  return new Map(
    accounts.map(({ account, units, lots, overage }) => [
      account,
      {
        units: scaled(units, 3),
        lots: Object.fromEntries(
          lots.map((lot) => [lot.id, [scaled(lot.remaining, 3), scaled(lot.bookValue.amount, digits)]]),
        ),
        overage: [scaled(overage.units, 3), scaled(overage.cost.amount, digits)],
      } satisfies Left,
    ]),
  )
}

function naiveBalance({ postings, journal, digits, listed }: Recorded, at: Instant): Map<string, Left> {
  const upTo = postings.filter((posting) => parseInstant(posting.at, 'at') <= at)
  const names = new Set([
    ...journal.settings.drawingOrders.keys(),
    ...listed.entries.flatMap((entry) => ('account' in entry ? [entry.account] : [])),
  ])
  return new Map(
    [...names].map((account) => {
      const own = upTo.filter((posting) => posting.account === account)
      const lots = new Map<string, [bigint, bigint]>()
      const overage: [bigint, bigint] = [0n, 0n]
      for (const { lot, units, cost, price } of own) {
        const [amount, money] = [scaled(units, 3), scaled(price?.amount ?? '0', digits) - scaled(cost.amount, digits)]
        const sums = lot === null ? overage : (lots.get(lot) ?? [0n, 0n])
        sums[0] += amount
        sums[1] += money
        if (lot !== null) lots.set(lot, sums)
      }
      const holding = [...lots].filter(([, [remaining]]) => remaining !== 0n)
      const units = total(holding.map(([, [remaining]]) => remaining))
      return [account, { units, lots: Object.fromEntries(holding), overage: [-overage[0], -overage[1]] }]
    }),
  )
}

test.each(SEEDS)('the burn-down shows what the postings leave at the end of every day (journal %i)', async (seed) => {
  const recorded = await record(seed)
  const { zone } = recorded.journal.settings
  const [from, to] = [dayOf(recorded.first - DAY, zone), dayOf(recorded.journal.through, zone)]
  const shown = await recorded.studio.value('burndown.show', { from: formatDay(from), to: formatDay(to) })
  expect(pointsOf(shown)).toEqual(naivePoints(recorded, from, to))
  const middle = Math.floor((from + to) / 2)
  const half = await recorded.studio.value('burndown.show', { from: formatDay(middle), to: formatDay(to) })
  expect(pointsOf(half)).toEqual(naivePoints(recorded, middle, to))
})

/** "day lot": units, for whatever holds something. */
function pointsOf({ accounts }: BurndownJson): Record<string, bigint> {
  const points = accounts.flatMap((account) =>
    account.points.flatMap(({ day, units, lots }) => {
      expect(scaled(units, 3)).toBe(total(lots.map((lot) => scaled(lot.units, 3))))
      return lots.map((lot) => [`${day} ${lot.lot}`, scaled(lot.units, 3)] as const)
    }),
  )
  return Object.fromEntries(points)
}

function naivePoints({ postings, journal }: Recorded, from: number, to: number): Record<string, bigint> {
  const points: Record<string, bigint> = {}
  const moves = postings.map((posting) => ({ ...posting, instant: parseInstant(posting.at, 'at') }))
  for (let day = from; day <= to; day += 1) {
    const end = startOfDay(day + 1, journal.settings.zone)
    for (const { lot, units } of moves.filter((move) => move.instant < end)) {
      if (lot === null) continue
      const key = `${formatDay(day)} ${lot}`
      points[key] = (points[key] ?? 0n) + scaled(units, 3)
    }
  }
  return Object.fromEntries(Object.entries(points).filter(([, units]) => units !== 0n))
}

test('a balance after the newest posting counts what is due to expire by then as gone', async () => {
  const studio = await open({ now: '2026-01-10' })
  await studio.value('purchases.record', { pack: 'custom', units: '10', price: '10', expires: '2026-01-20' })
  await studio.value('purchases.record', {
    pack: 'custom',
    units: '7',
    price: '7',
    expires: '2026-01-20T00:00:00.001Z',
  })
  const unitsAt = async (at: string) => (await studio.value('balance.show', { at })).accounts[0]?.units
  expect(await unitsAt('2026-01-19T23:59:59.999Z')).toBe('17')
  expect(await unitsAt('2026-01-20')).toBe('7')
  expect(await unitsAt('2026-01-21')).toBe('0')
  expect((await studio.value('entries.list', {})).expiries).toEqual([])
})

test('R3 expiry: the clock passing an expiry posts it once, whoever asks and however often', async () => {
  const studio = await open({ now: '2026-01-10' })
  await studio.value('purchases.record', { pack: 'custom', units: '10', price: '10', expires: '2026-01-20' })
  studio.clock.set('2026-01-19 23:59')
  expect((await studio.value('entries.list', {})).expiries).toEqual([])
  studio.clock.set('2026-01-20')
  const { expiries } = await studio.value('entries.list', {})
  expect(expiries).toMatchObject([
    { kind: 'expiry', at: '2026-01-20T00:00:00Z', units: '-10', cost: { amount: '10.00' } },
  ])
  for (const when of ['2026-01-20 00:01', '2026-01-25', '2026-01-20', '2026-03-01']) {
    studio.clock.set(when)
    await studio.value('balance.show', {})
    await studio.value('statement.show', { month: '2026-01' })
    await studio.reopen()
    expect((await studio.value('entries.list', {})).expiries).toEqual(expiries)
  }
  expect(await studio.findings()).toEqual([])
})

test('R3 expiry: what expires in turns, at one instant or after its units are used up, is posted as a rebuild posts it', async () => {
  const studio = await open({ now: '2026-01-10' })
  const buy = (units: string, expires: string) =>
    studio.value('purchases.record', { pack: 'custom', units, price: units, expires })
  await buy('3', '2026-01-12')
  await buy('4', '2026-01-12')
  await buy('5', '2026-01-13')
  await studio.value('usage.record', { model: 'hailuo-02', resolution: '768p', seconds: 6, clips: 3 })
  const before = studio.events.length
  studio.clock.set('2026-01-12 12:00')
  await studio.value('balance.show', {})
  expect(studio.events.slice(before)).toMatchObject([{ type: 'changed', areas: ['ledger'] }])
  studio.clock.set('2026-01-14')
  const { expiries } = await studio.value('entries.list', {})
  expect(expiries.map(({ at, units }) => [at, units])).toEqual([
    ['2026-01-12T00:00:00Z', '-4'],
    ['2026-01-13T00:00:00Z', '-5'],
  ])
  expect(await studio.findings()).toEqual([])
})

test('days are those of the studio’s zone: a balance is found by its day across a change of the clocks', async () => {
  const studio = await open({ now: '2026-03-30', zone: 'Europe/Berlin' })
  await studio.value('purchases.record', {
    pack: 'custom',
    units: '100',
    price: '100',
    at: '2026-03-28',
    expires: '2026-04-20',
  })
  const use = (at: string) => studio.value('usage.record', { model: 'hailuo-02', resolution: '768p', seconds: 6, at })
  await use('2026-03-28T22:59:59.999Z')
  await use('2026-03-28T23:00:00Z')
  await use('2026-03-29T00:59:59Z')
  await use('2026-03-29T21:59:59.999Z')
  await use('2026-03-29T22:00:00Z')
  const { accounts } = await studio.value('burndown.show', { from: '2026-03-28', to: '2026-03-30' })
  expect(accounts[0]?.points.map((point) => point.units)).toEqual(['99', '96', '95'])
  expect(startOfDay(parseDay('2026-03-30', 'day'), 'Europe/Berlin')).toBe(parseInstant('2026-03-29T22:00:00Z', 'at'))
})

test('R10 months: what expires at a month’s first instant is that month’s, which opens with it', async () => {
  const studio = await open({ now: '2026-01-10' })
  await studio.value('purchases.record', { pack: 'custom', units: '10', price: '10', expires: '2026-02-01' })
  studio.clock.set('2026-03-02')
  const figures = async (month: string) => (await studio.value('statement.show', { month })).accounts
  expect(await figures('2026-01')).toMatchObject([{ expired: { units: '0' }, closing: { units: '10' } }])
  expect(await figures('2026-02')).toMatchObject([
    { opening: { units: '10' }, expired: { units: '10', cost: { amount: '10.00' } }, closing: { units: '0' } },
  ])
  expect(await figures('2026-03')).toEqual([])
})
