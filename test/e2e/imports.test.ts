import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ImportReportJson, LedgerEntryJson } from '../../shared/api/shapes.ts'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'

const NOW = '2026-11-23T12:00:00Z'
const makeFolder = temporaryFolders()
let cli: CommandLine
let folder = ''
let file = ''

beforeEach(async () => {
  folder = await makeFolder()
  file = join(folder, 'usage.csv')
  cli = await studio('studio')
})

/** A studio in Berlin with a Standard pack of November. */
async function studio(name: string): Promise<CommandLine> {
  const made = commandLine(join(folder, name), NOW)
  await made.done('init', '--zone', 'Europe/Berlin')
  await made.done('buy', 'standard', '--at', '2026-11-01')
  return made
}

const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome,project'

function row(taskId: string, kind = 'MiniMax-Hailuo-2.3,1080p,6', outcome = 'success', project = 'Nova'): string {
  return `${taskId},2026-11-10T10:00:00Z,${kind},${outcome},${project}`
}

async function write(...rows: readonly string[]): Promise<void> {
  await writeFile(file, `${[HEAD, ...rows].join('\n')}\n`)
}

function importing(...options: readonly string[]): Promise<ImportReportJson> {
  return cli.json('imports.usage', 'import', 'usage', file, ...options)
}

async function unitsLeft(of = cli): Promise<string | undefined> {
  return (await of.json('balance.show', 'balance', '--account', 'main')).accounts[0]?.units
}

async function journal(): Promise<string> {
  const path = join(folder, 'journal.jsonl')
  await cli.done('export', 'journal', path)
  return readFile(path, 'utf8')
}

type UsageJson = Extract<LedgerEntryJson, { kind: 'usage' }>

async function usage(of = cli): Promise<readonly UsageJson[]> {
  const { entries } = JSON.parse(await of.done('ledger', '--json')) as { entries: LedgerEntryJson[] }
  return entries.filter((entry) => entry.kind === 'usage')
}

describe('what was previewed is what is applied', () => {
  it('a preview says what becomes of every row, and records nothing', async () => {
    await write(row('a'), row('b'))
    await importing()
    await write(row('a'), row('b', 'MiniMax-Hailuo-2.3,768p,6'), row('c'), row('d', 'MiniMax-Hailuo-2.3,1080p,10'))
    const before = await journal()
    const preview = await importing('--preview')
    expect(preview).toMatchObject({ applied: false, batch: null })
    expect(preview.counts).toEqual({ new: 1, duplicate: 1, conflict: 1, rejected: 1 })
    expect(preview.rows.map(({ line, verdict, externalId, field }) => ({ line, verdict, externalId, field }))).toEqual([
      { line: 2, verdict: 'duplicate', externalId: 'a', field: null },
      { line: 3, verdict: 'conflict', externalId: 'b', field: 'resolution' },
      { line: 4, verdict: 'new', externalId: 'c', field: null },
      { line: 5, verdict: 'rejected', externalId: 'd', field: 'resolution' },
    ])
    expect(preview.rows[1]?.reason).toMatch(/^recorded already as \S+ with resolution 1080p; this says 768p$/)
    expect(await journal()).toBe(before)
  })

  it('applying with its digest does just that', async () => {
    await write(row('a'), row('b'), row('c', 'MiniMax-Hailuo-02,512p,10'))
    const preview = await importing('--preview')
    const applied = await importing('--digest', preview.digest)
    expect(applied).toMatchObject({ applied: true, counts: preview.counts, rows: preview.rows, digest: preview.digest })
    expect(await unitsLeft()).toBe('3755.5')
  })

  it.for([
    { what: 'the file', change: () => write(row('a'), row('b'), row('c')) },
    {
      what: 'the ledger',
      change: async () => {
        const take = ['record', '--model', 'hailuo-2.3', '--resolution', '1080p', '--seconds', '6']
        await cli.done(...take, '--at', '2026-11-10T10:00:00Z', '--production', 'Nova', '--external-id', 'a')
      },
    },
  ])('the digest is refused once $what has changed', async ({ change }) => {
    await write(row('a'), row('b'))
    const { digest } = await importing('--preview')
    await change()
    const before = await journal()
    const refused = await cli.run('import', 'usage', file, '--digest', digest)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toBe(
      `conflict: ${file}: the file or the ledger has changed since the preview: preview it again\n`,
    )
    expect(await journal()).toBe(before)
  })
})

describe('all or nothing', () => {
  it('one rejected row refuses the whole file', async () => {
    await write(row('a'), row('b', 'MiniMax-Hailuo-9,1080p,6'), row('c'))
    const before = await journal()
    expect(await cli.run('import', 'usage', file)).toMatchObject({ code: 1, stdout: '' })
    expect(await journal()).toBe(before)
  })

  it('--skip-rejected leaves the rejected rows out, and says so', async () => {
    await write(row('a'), row('b', 'MiniMax-Hailuo-9,1080p,6'), row('c'))
    const ended = await cli.run('import', 'usage', file, '--skip-rejected', '--json')
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain(`warning: ${file} line 3: rejected, not recorded (external id b): model: `)
    expect(JSON.parse(ended.stdout)).toMatchObject({ applied: true, counts: { new: 2, rejected: 1 } })
    expect(await unitsLeft()).toBe('3756')
  })

  it('a conflict is told and left out, the rest is recorded', async () => {
    await write(row('a'))
    await importing()
    await write(row('a', 'MiniMax-Hailuo-2.3,768p,6'), row('b'))
    const ended = await cli.run('import', 'usage', file, '--json')
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain(`warning: ${file} line 2: conflict, not recorded (external id a): resolution: `)
    expect(JSON.parse(ended.stdout)).toMatchObject({ applied: true, counts: { new: 1, conflict: 1 } })
    expect(await unitsLeft()).toBe('3756')
  })
})

describe('R12 idempotency', () => {
  it('importing a file again adds nothing', async () => {
    await write(row('a'), row('b'))
    await importing()
    const before = await journal()
    expect(await importing()).toMatchObject({ applied: false, batch: null, counts: { new: 0, duplicate: 2 } })
    expect(await journal()).toBe(before)
  })

  it('identical rows without a task id are each counted, and once', async () => {
    await writeFile(file, `date;model;resolution;seconds\n${'2026-11-10 10:00;hailuo-2.3;1080p;6\n'.repeat(3)}`)
    expect(await importing()).toMatchObject({ counts: { new: 3, duplicate: 0 } })
    expect(await importing()).toMatchObject({ counts: { new: 0, duplicate: 3 } })
    expect(await unitsLeft()).toBe('3754')
  })

  it('the same task id twice in one file is recorded once', async () => {
    await write(row('a'), row('a'))
    expect(await importing()).toMatchObject({ counts: { new: 1, duplicate: 1 } })
  })
})

describe('a batch', () => {
  it('is reversed whole, which restores the balance; then the file can be imported again', async () => {
    await write(row('a'), row('b'), row('c'))
    const before = await cli.done('balance', '--all', '--json')
    const { batch } = await importing()
    const reversed = await cli.json('entries.reverse', 'reverse', '--batch', batch ?? '', '--reason', 'wrong file')
    expect(reversed.reversed).toBe(3)
    expect(await cli.done('balance', '--all', '--json')).toBe(before)
    expect(await importing()).toMatchObject({ applied: true, counts: { new: 3, duplicate: 0 } })
    expect(await unitsLeft()).toBe('3754')
    expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true })
  })

  it('of which entries were reversed before loses the rest', async () => {
    await write(row('a'), row('b'))
    const { batch } = await importing()
    const [first] = await usage()
    await cli.done('reverse', first?.id ?? '')
    expect(await cli.json('entries.reverse', 'reverse', '--batch', batch ?? '')).toMatchObject({ reversed: 1 })
    expect(await unitsLeft()).toBe('3760')
  })
})

describe('a file is read right', () => {
  const expected = [
    { at: '2026-11-10T09:30:00Z', resolution: '1080p', unitsPerClip: '2', production: 'Größe, 1' },
    { at: '2026-11-10T23:00:00Z', resolution: '768p', unitsPerClip: '0.7', production: 'two\nlines' },
  ]
  const semicolons = [
    'Task ID;Finished;Model;Resolution;Duration (s);Status;Units;Project',
    't1;10.11.2026 10:30;MiniMax-Hailuo-2.3;1080P;6,0;Success;2,0;"Größe, 1"',
    't2;2026-11-10 24:00;HAILUO-2.3-FAST;768P;6s;succeeded;0,7;"two\nlines"',
  ]
  const commas = [
    'task_id,finished_at,model,resolution,duration_s,outcome,units,project',
    't1,2026-11-10T10:30:00+01:00,hailuo-2.3,1080p,6,success,2,"Größe, 1"',
    't2,2026-11-11,hailuo-2.3-fast,768p,6,success,0.7,"two\nlines"',
  ]
  const objects = [
    { id: 't1', completed_at: '2026-11-10 10:30', model: 'hailuo-2.3', resolution: '1080p', seconds: 6, outcome: 'ok' },
    { id: 't2', completed_at: 1794351600, model: 'hailuo-2.3-fast', resolution: '768p', seconds: 6, outcome: 'ok' },
  ].map((one, index) => JSON.stringify({ ...one, project: expected[index]?.production }))

  it.for<{ what: string; format: string; content: string | Uint8Array }>([
    { what: 'CSV', format: 'csv', content: `${commas.join('\n')}\n` },
    { what: 'CSV with CRLF and a byte order mark', format: 'csv', content: `\ufeff${commas.join('\r\n')}\r\n` },
    {
      what: 'UTF-16 with semicolons and decimal commas',
      format: 'csv (semicolons)',
      content: Buffer.from(`\ufeff${semicolons.join('\r\n')}`, 'utf16le'),
    },
    {
      what: 'windows-1252 with semicolons',
      format: 'csv (semicolons)',
      content: Buffer.from(semicolons.join('\r\n'), 'latin1'),
    },
    {
      what: 'TSV',
      format: 'tsv',
      content: semicolons.map((line) => line.replaceAll(';', '\t')).join('\n'),
    },
    { what: 'JSONL', format: 'jsonl', content: `${objects.join('\n')}\n` },
  ])('$what', async ({ format, content }) => {
    await writeFile(file, content)
    expect(await importing()).toMatchObject({ format, counts: { new: 2, rejected: 0 }, unknownColumns: [] })
    expect(await usage()).toMatchObject(expected)
    expect(await unitsLeft()).toBe('3757.3')
  })

  it('MiniMax task results: the request joined with both forms of the answer', async () => {
    const request = { model: 'MiniMax-Hailuo-02', prompt: 'a lighthouse', duration: 10, resolution: '512P' }
    const lines = [
      {
        task_id: '176843862716480',
        request,
        response: {
          task_id: '176843862716480',
          status: 'Success',
          file_id: '205258526306433',
          base_resp: { status_code: 0 },
        },
        finished_at: '2026-11-10T10:00:00Z',
        project: 'Nova',
      },
      {
        task_id: '2',
        request: { ...request, first_frame_image: 'https://example.org/1.png' },
        response: { status: 'Fail', base_resp: { status_code: 1027, status_msg: 'output sensitive' } },
        finished_at: '2026-11-10T10:01:00Z',
      },
      {
        task_id: '3',
        request,
        response: { status: 'Fail', base_resp: { status_code: 1000 } },
        finished_at: '2026-11-10T10:02:00Z',
      },
      // The second form of the interface, with the defaults of the request left out.
      {
        id: '4',
        model: 'MiniMax-Hailuo-2.3',
        content: [],
        status: 'succeeded',
        created_at: 1794305000,
        updated_at: 1794305100,
      },
      {
        id: '5',
        model: 'MiniMax-Hailuo-2.3',
        content: [],
        status: 'failed',
        error: { code: 1026 },
        updated_at: 1794305200,
      },
    ]
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(await importing()).toMatchObject({ format: 'minimax-tasks', counts: { new: 5, rejected: 0 } })
    const found = await usage()
    expect(found.map(({ externalId, outcome, mode }) => ({ externalId, outcome, mode }))).toEqual([
      { externalId: '176843862716480', outcome: 'success', mode: 't2v' },
      { externalId: '2', outcome: 'rejected', mode: 'i2v' },
      { externalId: '3', outcome: 'failed', mode: 't2v' },
      { externalId: '4', outcome: 'success', mode: undefined },
      { externalId: '5', outcome: 'rejected', mode: undefined },
    ])
    expect(found[0]).toMatchObject({ resolution: '512p', seconds: 10, production: 'Nova', source: 'minimax-video' })
    expect(found[3]).toMatchObject({
      at: '2026-11-10T10:05:00Z',
      submittedAt: '2026-11-10T10:03:20Z',
      resolution: '768p',
    })
    expect(JSON.stringify(found)).not.toContain('lighthouse')
    expect(await unitsLeft()).toBe('3758.5')
  })

  it('columns that no field is known for are told, and kept in the note', async () => {
    await writeFile(file, `${HEAD},director,mood\n${row('a')},Ann,=1+1\n`)
    expect(await importing()).toMatchObject({ unknownColumns: ['director', 'mood'] })
    expect((await usage())[0]?.note).toBe('director: Ann; mood: =1+1')
  })
})

describe('accounts', () => {
  it('a row belongs to the account that it names, else to the one that is asked for', async () => {
    await writeFile(file, `${HEAD},account\n${row('a')},agency\n${row('b')},\n`)
    await importing('--account', 'studio B')
    expect((await usage()).map(({ externalId, account }) => [externalId, account])).toEqual([
      ['a', 'agency'],
      ['b', 'studio B'],
    ])
    expect(await unitsLeft()).toBe('3760')
  })
})

describe('usage that was exported', () => {
  const TAKE = ['record', '--model', 'hailuo-2.3', '--resolution', '1080p', '--seconds', '6', '--at']

  /** Takes with and without an id of the vendor's, of two accounts, with all that can be told of them. */
  async function fill(): Promise<void> {
    await cli.done(
      ...TAKE,
      '2026-11-10',
      '--clips',
      '3',
      '--production',
      'Nova',
      '--shot',
      '"4"',
      '--note',
      ' =1+1, a ',
    )
    await cli.done(...TAKE, '2026-11-10', '--account', 'agency', '--take', '2', '--no-kept', '--external-id', 'task-9')
    await cli.done(...TAKE, '2026-11-11', '--outcome', 'rejected', '--note', 'two\nlines')
    await writeFile(file, `${HEAD},director\n,2026-11-12,hailuo-02,512p,6,success,Größe,Ann\n${row('a')},\n`)
    await importing()
    await cli.done(...TAKE, '2026-11-13')
    await cli.done('reverse', (await usage()).at(-1)?.id ?? '')
  }

  it('is a no-op when it is imported where it came from', async () => {
    await fill()
    const before = await journal()
    await cli.done('export', 'usage', file)
    expect(await importing()).toMatchObject({
      applied: false,
      counts: { new: 0, duplicate: 5, conflict: 0, rejected: 0 },
    })
    expect(await journal()).toBe(before)
  })

  it('gives another ledger the same usage, entry for entry', async () => {
    await fill()
    await cli.done('export', 'usage', file)
    const other = await studio('other')
    const again = join(folder, 'again.csv')
    expect(await other.json('imports.usage', 'import', 'usage', file)).toMatchObject({ counts: { new: 5 } })
    await other.done('export', 'usage', again)
    expect(await readFile(again, 'utf8')).toBe(await readFile(file, 'utf8'))
    expect(await unitsLeft(other)).toBe(await unitsLeft())
  })

  it('is limited to a span', async () => {
    await fill()
    const { entries } = await cli.json(
      'exports.usage',
      'export',
      'usage',
      file,
      '--from',
      '2026-11-11',
      '--to',
      '2026-11-12',
    )
    expect(entries).toBe(1)
  })
})
