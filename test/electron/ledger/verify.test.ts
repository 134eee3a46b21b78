import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { recordEntries } from '../../support/journal-files.ts'
import { amend, balance, purchase, usage } from '../../support/fold.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
let studio: TestStudio

const HISTORY = [
  purchase(1, '2026-01-05', { expires: '2026-02-05', units: '20', price: '30.00' }),
  usage(2, '2026-01-06', '0.7', { production: 'Nova' }),
  usage(3, '2026-01-07', '1', { outcome: 'failed' }),
  balance(4, '2026-01-08', '15'),
  amend(5, '2026-01-09', 1, '2026-02-03'),
  usage(6, '2026-02-10', '2', { charge: { payAsYouGo: 280_000 } }),
  purchase(7, '2026-02-11', { units: '10', price: '9.99' }),
]

beforeEach(async () => {
  studio = await open({ now: '2026-03-02' })
  await recordEntries(studio, HISTORY)
  await studio.value('months.close', { month: '2026-01' })
})

/** Changes the ledger behind the studio's back, and opens it again. */
async function tamper(...statements: readonly string[]): Promise<void> {
  await studio.close()
  const db = new Database(studio.ledgerFile)
  db.pragma('foreign_keys = OFF')
  for (const statement of statements) {
    // A statement that changes nothing would prove nothing.
    const { changes } = db.prepare(statement).run()
    if (!statement.startsWith('DROP')) expect(changes, statement).toBeGreaterThan(0)
  }
  db.close()
  await studio.open()
}

test('verify says ok of an untouched ledger, and counts what it looked at', async () => {
  expect(await studio.value('ledger.verify', {})).toEqual({
    ok: true,
    entries: 8,
    postings: 6,
    lots: 2,
    months: 2,
    findings: [],
  })
})

test('verify changes nothing', async () => {
  const before = await studio.value('studio.info', {})
  await studio.value('ledger.verify', {})
  expect(await studio.value('studio.info', {})).toEqual(before)
})

describe('verify finds', () => {
  const FIRST_JANUARY = 20_454

  test.each<[what: string, finding: string, ...statements: string[]]>([
    [
      'a changed posting',
      'posting: the journal does not give the stored row',
      'UPDATE posting SET units = -701 WHERE units = -700',
    ],
    [
      'a posting of another cost',
      'posting: the stored rows lack',
      "UPDATE posting SET cost = cost + 1 WHERE kind = 'overage'",
    ],
    ['a missing posting', 'posting: the stored rows lack', "DELETE FROM posting WHERE kind = 'expiry'"],
    [
      'a posting too many',
      'posting: the journal does not give the stored row',
      "INSERT INTO posting VALUES (1768000000000, 2, 1, 'usage', 1, 0, 0)",
    ],
    [
      'a changed roll-up of usage',
      'usage_day: the journal does not give the stored row',
      'UPDATE usage_day SET clips = clips + 1',
    ],
    ['a missing roll-up of usage', 'usage_day: the stored rows lack', 'DELETE FROM usage_day WHERE failed > 0'],
    [
      'a changed roll-up of a lot',
      'lot_day: the journal does not give the stored row',
      'UPDATE lot_day SET used_cost = used_cost - 1 WHERE used > 0',
    ],
    [
      'a roll-up that no posting backs',
      'lot_day: the journal does not give',
      `INSERT INTO lot_day VALUES (1, ${FIRST_JANUARY}, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
    ],
    [
      'a changed lot',
      'lot: the journal does not give the stored row',
      'UPDATE lot SET price = price + 1 WHERE entry = 7',
    ],
    [
      'a lot with another expiry',
      'lot: the stored rows lack',
      'UPDATE lot SET expires_at = first_expires_at WHERE expires_at <> first_expires_at',
    ],
    ['a lot that is gone', 'lot: the stored rows lack', 'DELETE FROM lot WHERE entry = 7'],
    ['a changed entry', 'posting: ', 'DROP TRIGGER entry_is_final', 'UPDATE entry SET clips = 2 WHERE seq = 2'],
    [
      'an entry at another instant',
      'posting: ',
      'DROP TRIGGER entry_is_final',
      'UPDATE entry SET at = at + 1 WHERE seq = 2',
    ],
    ['a missing entry', 'posting: ', 'DROP TRIGGER entry_stays', 'DELETE FROM entry WHERE seq = 6'],
    [
      'a changed charge',
      'posting: ',
      'DROP TRIGGER charge_is_final',
      'UPDATE charge SET units_per_clip = 800 WHERE units_per_clip = 700',
    ],
    [
      'a reference to what is not there',
      'file: dangling reference',
      'DROP TRIGGER entry_is_final',
      'UPDATE entry SET production = 77 WHERE seq = 3',
    ],
    [
      'a closed month with another digest',
      '2026-01: is closed and does not come to the digest it was closed with',
      'DROP TRIGGER entry_is_final',
      "UPDATE entry SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE kind = 'close'",
    ],
    [
      'a closed month whose figures were changed everywhere alike',
      '2026-01: is closed and does not come to the digest it was closed with',
      'DROP TRIGGER entry_is_final',
      'UPDATE entry SET clips = 2 WHERE seq = 3',
      'UPDATE usage_day SET failed = 2 WHERE failed > 0',
    ],
    [
      'costs that do not add up to the price',
      'the costs and the book value do not add up to the price',
      'UPDATE lot_day SET book_value = book_value + 1 WHERE lot = 7',
    ],
    [
      'units that are nowhere',
      'units in do not equal units out and left',
      'UPDATE lot_day SET remaining = remaining - 1 WHERE lot = 7',
    ],
    [
      'a lot that holds less than nothing',
      'holds less than nothing, or more than it was bought with',
      'UPDATE lot_day SET remaining = -1 WHERE lot = 7',
    ],
    [
      'a month that does not open with what the one before closed with',
      '2026-01: lot 019b0000-0000-7000-8000-000000000001 does not close with what 2026-02 opens with',
      'UPDATE lot_day SET used = used + 1 WHERE used > 0 AND lot = 1',
    ],
  ])('%s', async (_what, finding, ...statements) => {
    await tamper(...statements)
    const { ok, findings } = await studio.value('ledger.verify', {})
    expect(ok).toBe(false)
    expect(findings.join('\n')).toContain(finding)
  })
})

test('verify says what differs of a whole table in few words', async () => {
  await tamper('UPDATE posting SET cost = cost + 1')
  const { findings } = await studio.value('ledger.verify', {})
  expect(findings.filter((finding) => finding.startsWith('posting')).length).toBeLessThanOrEqual(6)
})
