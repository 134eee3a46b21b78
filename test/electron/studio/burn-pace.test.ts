import { describe, expect, test } from 'vitest'
import { dayOf, formatDay, formatInstant, startOfDay } from '../../../shared/domain/calendar.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import { amend, balance, entryId, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { scaled } from '../../support/naive-statement.ts'
import { randomStudio, SEEDS } from '../../support/random-studio.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()

describe('the burn-down with its pace', () => {
  test.each(SEEDS)('ends each day with what the balance at that instant says (journal %i)', async (seed) => {
    const { studio, journal } = await randomStudio(open, seed)
    const { zone } = journal.settings
    const { accounts, from, to } = await studio.value('burndown.pace', { range: '90d' })
    expect(to).toBe(formatDay(dayOf(journal.through, zone)))
    expect(from).toBe(formatDay(dayOf(journal.through, zone) - 90))
    for (const { account, points, lots, units, forfeited } of accounts.map((one) => ({
      ...one,
      forfeited: new Map(one.lots.map((lot) => [lot.id, lot.forfeited])),
    }))) {
      for (const point of points.filter((_, index) => index % 9 === 0)) {
        // The last instant before the end: an expiry at midnight is the next day's.
        const before = point === points.at(-1) ? point.at : formatInstant(Date.parse(point.at) - 1)
        const sheet = await studio.value('balance.show', { at: before, account })
        const sorted = (all: readonly { readonly units: string }[]) =>
          all.toSorted((a, b) => (a.units < b.units ? -1 : 1))
        expect(point.units).toBe(sheet.accounts[0]?.units)
        expect(sorted(point.lots)).toEqual(
          sorted((sheet.accounts[0]?.lots ?? []).map((lot) => ({ lot: lot.id, units: lot.remaining }))),
        )
      }
      expect(points.at(-1)?.units).toBe(units)
      const { expiries } = await studio.value('entries.list', { from, account })
      for (const lot of lots) {
        const lost = expiries.find((one) => one.lot === lot.id)
        expect(forfeited.get(lot.id)).toBe(lost === undefined ? '0' : lost.units.replace('-', ''))
      }
    }
  })

  test.each(SEEDS)('takes the run rate from the whole days before today (journal %i)', async (seed) => {
    const { studio, journal, ledger } = await randomStudio(open, seed)
    const { zone } = journal.settings
    const today = dayOf(journal.through, zone)
    const { accounts } = await studio.value('burndown.pace', { range: '12m' })
    for (const { account, rate } of accounts) {
      const takes = ledger.entries
        .filter((entry) => entry.kind === 'usage' && entry.account === account)
        .map((entry) => ({
          day: dayOf(Date.parse(entry.at), zone),
          units: entry.postings.reduce((sum, one) => sum - scaled(one.units, 3), 0n),
        }))
        .filter(({ units }) => units > 0n)
      const first = Math.min(...takes.map(({ day }) => day))
      if (takes.length === 0) {
        expect(rate).toBeNull()
        continue
      }
      const start = first === today ? today : Math.max(today - 14, first)
      const end = first === today ? today + 1 : today
      const used = takes.filter(({ day }) => day >= start && day < end).reduce((sum, { units }) => sum + units, 0n)
      expect(rate).toMatchObject({ used: formatUnits(Number(used)), days: end - start })
    }
  })

  /** 100 units from 1 to 31 January, of which a unit a day is used, and 50 more that are bought on the 11th and expire on the 21st. */
  async function twoLots(now: string): Promise<TestStudio> {
    const studio = await open({ now })
    const takes = Array.from({ length: 10 }, (_, index) =>
      usage(10 + index, `2026-01-${String(index + 1).padStart(2, '0')} 12:00`, '1'),
    )
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '100', price: '25.00', expires: '2026-01-31' }),
      ...takes,
      purchase(2, '2026-01-11', { units: '50', price: '10.00', expires: '2026-01-21' }),
    ])
    return studio
  }

  test('says what would be left of each lot at the run rate, and what that cost', async () => {
    const studio = await twoLots('2026-01-11')
    const { accounts } = await studio.value('burndown.pace', {})
    const [main] = accounts
    expect(main?.rate).toEqual({ perDay: '1', used: '10', days: 10 })
    expect(main?.lots.map((lot) => [lot.id, lot.left, lot.outlook?.unused, lot.outlook?.unusedValue.amount])).toEqual([
      [entryId(2), '50', '40', '8.00'],
      [entryId(1), '90', '80', '20.00'],
    ])
    expect(main?.outlook).toMatchObject({
      unused: '120',
      emptyAt: '2026-01-31T00:00:00Z',
      lastsDays: 20,
      isUsedUp: false,
    })
    // 50 units in 10 days, or all 140 in 20.
    expect(main?.neededPerDay).toBe('7')
  })

  test('draws the even pace from each purchase to its expiry, and goes on to the last of them', async () => {
    const studio = await twoLots('2026-01-11')
    const { accounts } = await studio.value('burndown.pace', {})
    expect(accounts[0]?.even).toEqual([
      { at: '2026-01-01T00:00:00Z', units: '100' },
      { at: '2026-01-11T00:00:00Z', units: '66.667' },
      { at: '2026-01-11T00:00:00Z', units: '116.667' },
      { at: '2026-01-21T00:00:00Z', units: '33.333' },
      { at: '2026-01-31T00:00:00Z', units: '0' },
    ])
    expect(accounts[0]?.projection.at(-1)).toEqual({
      day: '2026-01-30',
      at: '2026-01-31T00:00:00Z',
      units: '0',
      even: '0',
    })
    expect(accounts[0]?.projection[0]).toMatchObject({ day: '2026-01-12', units: '138' })
  })

  test('follows a lot to the expiry that an amend gave it', async () => {
    const studio = await twoLots('2026-01-11')
    await recordEntries(studio, [amend(90, '2026-01-11', 1, '2026-02-20')])
    const { accounts } = await studio.value('burndown.pace', {})
    expect(accounts[0]?.lots.at(-1)).toMatchObject({ id: entryId(1), expiresAt: '2026-02-20T00:00:00Z' })
    expect(accounts[0]?.outlook.emptyAt).toBe('2026-02-20T00:00:00Z')
  })

  test('tells the days on which balances changed what is left', async () => {
    const studio = await twoLots('2026-01-12')
    await recordEntries(studio, [balance(91, '2026-01-11 08:00', '130'), balance(92, '2026-01-11 09:00', '130')])
    const { accounts } = await studio.value('burndown.pace', {})
    expect(accounts[0]?.adjustments).toEqual([{ day: '2026-01-11', at: '2026-01-12T00:00:00Z', units: '-10' }])
  })

  test('goes as far back as is asked for', async () => {
    const studio = await twoLots('2026-01-11')
    const froms = []
    for (const range of ['30d', '90d', 'lots', '12m'] as const) {
      froms.push((await studio.value('burndown.pace', { range })).from)
    }
    expect(froms).toEqual(['2025-12-12', '2025-10-13', '2026-01-01', '2025-01-11'])
  })

  test('counts a day from midnight to midnight of the studio’s zone', async () => {
    const studio = await open({ now: '2026-03-30', zone: 'Europe/Berlin' })
    await recordEntries(studio, [purchase(1, '2026-03-27', { units: '10', expires: '2026-05-01' })])
    const { accounts } = await studio.value('burndown.pace', { range: 'lots' })
    // Clocks go forward on the 29th: that day has 23 hours.
    expect(accounts[0]?.points.map((point) => point.at)).toEqual([
      formatInstant(startOfDay(dayOf(Date.parse('2026-03-28T12:00:00Z'), 'Europe/Berlin'), 'Europe/Berlin')),
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      '2026-03-30T00:00:00Z',
    ])
  })

  test('is empty for an account that is not there, and in a studio without entries', async () => {
    const studio = await twoLots('2026-01-11')
    expect((await studio.value('burndown.pace', { account: 'nobody' })).accounts).toEqual([])
    const fresh = await open()
    expect((await fresh.value('burndown.pace', {})).accounts).toEqual([])
  })
})
