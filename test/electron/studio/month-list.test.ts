import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { purchase } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { randomStudio, SEEDS } from '../../support/random-studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()

describe('the list of months', () => {
  test.each(SEEDS)(
    'has every month with a movement or a take, and no other but the running one (journal %i)',
    async (seed) => {
      const { studio, journal, ledger } = await randomStudio(open, seed)
      const { zone } = journal.settings
      const monthOf = (at: string): string =>
        Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth().toString()
      const moved = [
        ...ledger.entries.filter((entry) => entry.postings.length > 0 || entry.kind === 'usage').map((one) => one.at),
        ...ledger.expiries.map((one) => one.at),
      ].map(monthOf)
      const { months, running } = await studio.value('months.list', {})
      expect(months.filter((one) => one.hasEntries).map((one) => one.month)).toEqual(
        [...new Set(moved)].sort().reverse(),
      )
      expect(months.filter((one) => !one.hasEntries).every((one) => one.month === running)).toBe(true)
    },
  )

  test('says when a month was closed, and forgets it when it is reopened', async () => {
    const studio = await open({ now: '2026-02-03 10:00' })
    await recordEntries(studio, [purchase(1, '2026-01-05')])
    const january = async () => (await studio.value('months.list', {})).months.find((one) => one.month === '2026-01')
    expect(await january()).toEqual({ month: '2026-01', closedAt: null, digest: null, note: null, hasEntries: true })
    await studio.value('months.close', { month: '2026-01' })
    expect((await january())?.closedAt).toBe('2026-02-03T10:00:00Z')
    studio.clock.set('2026-02-04')
    await studio.value('months.reopen', { month: '2026-01' })
    expect((await january())?.closedAt).toBeNull()
  })

  test('is the running month alone in a studio without entries', async () => {
    const studio = await open({ now: '2026-11-10', zone: 'Asia/Tokyo' })
    expect(await studio.value('months.list', {})).toEqual({
      at: '2026-11-10T00:00:00Z',
      running: '2026-11',
      months: [{ month: '2026-11', closedAt: null, digest: null, note: null, hasEntries: false }],
    })
  })
})
