import { expect, test } from 'vitest'
import type { LedgerEntryJson } from '../../../shared/api/shapes.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import { integerBetween, pickWeighted, seededRandom } from '../../../shared/domain/random.ts'
import type { Random } from '../../../shared/domain/random.ts'
import { at } from '../../support/fold.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'
import { useUnsyncedDisk } from '../../support/unsynced.ts'

useUnsyncedDisk()
const open = useStudios()
const HOUR = 3_600_000

/** Records something, now or backdated; answers the entry as it was answered, null where it was refused. */
async function recordSomething(
  studio: TestStudio,
  random: Random,
  lots: readonly string[],
): Promise<LedgerEntryJson | null> {
  const now = studio.clock.now()
  const when = formatInstant(random() < 0.5 ? now : now - integerBetween(random, 0, 100) * HOUR)
  const units = String(integerBetween(random, 1, 40))
  const lot = lots[integerBetween(random, 0, lots.length - 1)]
  const what = pickWeighted<'usage' | 'purchase' | 'balance' | 'amend'>(random, [
    { value: 'usage', weight: 6 },
    { value: 'purchase', weight: 2 },
    { value: 'balance', weight: 2 },
    { value: 'amend', weight: 1 },
  ])
  const expires = formatInstant(now + integerBetween(random, 1, 300) * HOUR)
  switch (what) {
    case 'usage': {
      const clip = {
        model: 'hailuo-02',
        resolution: '768p',
        seconds: 10,
        clips: integerBetween(random, 1, 9),
        at: when,
      }
      return answered(await studio.studio.call('usage.record', clip))
    }
    case 'purchase':
      return answered(
        await studio.studio.call('purchases.record', { pack: 'custom', units, price: units, at: when, expires }),
      )
    case 'balance':
      return answered(await studio.studio.call('balances.assert', { units, at: when }))
    case 'amend':
      return answered(await studio.studio.call('lots.amend', { lot: lot ?? 'none', at: when, expires }))
  }
}

function answered(outcome: Awaited<ReturnType<TestStudio['studio']['call']>>): LedgerEntryJson | null {
  if (outcome.ok) return (outcome.value as { readonly entry: LedgerEntryJson }).entry
  expect(['invalid_input', 'not_found']).toContain(outcome.error.code)
  return null
}

test.each([1, 2, 3, 4, 5, 6])(
  'what recording answers is what the ledger shows of it then, and after it is opened again (run %i)',
  async (seed) => {
    const studio = await open({ now: '2026-01-05', backups: false })
    const random = seededRandom(seed)
    const lots: string[] = []
    let recorded = 0
    for (let step = 0; step < 25; step += 1) {
      studio.clock.set(studio.clock.now() + integerBetween(random, 0, 30) * HOUR)
      if (step % 8 === 7) await studio.reopen()
      const entry = await recordSomething(studio, random, lots)
      if (entry === null) continue
      recorded += 1
      if (entry.kind === 'purchase') lots.push(entry.id)
      const { entries } = await studio.value('entries.list', {})
      expect(entries.find((one) => one.id === entry.id)).toEqual(entry)
    }
    expect(recorded).toBeGreaterThan(12)
    expect(await studio.findings()).toEqual([])
  },
)

test('the list is the same page by page as at once, in R1 order, and its expiries come once', async () => {
  const studio = await open({ now: '2026-01-05', backups: false })
  const random = seededRandom(99)
  const lots: string[] = []
  for (let step = 0; step < 25; step += 1) {
    studio.clock.set(studio.clock.now() + integerBetween(random, 0, 1) * 24 * HOUR)
    const entry = await recordSomething(studio, random, lots)
    if (entry?.kind === 'purchase') lots.push(entry.id)
  }
  studio.clock.set(at('2026-03-01'))
  const whole = await studio.value('entries.list', {})
  expect(whole.next).toBeNull()
  expect(whole.expiries.length).toBeGreaterThan(0)
  for (const limit of [1, 2, 7]) {
    const entries: LedgerEntryJson[] = []
    const expiries: unknown[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(limit, after)
      expect(page.entries.length).toBeLessThanOrEqual(limit)
      entries.push(...page.entries)
      expiries.push(...page.expiries)
      after = page.next
    } while (after !== null)
    expect(entries).toEqual(whole.entries)
    expect(expiries).toEqual(whole.expiries)
  }

  function list(limit: number, after: string | null) {
    return studio.value('entries.list', after === null ? { limit } : { limit, after })
  }
})
