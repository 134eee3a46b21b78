import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { RateCardFile } from '../../../shared/domain/rate-card.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome'
const TAKE = 'a1,2026-01-10T10:00:00Z,MiniMax-Hailuo-2.3,768P,6,success'

function write(studio: TestStudio, name: string, content: string | Buffer): string {
  const file = studio.path(name)
  writeFileSync(file, content)
  return file
}

describe('looking at a file before it is imported', () => {
  test('tells its columns with what stands in them, and what is missing', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    const file = write(studio, 'takes.csv', `Engine,Resolution,Seconds,Date,Client\nHailuo,768P,6,2026-01-10,Nike\n`)
    const look = await studio.value('imports.inspect', { file })
    expect(look).toMatchObject({ kind: 'usage', format: 'csv', missing: [['model']] })
    expect(look.columns.map(({ name, field, samples }) => [name, field, samples])).toEqual([
      ['Engine', null, ['Hailuo']],
      ['Resolution', 'resolution', ['768P']],
      ['Seconds', 'duration_s', ['6']],
      ['Date', 'finished_at', ['2026-01-10']],
      ['Client', null, ['Nike']],
    ])
  })

  test('knows a journal and a rate card from a table of takes', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    await studio.value('purchases.record', { pack: 'standard', at: '2026-01-05' })
    const journal = studio.path('journal.jsonl')
    await studio.value('exports.journal', { file: journal })
    const card = studio.path('card.json')
    await studio.value('exports.card', { id: 'minimax-video', file: card })
    expect(await studio.value('imports.inspect', { file: journal })).toMatchObject({ kind: 'journal' })
    expect(await studio.value('imports.inspect', { file: card })).toMatchObject({ kind: 'rate-card' })
  })

  test.each([
    ['an image', Buffer.from('89504e470d0a1a0a0000', 'hex'), /is not text but an image/],
    ['a spreadsheet', Buffer.from('PK\x03\x04 and more'), /spreadsheet; export it as CSV/],
    ['a PDF', Buffer.from('%PDF-1.7 and more'), /a PDF; export the table/],
    ['a backup', Buffer.from('SQLite format 3\0 and more'), /restored under Settings, Backups/],
    ['a statement in OFX', Buffer.from('OFXHEADER:100\n'), /a statement of a bank or a card; .* Reports, Payments/],
    [
      'a bank’s CSV',
      Buffer.from('Konto: Haus\nBuchungstag;Empfänger;Betrag\n04.11.2026;A;-1,00\n'),
      /Reports, Payments/,
    ],
    ['a JSON array', Buffer.from('[{"model": "x"}]'), /is one JSON array/],
  ])('refuses %s, and says what would be right', async (_what, content, message) => {
    const studio = await makeStudio()
    const file = write(studio, 'dropped', content)
    const refusal = await studio.refusal('imports.inspect', { file })
    expect(refusal.code).toBe('invalid_input')
    expect(refusal.message).toMatch(message)
  })
})

describe('columns said by hand', () => {
  test('a column that its name does not tell is read as the field that was said', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    const rows = `Engine,resolution,seconds,date,Client\nMiniMax-Hailuo-2.3,768P,6,2026-01-10,Nike\n`
    const file = write(studio, 'takes.csv', rows)
    expect((await studio.refusal('imports.usage', { file })).message).toContain('has no column for model')
    const columns = [
      { column: 'Engine', field: 'model' as const },
      { column: 'Client', field: 'project' as const },
    ]
    const preview = await studio.value('imports.usage', { file, columns, preview: true })
    expect(preview.unknownColumns).toEqual([])
    expect(preview.rows[0]?.entry).toMatchObject({ what: 'MiniMax-Hailuo-2.3 768p 6 s', production: 'Nike', clips: 1 })
    const applied = await studio.value('imports.usage', { file, columns, digest: preview.digest })
    expect(applied).toMatchObject({ applied: true, counts: { new: 1 } })
  })

  test('a preview of other columns is not what is applied', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    const file = write(studio, 'takes.csv', `${HEAD},Client\n${TAKE},Nike\n`)
    const { digest } = await studio.value('imports.usage', { file, preview: true })
    const columns = [{ column: 'Client', field: 'project' as const }]
    expect((await studio.refusal('imports.usage', { file, columns, digest })).code).toBe('conflict')
  })

  test('a name that is said to be none is kept in the note, and a column that is not there is refused', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    const file = write(studio, 'takes.csv', `${HEAD},project\n${TAKE},Nike\n`)
    const kept = await studio.value('imports.usage', {
      file,
      preview: true,
      columns: [{ column: 'project', field: null }],
    })
    expect(kept.unknownColumns).toEqual(['project'])
    expect(kept.rows[0]?.entry?.production).toBeNull()
    const stray = await studio.refusal('imports.usage', { file, columns: [{ column: 'Engine', field: 'model' }] })
    expect(stray).toMatchObject({ code: 'invalid_input', details: { field: 'columns' } })
  })

  test('keys of lines of JSON are read as said too', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    const line = { engine: 'MiniMax-Hailuo-2.3', resolution: '768P', seconds: 6, date: '2026-01-10' }
    const file = write(studio, 'takes.jsonl', `${JSON.stringify(line)}\n`)
    const columns = [{ column: 'engine', field: 'model' as const }]
    expect((await studio.value('imports.usage', { file, columns, preview: true })).counts.new).toBe(1)
  })
})

describe('rate cards', () => {
  test('a card that is edited and imported changes no entry of the past', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    await studio.value('purchases.record', { pack: 'standard', at: '2026-01-15' })
    const take = { model: 'hailuo-2.3', resolution: '768p', seconds: 6 }
    await studio.value('usage.record', { ...take, at: '2026-01-20' })
    const before = await studio.value('entries.list', {})
    const card = await studio.value('rates.show', { id: 'minimax-video' })
    await studio.value('rates.import', { origin: 'the card', text: JSON.stringify(withUnits(card, '9')) })

    expect(await studio.value('entries.list', {})).toEqual(before)
    expect(await studio.findings()).toEqual([])
    expect((await studio.value('usage.record', { ...take, at: '2026-01-21' })).charged).toBe('9')
  })

  test('every version of a card stays, the newest first, the shipped one last', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    const card = await studio.value('rates.show', { id: 'minimax-video' })
    await studio.value('rates.import', { origin: 'the card', text: JSON.stringify(withUnits(card, '9')) })
    const { versions } = await studio.value('rates.history', { id: 'minimax-video' })
    expect(versions.map(({ version, origin, isCurrent }) => [version, origin, isCurrent])).toEqual([
      [2, 'imported', true],
      [1, 'shipped', false],
    ])
    expect(versions[0]).toMatchObject({ importedAt: '2026-02-01T00:00:00Z', card: withUnits(card, '9') })
    expect(versions[1]?.card).toEqual(card)
  })

  test('an exported card reads back as the same card', async () => {
    const studio = await makeStudio()
    const file = studio.path('card.json')
    await studio.value('exports.card', { id: 'minimax-video', file })
    const text = readFileSync(file, 'utf8')
    expect(JSON.parse(text)).toEqual(await studio.value('rates.show', { id: 'minimax-video' }))
    expect(await studio.value('rates.import', { origin: file, text })).toEqual({ id: 'minimax-video', replaced: true })
  })

  test('a refused card gives every fault with its path', async () => {
    const studio = await makeStudio()
    const card = await studio.value('rates.show', { id: 'minimax-video' })
    const text = JSON.stringify({ ...card, asOf: 'soon', vendor: '' })
    const { details } = await studio.refusal('rates.import', { origin: 'the card', text })
    expect(details['faults']).toEqual([
      expect.objectContaining({ path: 'vendor' }),
      expect.objectContaining({ path: 'asOf' }),
    ])
  })

  function withUnits(card: RateCardFile, units: string): RateCardFile {
    return { ...card, renderKinds: card.renderKinds.map((kind) => ({ ...kind, units })) }
  }
})

describe('a backup before it is restored', () => {
  test('tells what it holds beside what is there now', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    await studio.value('purchases.record', { pack: 'standard', at: '2026-01-15' })
    const { file, bytes } = await studio.value('backups.create', {})
    await studio.value('purchases.record', { pack: 'pro', at: '2026-01-20' })
    const preview = await studio.value('backups.preview', { file })
    expect(preview.backup).toMatchObject({ entries: 1, newestAt: '2026-01-15T00:00:00Z', bytes, zone: 'UTC' })
    expect(preview.current).toMatchObject({ entries: 2, newestAt: '2026-01-20T00:00:00Z', currency: 'USD' })
    expect((await studio.value('entries.list', {})).entries).toHaveLength(2)
  })

  test('is refused where it is damaged, or no ledger', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    await studio.value('purchases.record', { pack: 'standard', at: '2026-01-15' })
    const { file } = await studio.value('backups.create', {})
    const damaged = studio.path('damaged.sqlite')
    copyFileSync(file, damaged)
    writeFileSync(damaged, readFileSync(file).fill(0xab, 4096 * 2, 4096 * 6))
    expect((await studio.refusal('backups.preview', { file: damaged })).code).toBe('ledger_damaged')
    const other = write(studio, 'notes.txt', 'no ledger')
    expect((await studio.refusal('backups.preview', { file: other })).code).toBe('invalid_input')
  })
})

describe('diagnostics', () => {
  test('tell versions and counts, and nothing of what entries say', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    await studio.value('purchases.record', { pack: 'standard', at: '2026-01-15', note: 'for a secret client' })
    const diagnostics = await studio.value('studio.diagnostics', {})
    expect(diagnostics.counts).toMatchObject({ entries: 1, lots: 1, accounts: 1, rateCards: 1 })
    expect(diagnostics).toMatchObject({ electron: null, defects: [], dataFolder: studio.folder })
    expect(JSON.stringify(diagnostics)).not.toContain('secret')
  })

  test('name the last defects of the log, the newest first, without their stacks', async () => {
    const studio = await makeStudio({ now: '2026-02-01' })
    const lines = ['one', 'two'].map((id) =>
      JSON.stringify({ at: '2026-01-31T00:00:00Z', operation: 'usage.record', id, stack: 'Error: at secret' }),
    )
    write(studio, 'packledger.log', `cut short\n${lines.join('\n')}\n`)
    const { defects } = await studio.value('studio.diagnostics', {})
    expect(defects.map((defect) => defect.id)).toEqual(['two', 'one'])
    expect(JSON.stringify(defects)).not.toContain('secret')
  })
})
