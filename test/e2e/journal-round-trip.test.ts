import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { entryFromJson, entryToJson } from '../../shared/api/journal-json.ts'
import type { EntryJson } from '../../shared/api/shapes.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'
import { randomJournal } from '../support/random-journal.ts'

const NOW = '2026-11-23T12:00:00Z'
const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']
const makeFolder = temporaryFolders()

async function exported(cli: CommandLine): Promise<string> {
  const file = join(cli.data, 'exported.jsonl')
  await cli.done('export', 'journal', file)
  return readFile(file, 'utf8')
}

/** A new data folder of a zone with the journals taken in, one after the other. */
async function ledgerOf(
  now: string,
  settings: readonly string[],
  ...journals: readonly string[]
): Promise<CommandLine> {
  const folder = await makeFolder()
  const cli = commandLine(join(folder, 'studio'), now)
  await cli.done('init', ...settings)
  for (const journal of journals) await merge(cli, journal)
  return cli
}

async function merge(cli: CommandLine, journal: string) {
  const file = join(cli.data, 'merged.jsonl')
  await writeFile(file, journal)
  return cli.json('imports.journal', 'import', 'journal', file)
}

/** The first lines that are not the same: a journal as a whole is too much to be printed. */
function differences(journal: string, expected: string): readonly string[] {
  const [ours, theirs] = [lines(journal), lines(expected)]
  const found = theirs.flatMap((line, index) => (ours[index] === line ? [] : [`${line} became ${ours[index] ?? ''}`]))
  return [...found, ...ours.slice(theirs.length)].slice(0, 3)
}

/** Everything that a ledger shows. */
async function shown(cli: CommandLine, months: readonly string[]): Promise<readonly string[]> {
  const reports: string[] = []
  for (const month of months) reports.push(await cli.done('report', month, '--json'))
  return [await cli.done('balance', '--all', '--json'), ...reports]
}

const lines = (journal: string): readonly string[] => journal.trimEnd().split('\n')
const text = (entries: readonly string[]): string => `${entries.join('\n')}\n`
const kindOf = (line: string): string => (JSON.parse(line) as EntryJson).kind

describe("the demo's journal", () => {
  const zone = ['--zone', 'Europe/Berlin']
  let demo: CommandLine
  let copy: CommandLine
  let journal = ''

  beforeAll(async () => {
    demo = await ledgerOf(NOW, zone)
    await demo.done('demo')
    journal = await exported(demo)
    copy = await ledgerOf(NOW, zone, journal)
  })

  it('comes out of a copy byte for byte, with the same balance and the same statements', async () => {
    expect(differences(await exported(copy), journal)).toEqual([])
    expect(await shown(copy, MONTHS)).toEqual(await shown(demo, MONTHS))
    expect(await copy.json('ledger.verify', 'verify')).toEqual(await demo.json('ledger.verify', 'verify'))
  })

  it('holds the closed months closed', async () => {
    const closed = lines(journal).filter((line) => kindOf(line) === 'close')
    expect(closed.length).toBeGreaterThan(0)
    const late = await copy.run('buy', 'standard', '--at', '2026-06-15')
    expect(late).toMatchObject({ code: 1, stdout: '' })
    expect(late.stderr).toContain('period_closed: 2026-06 is closed')
  })

  it('adds nothing when it is merged again (R12)', async () => {
    expect(await merge(copy, journal)).toMatchObject({
      applied: false,
      counts: { new: 0, duplicate: lines(journal).length, conflict: 0, rejected: 0 },
    })
    expect(differences(await exported(copy), journal)).toEqual([])
  })

  it('gives the same ledger in two halves, whichever comes first', async () => {
    const open = lines(journal).filter((line) => kindOf(line) !== 'close')
    const half = Math.floor(open.length / 2)
    const [first, second] = [text(open.slice(0, half)), text(open.slice(half))]
    const lotsFirst = text(lines(first).filter((line) => kindOf(line) === 'purchase'))
    // The later half names lots of the earlier one: those go before it.
    const forwards = await ledgerOf(NOW, zone, first, second)
    const backwards = await ledgerOf(NOW, zone, lotsFirst, second, first)
    expect(differences(await exported(backwards), text(open))).toEqual([])
    expect(differences(await exported(forwards), text(open))).toEqual([])
    expect(await shown(backwards, MONTHS)).toEqual(await shown(forwards, MONTHS))
    for (const cli of [forwards, backwards]) {
      expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true, findings: [] })
    }
  })

  it('is refused whole by a ledger of another zone, where its closed months come to something else', async () => {
    const elsewhere = await ledgerOf(NOW, ['--zone', 'Pacific/Auckland'])
    const file = join(elsewhere.data, 'journal.jsonl')
    await writeFile(file, journal)
    const refused = await elsewhere.run('import', 'journal', file)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^conflict: .*2026-0\d: its statement does not come to the digest/)
    expect(await elsewhere.json('studio.info', 'info')).toMatchObject({ entries: 0 })
  })
})

describe('random journals', () => {
  it.for([1, 2, 3, 4, 5])(
    'journal %i: a copy, and a merge of its parts in another order, are the same',
    async (seed) => {
      const { settings, entries, through } = randomJournal(seed)
      const { currency } = settings
      const journal = entries.map((entry) =>
        JSON.stringify(entryToJson(entryFromJson(entryToJson(entry, currency), currency), currency)),
      )
      const drawing = [...settings.drawingOrders].map(([account, order]) => [
        'accounts',
        'set',
        account,
        '--drawing-order',
        order,
      ])
      const [now, init] = [formatInstant(through), ['--zone', settings.zone, '--currency', settings.currency]]
      const whole = await ledgerOf(now, init)
      for (const args of drawing) await whole.done(...args)
      await merge(whole, text(journal))
      expect(differences(await exported(whole), text(journal))).toEqual([])
      expect(await whole.json('ledger.verify', 'verify')).toMatchObject({ ok: true, findings: [] })

      // What names or makes lots first; then the usage, the later half before the earlier one.
      const usage = journal.filter((line) => kindOf(line) === 'usage')
      const half = Math.floor(usage.length / 2)
      const parts = [
        journal.filter((line) => kindOf(line) === 'purchase'),
        usage.slice(half),
        usage.slice(0, half),
        journal,
      ]
      const merged = await ledgerOf(now, init)
      for (const args of drawing) await merged.done(...args)
      for (const part of parts) if (part.length > 0) await merge(merged, text(part))
      expect(differences(await exported(merged), text(journal))).toEqual([])
      const months = [...new Set(journal.map((line) => (JSON.parse(line) as EntryJson).at.slice(0, 7)))]
      expect(await shown(merged, months)).toEqual(await shown(whole, months))
      expect(await merged.json('ledger.verify', 'verify')).toMatchObject({ ok: true, findings: [] })
    },
  )
})

describe('what was taken back', () => {
  const TAKE = ['record', '--model', 'hailuo-2.3', '--resolution', '1080p', '--seconds', '6']

  async function copied(cli: CommandLine): Promise<void> {
    const journal = await exported(cli)
    const copy = await ledgerOf(NOW, ['--zone', 'UTC'], journal)
    expect(differences(await exported(copy), journal)).toEqual([])
    expect(await shown(copy, ['2026-10', '2026-11'])).toEqual(await shown(cli, ['2026-10', '2026-11']))
    expect(await copy.json('ledger.verify', 'verify')).toMatchObject({ ok: true, findings: [] })
  }

  it('and recorded again under the same external id comes over as it is (R12)', async () => {
    const cli = await ledgerOf(NOW, ['--zone', 'UTC'])
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    const file = join(cli.data, 'usage.csv')
    await writeFile(
      file,
      'task_id,date,model,resolution,duration_s\na,2026-11-02,hailuo-2.3,1080p,6\nb,2026-11-03,hailuo-2.3,1080p,6\n',
    )
    const { batch } = await cli.json('imports.usage', 'import', 'usage', file)
    await cli.done('reverse', '--batch', batch ?? '')
    await cli.done('import', 'usage', file)
    expect(await cli.json('balance.show', 'balance')).toMatchObject({ accounts: [{ units: '3756' }] })
    await copied(cli)
  })

  it('elsewhere is taken back by a merge, before what was recorded anew is compared (R12)', async () => {
    const cli = await ledgerOf(NOW, ['--zone', 'UTC'])
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    const { entry } = await cli.json('usage.record', ...TAKE, '--at', '2026-11-02', '--external-id', 'a')
    const before = await exported(cli)
    await cli.done('reverse', entry.id)
    await cli.done(...TAKE, '--at', '2026-11-02', '--external-id', 'a', '--clips', '5')
    const copy = await ledgerOf(NOW, ['--zone', 'UTC'], before)
    expect(await merge(copy, await exported(cli))).toMatchObject({ counts: { new: 2, duplicate: 2, conflict: 0 } })
    expect(await copy.json('balance.show', 'balance')).toMatchObject({ accounts: [{ units: '3750' }] })
    expect(differences(await exported(copy), await exported(cli))).toEqual([])
  })

  it('before it took effect comes over as it is', async () => {
    const cli = await ledgerOf(NOW, ['--zone', 'UTC'])
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    const { entry } = await cli.json('usage.record', ...TAKE, '--at', '2026-11-23T12:04:00Z')
    await cli.done('reverse', entry.id)
    await copied(cli)
  })

  it('and a month that was closed, reopened and closed again at one instant come over as they are', async () => {
    const cli = await ledgerOf(NOW, ['--zone', 'UTC'])
    await cli.done('buy', 'standard', '--at', '2026-10-01')
    await cli.done('close', '2026-10')
    await cli.done('reopen', '2026-10')
    await cli.done(...TAKE, '--at', '2026-10-02')
    await cli.done('close', '2026-10')
    expect(await cli.json('statement.show', 'report', '2026-10')).toMatchObject({ closed: true })
    await copied(cli)
  })
})
