import { readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ImportReportJson } from '../../../shared/api/shapes.ts'
import { recordEntries, writeJournal } from '../../support/journal-files.ts'
import { amend, at, balance, entryId, purchase, usage } from '../../support/fold.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'
import { pictureOf } from '../../support/studio-picture.ts'

const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6, externalId: 'task-1', at: '2026-01-06' } as const
const pack = { pack: 'custom', units: '10', price: '10', expires: '2026-04-01', at: '2026-01-05' } as const
let studio: TestStudio

beforeEach(async () => {
  studio = await open({ now: '2026-01-20' })
  await studio.value('purchases.record', pack)
})

async function unitsLeft(of: TestStudio = studio): Promise<string | undefined> {
  return (await of.value('balance.show', {})).accounts[0]?.units
}

const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome,clips'

function importRows(rows: readonly string[], options: { preview?: boolean } = {}): Promise<ImportReportJson> {
  const file = studio.path('usage.csv')
  writeFileSync(file, [HEAD, ...rows, ''].join('\n'))
  return studio.value('imports.usage', { file, ...options })
}

describe('R12 idempotency: what is said twice', () => {
  test('is recorded once, and answered as a duplicate with the entry that is there', async () => {
    const first = await studio.value('usage.record', take)
    const { revision } = await studio.value('studio.info', {})
    const second = await studio.value('usage.record', take)
    expect(second).toEqual({ ...first, status: 'duplicate' })
    expect(await unitsLeft()).toBe('9')
    expect((await studio.value('studio.info', {})).entries).toBe(2)
    expect(revision).toBeGreaterThan(0)
  })

  test('without a time is the same whenever it is said again', async () => {
    const { at: _at, ...now } = take
    const first = await studio.value('usage.record', now)
    studio.clock.set('2026-01-21')
    expect(await studio.value('usage.record', now)).toEqual({ ...first, status: 'duplicate' })
  })

  test('with other content is a conflict that names the difference, and nothing is recorded', async () => {
    const { entry } = await studio.value('usage.record', take)
    for (const [change, field] of [
      [{ clips: 2 }, 'clips'],
      [{ at: '2026-01-07' }, 'at'],
      [{ outcome: 'failed' }, 'outcome'],
      [{ production: 'Nova' }, 'production'],
      [{ shot: '12' }, 'shot'],
      [{ seconds: 10 }, 'seconds'],
      [{ account: 'second' }, 'account'],
      [{ note: 'other' }, 'note'],
      [{ take: '3' }, 'take'],
    ] as const) {
      expect(await studio.refusal('usage.record', { ...take, ...change }), field).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('task-1') as unknown,
        details: { field, entry: entry.id },
      })
    }
    expect((await studio.value('studio.info', {})).entries).toBe(2)
    expect(await studio.findings()).toEqual([])
  })

  test('of a purchase is a duplicate or a conflict in the same way', async () => {
    const order = { ...pack, externalId: 'order-1' }
    const first = await studio.value('purchases.record', order)
    expect(await studio.value('purchases.record', order)).toEqual({ ...first, status: 'duplicate' })
    expect(await studio.refusal('purchases.record', { ...order, price: '11' })).toMatchObject({
      code: 'conflict',
      details: { field: 'price' },
    })
    expect(await unitsLeft()).toBe('20')
  })

  test('by another source is another entry', async () => {
    const entry = { ...usage(1, '2026-01-06', '1'), externalId: 'task-1' }
    await recordEntries(studio, [
      { ...entry, source: 'a' },
      { ...entry, id: entryId(2), source: 'b' },
    ])
    expect(await unitsLeft()).toBe('8')
  })

  test('without an external id is recorded twice', async () => {
    const { externalId: _id, ...nameless } = take
    await studio.value('usage.record', nameless)
    await studio.value('usage.record', nameless)
    expect(await unitsLeft()).toBe('8')
  })
})

describe('R12 idempotency: within one file', () => {
  const row = (id: string, clips = 1) => `${id},2026-01-06T08:00:00Z,hailuo-02,768p,6,success,${clips}`

  test('the first of a task’s rows is new, a second a duplicate, another a conflict', async () => {
    const { counts, rows } = await importRows([row('a'), row('b'), row('a'), row('b', 2), row('a')])
    expect(counts).toEqual({ new: 2, duplicate: 2, conflict: 1, rejected: 0 })
    expect(rows.map(({ line, verdict, field }) => [line, verdict, field])).toEqual([
      [2, 'new', null],
      [3, 'new', null],
      [4, 'duplicate', null],
      [5, 'conflict', 'clips'],
      [6, 'duplicate', null],
    ])
    expect(await unitsLeft()).toBe('8')
    expect(await studio.findings()).toEqual([])
  })

  test('the same holds row for row however long the file is', async () => {
    const many = Array.from({ length: 1500 }, (_, index) =>
      row(`task-${index % 1000}`, index < 1000 || index % 7 > 0 ? 1 : 2),
    )
    const { counts } = await importRows(many)
    const conflicts = Array.from({ length: 500 }, (_, index) => 1000 + index).filter((index) => index % 7 === 0).length
    expect(counts).toEqual({ new: 1000, duplicate: 500 - conflicts, conflict: conflicts, rejected: 0 })
    expect((await importRows(many)).counts).toEqual({
      new: 0,
      duplicate: 1500 - conflicts,
      conflict: conflicts,
      rejected: 0,
    })
    expect((await studio.value('studio.info', {})).entries).toBe(1001)
    expect(await studio.findings()).toEqual([])
  })

  test('a preview says the same and records nothing', async () => {
    await studio.value('usage.record', { ...take, at: '2026-01-06T08:00:00Z', externalId: 'b' })
    const before = await studio.value('studio.info', {})
    const rows = [row('a'), row('b'), row('a', 2)]
    const preview = await importRows(rows, { preview: true })
    expect(preview).toMatchObject({
      applied: false,
      batch: null,
      counts: { new: 1, duplicate: 1, conflict: 1, rejected: 0 },
    })
    expect(await studio.value('studio.info', {})).toEqual(before)
    const applied = await importRows(rows)
    expect(applied).toMatchObject({ applied: true, counts: preview.counts, digest: preview.digest })
  })
})

describe('R12 idempotency: after a reversal the external id is free again', () => {
  test('and can be recorded again, and taken back and recorded once more', async () => {
    for (const clips of [1, 2, 3]) {
      const { status, entry } = await studio.value('usage.record', { ...take, clips })
      expect(status).toBe('recorded')
      expect(await unitsLeft()).toBe(String(10 - clips))
      expect((await studio.value('usage.record', { ...take, clips })).status).toBe('duplicate')
      expect(await studio.findings()).toEqual([])
      await studio.value('entries.reverse', { entry: entry.id })
      expect(await unitsLeft()).toBe('10')
      expect(await studio.findings()).toEqual([])
    }
  })

  test('also by a file, again and again', async () => {
    const rows = ['a', 'b', 'c'].map((id) => `${id},2026-01-06T08:00:00Z,hailuo-02,768p,6,success,1`)
    for (let round = 1; round <= 3; round += 1) {
      const { batch, counts } = await importRows(rows)
      expect(counts).toEqual({ new: 3, duplicate: 0, conflict: 0, rejected: 0 })
      expect(await unitsLeft()).toBe('7')
      expect((await studio.value('entries.reverse', { batch: batch ?? '' })).reversed).toBe(3)
      expect(await studio.refusal('entries.reverse', { batch: '019b0000-0000-7000-8000-00000000dead' })).toMatchObject({
        code: 'not_found',
      })
      expect((await studio.value('entries.reverse', { batch: batch ?? '' })).reversed).toBe(0)
    }
    expect(await studio.findings()).toEqual([])
  })

  test('while the reversed entry itself is not recorded again under its own id', async () => {
    const entry = { ...usage(1, '2026-01-06', '1'), externalId: 'task-9' }
    await recordEntries(studio, [entry])
    await studio.value('entries.reverse', { entry: entry.id })
    const file = writeJournal(studio, 'again.jsonl', [entry])
    expect((await studio.value('imports.journal', { file })).counts).toMatchObject({ new: 0, duplicate: 1 })
    expect(await unitsLeft()).toBe('10')
  })

  test('and an entry is reversed once', async () => {
    const { entry } = await studio.value('usage.record', take)
    const { reversals } = await studio.value('entries.reverse', { entry: entry.id })
    expect(await studio.refusal('entries.reverse', { entry: entry.id })).toMatchObject({ code: 'conflict' })
    expect(await studio.refusal('entries.reverse', { entry: reversals[0] ?? '' })).toMatchObject({
      code: 'invalid_input',
    })
    expect(await studio.refusal('entries.reverse', { entry: entryId(99) })).toMatchObject({ code: 'not_found' })
  })
})

describe('R12 idempotency: a journal that is imported', () => {
  const span = { from: at('2026-01-01'), to: at('2026-01-20') }

  async function exported(): Promise<string> {
    await studio.value('exports.journal', { file: studio.path('journal.jsonl') })
    return studio.path('journal.jsonl')
  }

  test('into the ledger that it came from brings nothing new', async () => {
    await recordEntries(studio, [
      usage(1, '2026-01-06', '1'),
      balance(2, '2026-01-07', '20'),
      amend(3, '2026-01-08', 2, '2026-03-03'),
    ])
    await studio.value('entries.reverse', { entry: entryId(1) })
    const file = await exported()
    const picture = await pictureOf(studio, span)
    expect(await studio.value('imports.journal', { file })).toMatchObject({
      applied: false,
      counts: { new: 0, duplicate: 5, conflict: 0 },
    })
    expect(await pictureOf(studio, span)).toEqual(picture)
  })

  test('with an entry that says otherwise is a conflict by its id', async () => {
    await recordEntries(studio, [usage(1, '2026-01-06', '1')])
    const file = writeJournal(studio, 'other.jsonl', [usage(1, '2026-01-06', '1.5'), usage(2, '2026-01-06', '1')])
    const { counts, rows } = await studio.value('imports.journal', { file })
    expect(counts).toEqual({ new: 1, duplicate: 0, conflict: 1, rejected: 0 })
    expect(rows[0]).toMatchObject({ verdict: 'conflict', field: 'unitsPerClip' })
    expect(rows[0]?.reason).toContain('1.5')
  })

  test('into an empty ledger gives the same ledger', async () => {
    await recordEntries(studio, [
      { ...usage(1, '2026-01-06', '1'), externalId: 'task-1' },
      balance(2, '2026-01-07', '20'),
      amend(3, '2026-01-08', 2, '2026-03-03'),
      purchase(4, '2026-01-08', { account: 'second' }),
    ])
    await studio.value('entries.reverse', { entry: entryId(3) })
    await expectSameWhenImported(await exported())
  })

  test('with an external id that was reversed and recorded again, at an earlier time, gives the same ledger', async () => {
    const { entry } = await studio.value('usage.record', take)
    await studio.value('entries.reverse', { entry: entry.id })
    await studio.value('usage.record', { ...take, clips: 2 })
    await expectSameWhenImported(await exported())
  })

  test('with an entry that was taken back before it took effect gives the same ledger', async () => {
    const { entry } = await studio.value('usage.record', { ...take, at: '2026-01-20T00:04:00Z' })
    await studio.value('entries.reverse', { entry: entry.id })
    await expectSameWhenImported(await exported())
  })

  test('with months closed, reopened and closed gives the same ledger', async () => {
    studio.clock.set('2026-02-03')
    for (let round = 1; round <= 2; round += 1) {
      await studio.value('months.close', { month: '2026-01' })
      await studio.value('months.reopen', { month: '2026-01' })
    }
    await studio.value('months.close', { month: '2026-01' })
    await expectSameWhenImported(await exported())
  })

  async function expectSameWhenImported(file: string): Promise<void> {
    const other = await open({ now: studio.clock.now() })
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    const { counts } = await other.value('imports.journal', { file })
    expect(counts).toEqual({ new: lines.length, duplicate: 0, conflict: 0, rejected: 0 })
    expect(await pictureOf(other, span)).toEqual(await pictureOf(studio, span))
    expect(await other.findings()).toEqual([])
    await other.value('exports.journal', { file: other.path('journal.jsonl') })
    expect(readFileSync(other.path('journal.jsonl'), 'utf8')).toBe(readFileSync(file, 'utf8'))
  }
})
