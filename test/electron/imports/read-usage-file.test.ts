import { appendFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUsageFile } from '../../../electron/imports/usage/read-usage-file.ts'
import { inspectTextFile } from '../../../electron/imports/text/text-file.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { context, isHeldOpen, readAll, refusalOf, temporaryFolder } from './support.ts'

const folder = temporaryFolder()

const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome,units,project,shot,note'
const ROW = '1,2026-03-01T10:30:00Z,MiniMax-Hailuo-2.3,768p,6,success,1,Aurora,001,'

async function read(content: string | Uint8Array) {
  return readAll(await folder.write('usage', content))
}

describe('rows of cells', () => {
  test('with every neutral column are read', async () => {
    const { format, drafts, rejected, unknownColumns } = await read(
      'task_id,submitted_at,finished_at,model,mode,resolution,duration_s,outcome,units,pack_id,project,scene,shot,take,kept,note\n' +
        '9,2026-03-01 10:28:30,2026-03-01 10:30,Hailuo-2.3-Fast,i2v,768P,10,Success,"1,1",p-7,Aurora,2,001,3,x,too dark\n',
    )
    expect({ format, rejected, unknownColumns }).toEqual({ format: 'csv', rejected: [], unknownColumns: [] })
    expect(drafts).toMatchObject([
      {
        externalId: '9',
        source: 'minimax-video',
        charge: { model: 'MiniMax-Hailuo-2.3-Fast', resolution: '768p', seconds: 10, unitsPerClip: 1100 },
        clips: 1,
        outcome: 'success',
        production: 'Aurora',
        shot: '001',
        note: 'too dark; pack_id: p-7',
        details: { mode: 'i2v', scene: '2', take: '3', kept: true },
      },
    ])
    expect(drafts.map((draft) => formatInstant(draft.at))).toEqual(['2026-03-01T09:30:00Z'])
  })

  const text = `Task ID;Date;Model;Res;Length;Status;Units;Größe\r\n1;2026-03-01 24:00;Hailuo-2.3-Fast;768P;6,0;ok;0,7;"a;b"\r\n`

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 LE without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 BE without a mark', Buffer.from(text, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(text, 'latin1')],
  ])('with semicolons, decimal commas and CRLF in %s are read alike', async (_, bytes) => {
    const { format, drafts, rejected, unknownColumns } = await read(bytes)
    expect({ format, rejected, unknownColumns }).toEqual({
      format: 'csv (semicolons)',
      rejected: [],
      unknownColumns: ['Größe'],
    })
    expect(drafts).toMatchObject([{ externalId: '1', note: 'Größe: a;b', charge: { unitsPerClip: 700 } }])
    expect(drafts.map((draft) => formatInstant(draft.at))).toEqual(['2026-03-01T23:00:00Z'])
  })

  test('separated by tabs are read', async () => {
    const { format, drafts } = await read(`${HEAD}\n${ROW}\n`.replaceAll(',', '\t'))
    expect({ format, count: drafts.length }).toEqual({ format: 'tsv', count: 1 })
  })

  test('that are wrong are rejected alone, by line, column and reason', async () => {
    const { rows } = await read(
      [
        'Task ID,Date,Model,Res,Length,Status,Units,Note',
        '1,2026-03-01,MiniMax-Hailuo-2.3,768p,6,ok,1,"two\nlines"',
        '2,2026-02-31,MiniMax-Hailuo-2.3,768p,6,ok,1,',
        '',
        '3,2026-03-01,MiniMax-Hailuo-2.3,1080p,10,ok,2,',
        '4,2026-03-01,MiniMax-Hailuo-2.3,768p,6,ok,2,',
        '5,2026-03-01,MiniMax-Hailuo-2.3,768p',
        '6,2026-03-01,MiniMax-Hailuo-2.3,768p,6,Processing,,',
        ',2026-03-01,MiniMax-Hailuo-2.3,768p,6,,,',
        '8,2026-03-01,MiniMax-Hailuo-2.3,768p,6,ok,1,,,',
        '9,2026-03-01,MiniMax-Hailuo-2.3,768p,6,ok,1,last',
      ].join('\r\n'),
    )
    expect(rows.filter((row) => 'draft' in row).map((row) => row.line)).toEqual([2, 12])
    expect(rows.filter((row) => !('draft' in row))).toEqual([
      { line: 4, field: 'Date', reason: '"2026-02-31" is not a date that exists', externalId: '2' },
      {
        line: 6,
        field: 'Res',
        reason: expect.stringContaining('1080p 10 s does not exist') as string,
        externalId: '3',
      },
      {
        line: 7,
        field: 'Units',
        reason: 'the file says 2, the rate card minimax-video charges 1 (1 × 1, MiniMax-Hailuo-2.3 768p 6 s)',
        externalId: '4',
      },
      { line: 8, field: null, reason: 'has 4 cells; the head line has 8', externalId: '5' },
      { line: 9, field: 'Status', reason: 'not finished yet ("Processing")', externalId: '6' },
      {
        line: 10,
        field: 'Status',
        reason: 'is missing; it must be success, failed or rejected',
        externalId: null,
      },
      { line: 11, field: null, reason: 'has 10 cells; the head line has 8', externalId: '8' },
    ])
  })

  test('keep formulas and leading zeros as the text they are', async () => {
    const { drafts } = await read(`${HEAD}\n${ROW.replace('Aurora,001,', '=1+1,007,@SUM(A1)')}\n`)
    expect(drafts).toMatchObject([{ production: '=1+1', shot: '007', note: '@SUM(A1)' }])
  })

  test('are successes where no column tells of outcomes', async () => {
    const { drafts } = await read('date,model,res,length\n2026-03-01,hailuo-2.3,768,6s\n')
    expect(drafts).toMatchObject([{ outcome: 'success', source: 'usage-file' }])
  })

  test('that say the same all count, and have the same ids in the next reading, also with the columns in another order', async () => {
    const ids = async (content: string) => (await read(content)).drafts.map((draft) => draft.externalId)
    const one = '2026-03-01,hailuo-2.3,768p,6'
    const first = await ids(`date,model,resolution,duration\n${one}\n${one}\n${one}\n`)
    expect(new Set(first).size).toBe(3)
    expect(first.slice(1)).toEqual([`${first[0] ?? ''}-2`, `${first[0] ?? ''}-3`])
    const other = 'hailuo-2.3;6;2026-03-01;768p;'
    expect(await ids(`Model;Seconds;At;Size;Note\n${other}\n${other}\n${other}\n`)).toEqual(first)
  })

  test('do not fill the memory with reasons: a long text is cut in them', async () => {
    const { rejected } = await read(`${HEAD}\n${ROW.replace('success', 'x'.repeat(100_000))}\n`)
    expect(rejected[0]?.reason.length).toBeLessThan(400)
  })
})

describe('a usage file is refused as a whole', () => {
  const refused = async (content: string | Uint8Array, reason: string, line?: number) => {
    const path = await folder.write('usage', content)
    const refusal = await refusalOf(() => readAll(path))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: path } })
    expect(refusal.details.line).toBe(line)
    expect(refusal.message).toContain(reason)
  }

  test('without rows', () => refused(`${HEAD}\n\n`, 'has no rows below its head line'))
  test('that is a statement of a bank', () =>
    refused(
      'Date,Description,Amount\n2026-11-04,x,1\n',
      'it is imported under Reports, Payments, and by "payments import"',
    ))
  test('that names a model beside a date and an amount, and lacks another column', () =>
    refused('Date,Description,Amount,Model\n2026-11-04,x,1,y\n', 'has no column for resolution, duration_s', 1))
  test('without a mandatory column', () => refused('model,note\nx,y\n', 'has no column for resolution, duration_s', 1))
  test('with two columns for one field', () => refused(`\n${HEAD},Shot ID\n${ROW},1\n`, 'both columns for shot', 2))
  test('with a quote that is never closed', () => refused(`${HEAD}\n${ROW}\n${ROW}"cut off`, 'never closed', 3))
  test('that is one array of JSON', () => refused('[\n{"model":"x"}\n]\n', 'on a line of its own'))

  test('where it grows while it is read', async () => {
    const path = await folder.write('usage', `${HEAD}\n${`${ROW}\n`.repeat(5000)}`)
    const { rows } = await readUsageFile(await inspectTextFile(path), context)
    const reading = async () => {
      let count = 0
      for await (const batch of rows) {
        if (count === 0) await appendFile(path, `${ROW}\n`)
        count += batch.length
      }
    }
    expect(await refusalOf(reading)).toMatchObject({ code: 'conflict', details: { file: path } })
  })
})

describe('lines of JSON', () => {
  const row = { id: 1, at: '2026-03-01', model: 'hailuo-2.3', resolution: '768p', seconds: 6, outcome: 'success' }
  const lines = (...values: readonly unknown[]) =>
    values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n')

  test('with neutral keys are read, values of any plain kind, and others kept in the note', async () => {
    const { format, drafts, unknownColumns } = await read(
      lines({ ...row, units: 1, kept: true, shot: '001', note: null, operator: 'Ann', size_mb: 4.5, tags: ['a'] }),
    )
    expect({ format, unknownColumns }).toEqual({ format: 'jsonl', unknownColumns: ['operator', 'size_mb', 'tags'] })
    expect(drafts).toMatchObject([
      { externalId: '1', shot: '001', details: { kept: true }, note: 'operator: Ann; size_mb: 4.5; tags: ["a"]' },
    ])
  })

  test('that are wrong are rejected alone, by line, field and reason', async () => {
    const { rows } = await read(
      lines(
        row,
        '',
        '{"id": 2,',
        '[1]',
        { ...row, id: 5, model: { name: 'x' } },
        { ...row, id: 6, status: 'ok' },
        { ...row, id: 7, outcome: undefined },
        { ...row, id: 8, deep: [[[[[[1]]]]]] },
        `{"id": 12345678901234567890, "model": "x"}`,
        { ...row, id: 10, at: undefined },
        `{"id": 11, "note": "${'x'.repeat(2 << 20)}"}`,
        { ...row, id: 12 },
      ),
    )
    expect(rows.filter((one) => 'draft' in one).map((one) => one.line)).toEqual([1, 12])
    expect(rows.filter((one) => !('draft' in one))).toEqual([
      { line: 3, field: null, reason: 'is not a JSON object', externalId: null },
      { line: 4, field: null, reason: 'is not a JSON object', externalId: null },
      { line: 5, field: 'model', reason: 'must be a text or a number', externalId: null },
      { line: 6, field: 'status', reason: 'is for the same field as "outcome" (outcome); keep one', externalId: null },
      {
        line: 7,
        field: 'outcome',
        reason: 'is missing; it must be success, failed or rejected',
        externalId: '7',
      },
      { line: 8, field: 'deep', reason: 'is nested too deeply', externalId: null },
      {
        line: 9,
        field: 'id',
        reason: 'is a number with more digits than JSON keeps; put it in quotes',
        externalId: null,
      },
      {
        line: 10,
        field: 'finished_at',
        reason: 'is missing, and so is submitted_at; one is needed',
        externalId: '10',
      },
      {
        line: 11,
        field: null,
        reason: 'is longer than 1 MiB; leave embedded files and images out',
        externalId: null,
      },
    ])
  })

  test('have the same ids as the same rows of cells', async () => {
    const fromJson = await read(lines({ ...row, id: '', seconds: '6' }))
    const fromCells = await read('at,model,resolution,seconds,outcome\n2026-03-01,hailuo-2.3,768p,6,success\n')
    expect(fromJson.drafts.map((draft) => draft.externalId)).toEqual(fromCells.drafts.map((draft) => draft.externalId))
  })

  test('that are MiniMax’s task results are read as such, the kind told by the first object', async () => {
    const task = (id: string, model: string, status: string, code: number) => ({
      request: { model, prompt: 'a secret', duration: 6, resolution: '768P' },
      response: { task_id: id, status, base_resp: { status_code: code } },
      created_at: 1_772_361_000,
      updated_at: 1_772_361_090,
      shot: '001',
    })
    const { format, drafts, rejected } = await read(
      lines(
        '{"cut',
        task('1', 'MiniMax-Hailuo-2.3', 'Success', 0),
        task('2', 'MiniMax-Hailuo-2.3', 'Fail', 1027),
        task('3', 'MiniMax-Hailuo-2.3', 'Fail', 1000),
        task('4', 'MiniMax-Hailuo-2.3', 'Processing', 0),
        task('5', 'MiniMax-H3', 'succeeded', 0),
      ),
    )
    expect(format).toBe('minimax-tasks')
    expect(drafts.map((draft) => [draft.externalId, draft.outcome])).toEqual([
      ['1', 'success'],
      ['2', 'rejected'],
      ['3', 'failed'],
    ])
    expect(drafts[0]).toMatchObject({
      source: 'minimax-video',
      shot: '001',
      note: null,
      details: { mode: 't2v', submittedAt: 1_772_361_000_000 },
      at: 1_772_361_090_000,
    })
    expect(rejected.map(({ line, field, externalId }) => [line, field, externalId])).toEqual([
      [1, null, null],
      [5, 'outcome', '4'],
      [6, 'model', '5'],
    ])
    expect(rejected[2]?.reason).toContain('"MiniMax-H3" is not on the rate card minimax-video')
  })
})

test('rows come in batches of about a thousand, and the event loop has its turn between them', async () => {
  const count = 20_000
  const path = await folder.write('usage', `${HEAD}\n${`${ROW}\n`.repeat(count)}`)
  const { rows } = await readUsageFile(await inspectTextFile(path), context)
  let turns = 0
  const timer = setInterval(() => (turns += 1), 0)
  const batches: number[] = []
  for await (const batch of rows) batches.push(batch.length)
  clearInterval(timer)
  expect(batches.reduce((sum, length) => sum + length, 0)).toBe(count)
  expect(Math.max(...batches)).toBeLessThan(2000)
  expect(turns).toBeGreaterThan(5)
})

test.runIf(process.platform === 'linux')('a reading that is given up closes its file', async () => {
  const path = await folder.write('usage', `${HEAD}\n${`${ROW}\n`.repeat(20_000)}`)
  const { rows } = await readUsageFile(await inspectTextFile(path), context)
  const seen: boolean[] = []
  for await (const batch of rows) {
    seen.push(batch.length > 0 && isHeldOpen(path))
    break
  }
  expect(seen).toEqual([true])
  await expect.poll(() => isHeldOpen(path)).toBe(false)
})

describe('whatever a file holds, it is read or refused', () => {
  const isReadOrRefused = async (content: string | Uint8Array) => {
    try {
      const { drafts, rejected } = await read(content)
      expect(drafts.length + rejected.length).toBeGreaterThan(0)
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
    }
  }

  test('any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), isReadOrRefused), { numRuns: 200 })
  })

  test('any cells under a good head line', async () => {
    const odd = fc.constantFrom(
      '',
      '0',
      '-1',
      '6',
      '1e9',
      '0,7',
      '"',
      ',',
      '\n',
      'success',
      '768p',
      'hailuo-2.3',
      '2026-03-01',
      '24:00',
    )
    const cells = fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme' })), { maxLength: 30 })
    const content = cells.map((texts) => `${HEAD}\n${texts.join(',')}\n${ROW}\n`)
    await fc.assert(fc.asyncProperty(content, isReadOrRefused), { numRuns: 300 })
  })

  test('any lines of JSON', async () => {
    const key = fc.oneof(
      fc.constantFrom(
        'id',
        'at',
        'model',
        'resolution',
        'duration',
        'status',
        'base_resp',
        'request',
        'task',
        '__proto__',
      ),
      fc.string(),
    )
    const content = fc
      .array(fc.dictionary(key, fc.jsonValue()), { minLength: 1, maxLength: 5 })
      .map((values) => values.map((value) => JSON.stringify(value)).join('\n'))
    await fc.assert(fc.asyncProperty(content, isReadOrRefused), { numRuns: 300 })
  })
})
