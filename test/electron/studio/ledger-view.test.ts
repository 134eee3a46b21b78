import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { PageFilter } from '../../../electron/ledger/journal/entry-filter.ts'
import type { Cursor } from '../../../electron/ledger/journal/entry-pages.ts'
import { nextSlice } from '../../../electron/ledger/journal/entry-pages.ts'
import type { EntryFilterInput, LedgerRow } from '../../../shared/api/ledger-view.ts'
import type { LedgerEntryJson } from '../../../shared/api/shapes.ts'
import { amend, balance, entryId, purchase, usage } from '../../support/fold.ts'
import { recordEntries, recordJournal } from '../../support/journal-files.ts'
import { randomJournal } from '../../support/random-journal.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'
import { useUnsyncedDisk } from '../../support/unsynced.ts'

useUnsyncedDisk()
const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const

/** A random journal of which every ninth usage or balance that can be is taken back. */
async function randomStudio(seed: number): Promise<TestStudio> {
  const studio = await open({ backups: false })
  const journal = randomJournal(seed)
  await recordJournal(studio, journal)
  for (const [index, entry] of journal.entries.entries()) {
    if (index % 9 === 0 && entry.kind === 'usage') {
      await studio.value('entries.reverse', { entry: entry.id, reason: index % 2 === 0 ? 'Twice' : undefined })
    }
  }
  return studio
}

interface Stored {
  readonly seq: number
  readonly entry: LedgerEntryJson
}

/** Every entry with its number, newest first: read without the pages. */
async function everything(studio: TestStudio): Promise<Stored[]> {
  const db = new Database(join(studio.folder, 'ledger.sqlite'), { readonly: true })
  const seqs = new Map(
    (db.prepare('SELECT id, seq FROM entry').all() as { id: string; seq: number }[]).map(({ id, seq }) => [id, seq]),
  )
  db.close()
  const { entries } = await studio.value('entries.list', {})
  return entries
    .map((entry) => ({ entry, seq: seqs.get(entry.id) ?? 0 }))
    .sort((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at) || b.seq - a.seq)
}

async function paged(studio: TestStudio, filter: EntryFilterInput, limit: number): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof onePage>> = await onePage(studio, filter, limit, after)
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

function onePage(studio: TestStudio, filter: EntryFilterInput, limit: number, after: string | null) {
  return studio.value('entries.page', { filter, limit, after: after ?? `${String(Number.MAX_SAFE_INTEGER)}:1` })
}

/** What an entry is judged by: itself, or what it takes back. */
function subjectOf(stored: readonly Stored[], { entry }: Stored): LedgerEntryJson {
  const target = entry.kind === 'reversal' ? stored.find((one) => one.entry.id === entry.entry)?.entry : undefined
  return target ?? entry
}

function accountOf(stored: readonly Stored[], entry: LedgerEntryJson): string | null {
  if (entry.kind === 'amend') return accountOf(stored, stored.find((one) => one.entry.id === entry.lot)?.entry ?? entry)
  return 'account' in entry ? entry.account : null
}

function hasWord(entry: LedgerEntryJson, word: string): boolean {
  const written = [entry.note, entry.externalId]
  if (entry.kind === 'usage') {
    written.push(entry.shot, entry.production, `${entry.model} ${entry.resolution} ${entry.seconds}s`)
  }
  if (entry.kind === 'purchase') written.push(entry.pack)
  if (entry.kind === 'reversal') written.push(entry.reason)
  if (entry.kind === 'close' || entry.kind === 'reopen') written.push(entry.month)
  return written.some((text) => text?.toLowerCase().includes(word.toLowerCase()))
}

function naive(stored: readonly Stored[], filter: EntryFilterInput): string[] {
  const { text, production, account, model, kind, source, outcome, lot, from, to } = filter
  return stored
    .filter((one) => {
      const subject = subjectOf(stored, one)
      const take = subject.kind === 'usage' ? subject : null
      const lots = [subject.id, ...subject.postings.map((posting) => posting.lot)]
      if (subject.kind === 'amend' || subject.kind === 'balance') lots.push(subject.lot)
      return (
        (production === undefined || take?.production === production) &&
        (account === undefined || accountOf(stored, subject) === account) &&
        (model === undefined || take?.model === model) &&
        (outcome === undefined || take?.outcome === outcome) &&
        (lot === undefined || lots.includes(lot)) &&
        (kind === undefined || one.entry.kind === kind) &&
        (source === undefined || one.entry.source === source) &&
        (from === undefined || Date.parse(one.entry.at) >= Date.parse(from)) &&
        (to === undefined || Date.parse(one.entry.at) < Date.parse(to)) &&
        (text ?? '')
          .split(/\s+/)
          .filter(Boolean)
          .every((word) => hasWord(one.entry, word) || hasWord(subject, word))
      )
    })
    .map(({ entry }) => entry.id)
}

describe('the pages of the ledger', () => {
  test.each([1, 2, 3])('hold every entry exactly once, newest first, at any page size (journal %i)', async (seed) => {
    const studio = await randomStudio(seed)
    const expected = (await everything(studio)).map(({ entry }) => entry.id)
    expect(expected.length).toBeGreaterThan(40)
    for (const limit of [1, 3, 17, 200]) {
      expect((await paged(studio, {}, limit)).map(({ id }) => id)).toEqual(expected)
      const byOffset: string[] = []
      for (let offset = 0; offset < expected.length; offset += limit) {
        const { rows, total } = await studio.value('entries.page', { limit, offset })
        expect(total).toBe(expected.length)
        byOffset.push(...rows.map(({ id }) => id))
      }
      expect(byOffset).toEqual(expected)
    }
  })

  test('of a period are read by number, and its total is told', async () => {
    const studio = await randomStudio(4)
    const stored = await everything(studio)
    const [newest, oldest] = [stored[5], stored[30]]
    const filter = { from: oldest?.entry.at, to: newest?.entry.at }
    const expected = naive(stored, filter)
    const page = await studio.value('entries.page', { filter, offset: 3, limit: 200 })
    expect(page.rows.map(({ id }) => id)).toEqual(expected.slice(3))
    expect(page.total).toBe(expected.length)
  })

  test.each([5, 6, 7, 8])('equal a naive filter, whatever is filtered (journal %i)', async (seed) => {
    const studio = await randomStudio(seed)
    const stored = await everything(studio)
    const facets = await studio.value('entries.facets', {})
    const middle = stored[Math.floor(stored.length / 2)]?.entry.at ?? ''
    const filters: EntryFilterInput[] = [
      ...facets.productions.map((production) => ({ production })),
      ...facets.accounts.map((account) => ({ account })),
      ...facets.models.map((model) => ({ model, from: middle })),
      ...facets.sources.map((source) => ({ source })),
      ...facets.lots.map(({ id }) => ({ lot: id })),
      ...(['usage', 'purchase', 'balance', 'amend', 'reversal', 'close'] as const).map((kind) => ({ kind })),
      ...(['success', 'failed', 'rejected'] as const).map((outcome) => ({ outcome, to: middle })),
      ...[
        'nova',
        'NOVA launch',
        'task-1',
        '第3カット',
        '1080p hailuo',
        'twice',
        '%',
        '_',
        '"q" \\',
        '100%',
        'zzz',
        '=1+1',
      ].map((text) => ({ text })),
      { text: 'nova', kind: 'usage', outcome: 'success', from: middle },
    ]
    for (const filter of filters) {
      for (const limit of [7, 200]) {
        const found = (await paged(studio, filter, limit)).map(({ id }) => id)
        expect(found, JSON.stringify(filter)).toEqual(naive(stored, filter))
      }
    }
  })

  test('are searched in slices that together look at every entry once', async () => {
    const studio = await randomStudio(9)
    const stored = await everything(studio)
    const none = { text: null, production: null, account: null, model: null, source: null, outcome: null, lot: null }
    const filter: PageFilter = {
      ...none,
      figure: null,
      kind: 'purchase',
      from: Number.MIN_SAFE_INTEGER,
      to: Number.MAX_SAFE_INTEGER,
    }
    const db = new Database(join(studio.folder, 'ledger.sqlite'), { readonly: true })
    for (const slice of [1, 4, 1000]) {
      const ids: string[] = []
      let looked = 0
      let after: Cursor | null = null
      do {
        const found: ReturnType<typeof nextSlice> = nextSlice(db, filter, after, 3, slice)
        expect(found.looked).toBeLessThanOrEqual(slice)
        ids.push(...found.ids)
        looked += found.looked
        after = found.next
      } while (after !== null)
      expect(ids).toEqual(naive(stored, { kind: 'purchase' }))
      expect(looked).toBe(stored.length)
    }
    db.close()
  })

  test('tell the newest at once although a search has not come to the end', async () => {
    const studio = await open({ now: '2026-01-10' })
    await recordEntries(
      studio,
      [1, 2, 3, 4].map((n) => usage(n, `2026-01-0${n}`, '1', { production: 'Nova' })),
    )
    const page = await studio.value('entries.page', { filter: { text: 'nova' }, limit: 2 })
    expect(page.rows.map(({ id }) => id)).toEqual([entryId(4), entryId(3)])
    expect(page).toMatchObject({ looked: 2, total: null, downTo: '2026-01-03T00:00:00Z' })
    const rest = await studio.value('entries.page', { filter: { text: 'nova' }, limit: 3, after: page.next ?? '' })
    expect(rest).toMatchObject({ looked: 2, next: null, downTo: null })
  })

  test('refuse an offset into what is not a period, and a cursor that is none', async () => {
    const studio = await open()
    const refused = await studio.refusal('entries.page', { filter: { text: 'x' }, offset: 5 })
    expect(refused).toMatchObject({ code: 'invalid_input', details: { field: 'offset' } })
    expect(await studio.refusal('entries.page', { after: 'x; DROP TABLE entry' })).toMatchObject({
      details: { field: 'after' },
    })
  })

  test('show nothing for names that the ledger does not have', async () => {
    const studio = await open({ now: '2026-01-10' })
    await recordEntries(studio, [usage(1, '2026-01-01', '1')])
    for (const filter of [
      { production: 'x' },
      { account: 'x' },
      { model: 'x' },
      { source: 'x' },
      { lot: entryId(9) },
    ]) {
      expect(await studio.value('entries.page', { filter })).toMatchObject({ rows: [], next: null })
    }
  })
})

describe('a row', () => {
  test('adds up what its postings moved, and names their lots', async () => {
    const studio = await open({ now: '2026-01-10' })
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '1', price: '10', expires: '2026-01-20' }),
      purchase(2, '2026-01-02', { units: '1', price: '20', expires: '2026-01-25' }),
      usage(3, '2026-01-03', '2.5', { charge: { payAsYouGo: 1_000_000 } }),
    ])
    const { rows } = await studio.value('entries.page', {})
    expect(rows[0]).toMatchObject({
      units: '-2.5',
      cost: { amount: '30.20' },
      lots: [{ id: entryId(1) }, { id: entryId(2) }],
      isOverage: true,
    })
    expect(rows[2]).toMatchObject({ units: '1', cost: { amount: '0.00' }, price: { amount: '10.00' } })
  })

  test('of what was taken back keeps what it said, and its reversal tells whose it was', async () => {
    const studio = await open({ now: '2026-01-10' })
    const { entry } = await studio.value('usage.record', {
      ...take,
      clips: 3,
      production: '<img onerror>',
      shot: '=cmd()',
    })
    await studio.value('entries.reverse', { entry: entry.id, reason: 'wrong shot' })
    const { rows } = await studio.value('entries.page', { filter: { production: '<img onerror>' } })
    expect(rows).toMatchObject([
      { kind: 'reversal', shot: '=cmd()', note: 'wrong shot', units: null, reverses: { id: entry.id, kind: 'usage' } },
      { kind: 'usage', units: '-3', cost: null, reversedBy: rows[0]?.id },
    ])
  })
})

describe('an entry that is shown', () => {
  test('tells its lots, what expired, its amends, and its file', async () => {
    const studio = await open({ now: '2026-02-01' })
    const { batch } = await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '10', price: '100', expires: '2026-01-20' }),
      usage(2, '2026-01-05', '4'),
      amend(3, '2026-01-06', 1, '2026-01-25'),
    ])
    expect(await studio.value('entries.show', { entry: entryId(1) })).toMatchObject({
      lots: [{ id: entryId(1), remaining: '0', expiresAt: '2026-01-25T00:00:00Z', account: 'main' }],
      expiry: { kind: 'expiry', units: '-6', cost: { amount: '60.00' } },
      amends: [{ id: entryId(3), expiresAt: '2026-01-25T00:00:00Z' }],
      batch: { id: batch, file: 'entries.jsonl' },
    })
    await studio.value('entries.reverse', { entry: entryId(2), reason: 'twice' })
    const shown = await studio.value('entries.show', { entry: entryId(2) })
    expect(shown).toMatchObject({ reversedBy: { text: 'twice' }, entry: { postings: [] } })
    expect(await studio.value('entries.show', { entry: shown.reversedBy?.id ?? '' })).toMatchObject({
      reverses: { id: entryId(2) },
    })
  })

  test('is refused by name where it is not in the ledger', async () => {
    const studio = await open()
    expect(await studio.refusal('entries.show', { entry: entryId(7) })).toMatchObject({ code: 'not_found' })
  })
})

describe('a quote', () => {
  test('of a take charges what recording it then charges', async () => {
    const studio = await open({ now: '2026-01-10' })
    await recordEntries(studio, [purchase(1, '2026-01-01', { units: '2', price: '7' })])
    const quote = await studio.value('usage.quote', { ...take, clips: 3 })
    expect(quote).toMatchObject({ unitsPerClip: '1', units: '3', overage: '1', left: '0' })
    const { charged, entry } = await studio.value('usage.record', { ...take, clips: 3 })
    expect(charged).toBe(quote.units)
    expect(quote.drawn.map(({ lot, units, cost }) => ({ lot, units, cost }))).toEqual(
      entry.postings.map(({ lot, units, cost }) => ({ lot, units, cost })),
    )
    expect(await studio.value('usage.quote', { ...take, outcome: 'failed' })).toMatchObject({ units: '0', drawn: [] })
  })

  test('of a purchase says the expiry that recording it then gives', async () => {
    const studio = await open({ now: '2026-01-31 10:00' })
    const quote = await studio.value('purchases.quote', { pack: 'standard' })
    expect(quote).toMatchObject({ units: '3760', price: { amount: '1000.00' }, unitCost: { amount: '0.265957' } })
    const { lot } = await studio.value('purchases.record', { pack: 'standard' })
    expect(quote.expiresAt).toBe(lot?.expiresAt)
    expect(await studio.value('purchases.quote', { pack: 'custom' })).toMatchObject({
      units: null,
      price: null,
      unitCost: null,
    })
  })

  test('of a balance posts what accepting it then posts, and leaves the ledger as it was', async () => {
    const studio = await open({ now: '2026-01-10' })
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '10', price: '100' }),
      usage(2, '2026-01-02', '4'),
      balance(3, '2026-01-03', '6'),
    ])
    expect(await studio.value('balances.compare', {})).toMatchObject({
      ledger: '6',
      difference: null,
      lastChecked: '2026-01-03T00:00:00Z',
    })
    for (const units of ['4.5', '8', '11']) {
      const compared = await studio.value('balances.compare', { units })
      const { entry } = await studio.value('balances.assert', { units })
      expect(compared.postings.map((one) => [one.units, one.cost.amount])).toEqual(
        entry.postings.map((one) => [one.units, one.cost.amount]),
      )
      await studio.value('entries.reverse', { entry: entry.id })
    }
    expect(await studio.value('balances.compare', { units: '6' })).toMatchObject({ difference: '0', postings: [] })
    expect(await studio.refusal('balances.compare', { lot: entryId(9), units: '1' })).toMatchObject({
      details: { field: 'lot' },
    })
  })
})
