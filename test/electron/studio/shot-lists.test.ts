import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Input, Output } from '../../../shared/api/operations.ts'
import { shotListFile } from '../../support/shot-lists.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
type Report = Output<'imports.shots'>
type Options = Omit<Input<'imports.shots'>, 'file' | 'queue'>

/** A studio with an empty queue, and what imports into it. */
async function withQueue(renders: Input<'renders.add'>['renders'] = []) {
  const studio = await makeStudio({ now: '2026-11-23 12:00', zone: 'Europe/Berlin' })
  const { queue } = await studio.value('queues.save', { production: 'Harbour Lights', name: 'Reel 1' })
  if (renders.length > 0) await studio.value('renders.add', { queue: queue.id, renders })
  let lists = 0
  const list = (content: string): string => {
    lists += 1
    const file = studio.path(`list-${lists}.csv`)
    writeFileSync(file, content)
    return file
  }
  return {
    studio,
    queue: queue.id,
    list,
    take: (file: string, options: Options = {}) => studio.value('imports.shots', { file, queue: queue.id, ...options }),
    refused: (file: string, options: Options = {}) =>
      studio.refusal('imports.shots', { file, queue: queue.id, ...options }),
    renders: async () => (await studio.value('queue.show', { queue: queue.id })).renders,
    shots: async () => shotsOf(studio, queue.id),
    exported: async () => {
      const file = studio.path('queue.csv')
      await studio.value('exports.queue', { queue: queue.id, file })
      return parse<Record<string, string>>(readFileSync(file, 'utf8'), { columns: true })
    },
  }
}

async function shotsOf(studio: TestStudio, queue: string): Promise<string[]> {
  return (await studio.value('queue.show', { queue })).renders.map((render) => render.shot)
}

function verdicts(report: Report) {
  return report.rows.map(({ line, verdict, shot }) => [line, verdict, shot])
}

describe('imports.shots', () => {
  test('plans a Kitsu list: the shortest clip of the card that covers each shot', async () => {
    const { take, renders } = await withQueue()
    const file = shotListFile('kitsu.csv')
    const given = { ...KIND, seconds: undefined, createNew: true }
    const report = await take(file, given)
    expect(report).toMatchObject({ tool: 'kitsu', applied: true, counts: { new: 5, rejected: 0 }, leftOut: 0 })
    expect(
      (await renders()).map(({ shot, model, resolution, seconds, takes }) => [shot, model, resolution, seconds, takes]),
    ).toEqual([
      ['SEQ01 / SH010', KIND.model, '768p', 6, 1],
      ['SEQ01 / SH020', KIND.model, '768p', 6, 1],
      ['SEQ01 / SH030', KIND.model, '768p', 10, 1],
      ['SEQ02 / 001', KIND.model, '768p', 10, 1],
      ['SEQ02 / 0010', KIND.model, '768p', 6, 1],
    ])
    const again = await take(file, { ...given, createNew: false })
    expect(again).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 5 }, undo: null })
  })

  test('creates nothing that was not agreed to, and says what the queue does not have', async () => {
    const { list, take, refused, shots } = await withQueue([{ shot: '010', ...KIND }])
    const file = list('Shot,Takes\n010,4\n020,2\n030,2\n')
    const error = await refused(file, KIND)
    expect(error).toMatchObject({ code: 'invalid_input', details: { field: 'createNew', new: 2 } })
    expect(error.message).toContain('"020", "030"')
    expect(await shots()).toEqual(['010'])
    const report = await take(file, { ...KIND, accept: ['030'] })
    expect(report).toMatchObject({ counts: { new: 2, changed: 1 }, leftOut: 1 })
    expect(await shots()).toEqual(['010', '030'])
    expect((await refused(file, { ...KIND, accept: ['nobody'] })).message).toContain('"nobody" is no new shot')
  })

  test('a spreadsheet that turned 001 into 1 makes no phantom shots', async () => {
    const { studio, queue, list, take, shots, renders } = await withQueue([
      { shot: '001', ...KIND },
      { shot: 'SEQ01 / 0010', ...KIND },
    ])
    const typed = await take(list('Sequence,Name,Takes\n,1,3\nSEQ1,10,3\nSEQ2,10,3\n'), { ...KIND, preview: true })
    expect(typed.rows.map(({ verdict, similar }) => [verdict, similar])).toEqual([
      ['new', '001'],
      ['new', 'SEQ01 / 0010'],
      ['new', null],
    ])
    const file = studio.path('exported.csv')
    await studio.value('exports.queue', { queue, file })
    const spoilt = readFileSync(file, 'utf8').replace(',001,', ',1,').replace(',0010,', ',10,')
    const back = await take(list(spoilt.replaceAll(',6,1,1,', ',6,7,1,')))
    expect(back.counts).toEqual({ new: 0, changed: 2, unchanged: 0, rejected: 0 })
    expect(await shots()).toEqual(['001', 'SEQ01 / 0010'])
    expect((await renders()).map((render) => render.takes)).toEqual([7, 7])
  })

  test('previews row by row what would happen, and changes nothing', async () => {
    const { list, take, renders, studio } = await withQueue([
      { shot: '010', ...KIND, takes: 2 },
      { shot: '020', ...KIND, takes: 2 },
    ])
    const file = list('Shot,Takes,Seconds,Priority,Colour\n010,3,10,1,red\n020,2,,,blue\n030,x,,,\n040,1,,,\n')
    const before = await renders()
    const told = studio.events.length
    const report = await take(file, { ...KIND, preview: true })
    expect(verdicts(report)).toEqual([
      [2, 'changed', '010'],
      [3, 'unchanged', '020'],
      [4, 'rejected', '030'],
      [5, 'new', '040'],
    ])
    expect(report.rows[0]?.changes).toEqual([
      { field: 'seconds', from: '6', to: '10' },
      { field: 'takes', from: '2', to: '3' },
      { field: 'priority', from: '5', to: '1' },
    ])
    expect(report.rows[2]).toMatchObject({ field: 'Takes', reason: '"x" is not a whole number from 0 to 100000' })
    expect(report).toMatchObject({ applied: false, undo: null, unknownColumns: ['Colour'], queued: 2 })
    expect(await renders()).toEqual(before)
    expect(studio.events.slice(told).filter((event) => event.type === 'changed')).toEqual([])
  })

  test('has its own columns kept, and given back when the queue is exported', async () => {
    const { list, take, exported } = await withQueue([{ shot: '010', ...KIND, takes: 2 }])
    const rows = ['Shot,Takes,Lens,Notes', '010,3,35 mm,"dusk, rain"', "020,2,,'=SUM(1)"]
    await take(list(`${rows.join('\n')}\n`), { ...KIND, createNew: true })
    const written = await exported()
    expect(written.map((row) => [row['Name'], row['Lens'], row['Notes']])).toEqual([
      ['010', '35 mm', 'dusk, rain'],
      ['020', '', "'=SUM(1)"],
    ])
    await take(list('Shot,Lens\n010,50 mm\n'))
    expect((await exported()).map((row) => [row['Lens'], row['Notes']])).toEqual([
      ['50 mm', ''],
      ['', "'=SUM(1)"],
    ])
    const long = await take(list(`Shot,Lens\n010,${'x'.repeat(2001)}\n`), { preview: true })
    expect(long.rows[0]).toMatchObject({ field: 'Lens', reason: 'has 2001 characters; at most 2000 can be kept' })
  })

  test('is all or nothing: one rejected row refuses the list, with lines and reasons, unless it is to be left out', async () => {
    const { take, refused, shots } = await withQueue()
    const file = shotListFile('faults.csv')
    const given = { model: KIND.model, resolution: '768p', createNew: true }
    const error = await refused(file, given)
    expect(error).toMatchObject({ code: 'invalid_input', details: { line: 3, field: 'Shot', rejected: 9 } })
    expect(error.message).toContain('line 4: Shot: "1A" is on line 2 already')
    expect(error.message).toContain('Nothing was planned')
    expect(await shots()).toEqual([])
    const report = await take(file, { ...given, skipRejected: true })
    expect(report.counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 9 })
    const tooLong = report.rows.find((row) => row.line === 10)
    expect(tooLong?.field).toBe('Est. Duration')
    expect(tooLong?.reason).toContain('45.0 s long; the longest clip of MiniMax-Hailuo-2.3 768p has 10 s')
    expect(await shots()).toEqual(['1A'])
  })

  test('refuses a render kind that is not on the card, and says what is', async () => {
    const { list, take } = await withQueue()
    const file = list('Shot,Model,Resolution,Seconds\na,Hailuo-02,4k,6\nb,Veo,1080p,8\nc,hailuo-2.3,768p,6\nd,,,\n')
    const { rows } = await take(file, { preview: true })
    expect(rows.map(({ verdict, field }) => [verdict, field])).toEqual([
      ['rejected', 'Resolution'],
      ['rejected', 'Model'],
      ['new', null],
      ['rejected', 'Model'],
    ])
    expect(rows[0]?.reason).toContain('it has')
    expect(rows[2]?.render).toMatchObject(KIND)
  })

  test('takes rows of the queue’s production alone, however it is spelled; others by their name', async () => {
    const { list, take } = await withQueue()
    const file = list('Project,Shot\nharbour_lights,a\nHL2026,b\nAurora,c\n')
    const report = await take(file, { ...KIND, preview: true, productions: ['HL2026'] })
    expect(report.productions).toEqual([
      { production: 'HL2026', rows: 1, isTaken: true },
      { production: 'Aurora', rows: 1, isTaken: false },
    ])
    expect(report.rows.map((row) => row.verdict)).toEqual(['new', 'new', 'rejected'])
    expect(report.rows[2]).toMatchObject({ field: 'Project' })
  })

  test('applies what was previewed, and refuses where the file or the queue has changed since', async () => {
    const { studio, queue, list, take, refused, renders } = await withQueue([{ shot: '010', ...KIND }])
    const file = list('Shot,Takes\n010,4\n')
    const { digest } = await take(file, { preview: true })
    const [render] = await renders()
    await studio.value('renders.edit', { queue, renders: [{ id: render?.id ?? '', takes: 9 }] })
    expect((await refused(file, { digest })).code).toBe('conflict')
    const { digest: now } = await take(file, { preview: true })
    writeFileSync(file, 'Shot,Takes\n010,5\n')
    expect((await refused(file, { digest: now })).code).toBe('conflict')
    await take(file, { digest: (await take(file, { preview: true })).digest })
    expect((await renders())[0]?.takes).toBe(5)
  })

  test('can be taken back as one', async () => {
    const { studio, queue, list, take, renders } = await withQueue([
      { shot: '010', ...KIND, day: '2026-12-01' },
      { shot: '020', ...KIND },
    ])
    const before = await renders()
    const { undo } = await take(list('Shot,Takes,Date\n020,4,2026-12-03\n030,1,\n010,2,2026-12-05\n'), {
      ...KIND,
      createNew: true,
    })
    expect((await renders()).map(({ shot, takes, day }) => [shot, takes, day])).toEqual([
      ['010', 2, '2026-12-05'],
      ['020', 4, '2026-12-03'],
      ['030', 1, null],
    ])
    if (undo === null) throw new Error('nothing was done')
    expect(await studio.value('shots.takeBack', { queue, ...undo })).toEqual({ removed: 1, restored: 2 })
    expect(await renders()).toEqual(before)
    expect((await studio.refusal('shots.takeBack', { queue, ...undo })).code).toBe('not_found')
    expect(await renders()).toEqual(before)
  })

  test('asks for the column of the names where none tells, and takes it by hand', async () => {
    const { list, take, refused, shots } = await withQueue()
    const file = list('Ref,Count\n001,3\n')
    expect(await take(file, { preview: true })).toMatchObject({ missing: ['shot'], rows: [] })
    expect((await refused(file, { createNew: true })).details).toMatchObject({ field: 'columns' })
    const columns: Options['columns'] = [
      { column: 'Ref', field: 'shot' },
      { column: 'Count', field: 'takes' },
    ]
    await take(file, { ...KIND, columns, createNew: true })
    expect(await shots()).toEqual(['001'])
  })

  test('fifty thousand rows are previewed whole; a queue takes 5000, and says so', async () => {
    const { list, take, refused, shots } = await withQueue()
    const rows = Array.from({ length: 50_000 }, (_, index) => `${String(index).padStart(5, '0')},3`)
    const file = list(`Shot,Takes\n${rows.join('\n')}\n`)
    const report = await take(file, { ...KIND, preview: true })
    expect(report.counts.new).toBe(50_000)
    expect(report.rows).toHaveLength(5000)
    const error = await refused(file, { ...KIND, createNew: true })
    expect(error.message).toContain('would have 50000 renders; a queue takes at most 5000')
    expect(await shots()).toEqual([])
    const some = Array.from({ length: 5000 }, (_, index) => String(index).padStart(5, '0'))
    await take(file, { ...KIND, accept: some })
    expect(await shots()).toEqual(some)
  })

  test('a list without rows is refused', async () => {
    const { list, refused } = await withQueue()
    expect((await refused(list('Shot,Takes\n'))).message).toContain('lists no shots')
  })
})

describe('exports.queue', () => {
  const AWKWARD = [
    '001',
    '=SUM(A1)',
    "'=x",
    "''@y",
    '-12',
    'SEQ01 / SH010',
    'EP01 / SEQ02 / SH 3',
    'a / b / c / d',
    ' / ',
    '+1, "two"',
    'Überfahrt',
  ]

  test('comes back without a change, whatever the shots are called and though one has two kinds', async () => {
    const renders = [
      ...AWKWARD.map((shot, index) => ({ shot, ...KIND, takes: index, clips: 2, priority: 1, day: '2026-12-01' })),
      { shot: '001', ...KIND, resolution: '1080p', state: 'held' as const },
    ]
    const { studio, queue, take } = await withQueue(renders)
    const file = studio.path('queue.csv')
    const written = await studio.value('exports.queue', { queue, file })
    expect(written.renders).toBe(renders.length)
    const back = await take(file)
    expect(back.rows.filter((row) => row.verdict !== 'unchanged')).toEqual([])
    expect(back).toMatchObject({
      tool: 'packledger',
      counts: { unchanged: renders.length, new: 0, changed: 0, rejected: 0 },
      unknownColumns: [],
    })
  })

  test('is taken by another queue as it is', async () => {
    const { studio, queue } = await withQueue(AWKWARD.map((shot) => ({ shot, ...KIND, takes: 3 })))
    const file = studio.path('queue.csv')
    await studio.value('exports.queue', { queue, file })
    const { queue: other } = await studio.value('queues.save', { production: 'Harbour Lights', name: 'Reel 2' })
    await studio.value('imports.shots', { file, queue: 'Harbour Lights/Reel 2', createNew: true })
    const plan = async (id: string) =>
      (await studio.value('queue.show', { queue: id })).renders.map(({ shot, takes, seconds }) => [
        shot,
        takes,
        seconds,
      ])
    expect(await plan(other.id)).toEqual(await plan(queue))
  })

  test('has Kitsu’s columns, what each render costs, and no cell that a spreadsheet would run', async () => {
    const { studio, queue } = await withQueue([
      { shot: 'SEQ01 / SH010', ...KIND, takes: 3 },
      { shot: '=1+1', ...KIND, takes: 1 },
    ])
    await studio.value('purchases.record', { pack: 'custom', units: '10', price: '2.50' })
    const file = studio.path('queue.csv')
    await studio.value('exports.queue', { queue, file })
    const [head, first, second] = readFileSync(file, 'utf8').split('\r\n')
    expect(head).toBe(
      'Sequence,Name,Model,Clip Resolution,Clip Seconds,Takes,Clips per Take,Priority,Render Day,Render State,Takes Made,Takes Kept,Clips to Do,Units Planned,Unit Cost,Cost,Overage Units,Overage Cost,Currency,Render Id',
    )
    expect(first).toMatch(/^SEQ01,SH010,MiniMax-Hailuo-2\.3,768p,6,3,1,5,,planned,0,0,3,3,0\.250000,0\.75,0,0\.00,USD,/)
    expect(second).toMatch(/^,'=1\+1,/)
  })
})
