import { describe, expect, test } from 'vitest'
import { readShotList } from '../../../electron/imports/shots/read-shot-list.ts'
import type { ListedShot, RefusedShot, ShotListOptions } from '../../../electron/imports/shots/read-shot-list.ts'
import { inspectTextFile } from '../../../electron/imports/text/text-file.ts'
import { formatDay } from '../../../shared/domain/calendar.ts'
import { shotListFile } from '../../support/shot-lists.ts'
import { flattened, refusalOf, temporaryFolder } from './support.ts'

const OPTIONS: ShotListOptions = { zone: 'Europe/Berlin', fps: null, columns: new Map() }
const folder = temporaryFolder()

async function read(path: string, options: Partial<ShotListOptions> = {}) {
  const reading = await readShotList(await inspectTextFile(path), { ...OPTIONS, ...options })
  const rows = await flattened<ListedShot | RefusedShot>(reading.rows)
  return {
    ...reading,
    drafts: rows.flatMap((row) => ('draft' in row ? [row.draft] : [])),
    refused: rows.flatMap((row) => ('draft' in row ? [] : [row])),
    lines: rows.map((row) => row.line),
  }
}

async function written(content: string, options: Partial<ShotListOptions> = {}) {
  return read(await folder.write('list.csv', content), options)
}

describe('the tools that lists are from', () => {
  test("Kitsu's CSV: shots under their sequence, as Kitsu writes a full name; frames and fps tell the length", async () => {
    const { tool, format, drafts, refused } = await read(shotListFile('kitsu.csv'))
    expect([tool, format, refused]).toEqual(['kitsu', 'csv (semicolons)', []])
    expect(drafts.map((draft) => [draft.shot, draft.length?.milliseconds])).toEqual([
      ['SEQ01 / SH010', 6000],
      ['SEQ01 / SH020', 4000],
      ['SEQ01 / SH030', 10_000],
      ['SEQ02 / 001', 6042],
      ['SEQ02 / 0010', 5960],
    ])
    expect(drafts[0]?.production).toBe('Harbour Lights')
  })

  test("a series' episodes stand before the sequence; NTSC rates count by the whole number above", async () => {
    const { drafts } = await read(shotListFile('kitsu-episodes.csv'))
    expect(drafts.map((draft) => [draft.shot, draft.length?.milliseconds])).toEqual([
      ['EP01 / SEQ01 / SH010', 6000],
      ['EP02 / SEQ01 / SH010', 9600],
    ])
  })

  test('ShotGrid: the shot code is the whole name, and the cut duration counts frames', async () => {
    const { tool, drafts } = await read(shotListFile('shotgrid.csv'), { fps: '24' })
    expect(tool).toBe('shotgrid')
    expect(drafts.map((draft) => [draft.shot, draft.length?.milliseconds, draft.priority])).toEqual([
      ['HAR_0010', 6000, 1],
      ['HAR_0020', 4000, null],
      ['HAR_0030', 10_417, 3],
    ])
  })

  test('frames without a frame rate tell no length, which is left to what is given for the import', async () => {
    const { drafts } = await read(shotListFile('shotgrid.csv'))
    expect(drafts.map((draft) => draft.length)).toEqual([null, null, null])
  })

  test('StudioBinder-like sheets: scene and shot become the slate; numbers stored as text are numbers', async () => {
    const { tool, drafts, unknownColumns } = await read(shotListFile('studiobinder.csv'))
    expect(tool).toBe('shot list')
    expect(drafts.map((draft) => [draft.shot, draft.length?.milliseconds ?? null, draft.takes])).toEqual([
      ['12A', 6000, 3],
      ['12B', 4500, 4],
      ['12C', 8000, 2],
      ['13-1', 6000, 5],
      ['13-1A', null, null],
    ])
    expect(drafts.map(({ day }) => (day === null ? null : formatDay(day)))).toEqual([
      '2026-12-01',
      '2026-12-01',
      '2026-12-02',
      '2026-12-02',
      null,
    ])
    expect(unknownColumns).toContain('Lens')
  })

  test('an edit decision list: picture events by the name of their clip, black and sound passed over', async () => {
    const { format, drafts, lines } = await read(shotListFile('cut.edl'), { fps: '24' })
    expect(format).toBe('edl')
    expect(drafts.map((draft) => [draft.shot, draft.length?.milliseconds])).toEqual([
      ['SH010', 6000],
      ['SH020', 4500],
      ['SH030', 9500],
      ['006', 2000],
    ])
    expect(lines).toEqual([4, 7, 10, 15])
  })

  test('an edit decision list without a frame rate, or with a line that is no event, is refused by what is wrong', async () => {
    const noRate = await refusalOf(() => read(shotListFile('cut.edl')))
    expect(noRate.details).toMatchObject({ field: 'fps' })
    const broken = await folder.write('broken.edl', 'TITLE: X\n001 AX V C 01:00:00:00 01:00:06:00 00:00:00:00\n')
    expect((await refusalOf(() => read(broken, { fps: '24' }))).details).toMatchObject({ line: 2 })
    const rate = await folder.write(
      'rate.edl',
      'TITLE: X\n001 AX V C 01:00:00:00 01:00:06:00 00:00:00:00 00:00:06:24\n',
    )
    expect((await refusalOf(() => read(rate, { fps: '24' }))).message).toContain('00:00:06:24 is no timecode at 24')
  })

  test('UTF-16 with tabs is read like any other file', async () => {
    const { format, drafts } = await read(shotListFile('utf-16.tsv'))
    expect(format).toBe('tsv')
    expect(drafts.map((draft) => [draft.shot, draft.kind, draft.takes, draft.priority])).toEqual([
      ['Überfahrt 001', '768p 6s', 3, 1],
      ['Überfahrt 002', '1080p 6s', 2, 2],
    ])
  })
})

describe('rows', () => {
  test('shot names stay the text that they are', async () => {
    const { drafts } = await written('Shot\n001\n0010\n1\n1.0\n1e3\n"=""007"""\n')
    expect(drafts.map((draft) => draft.shot)).toEqual(['001', '0010', '1', '1.0', '1e3', '007'])
  })

  test('that are wrong are refused with line, column and reason, and the others are read', async () => {
    const { drafts, refused } = await read(shotListFile('faults.csv'))
    expect(drafts.map((draft) => draft.shot)).toEqual(['1A', '1A', '1H'])
    expect(refused.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [3, 'Shot', 'the shot has no name'],
      [5, 'Est. Duration', '"six" is not a length such as 6, 6.5 s or 0:06'],
      [6, 'Takes', '"-2" is not a whole number from 0 to 100000'],
      [7, 'Takes', '"many" is not a whole number from 0 to 100000'],
      [8, 'Shoot Date', expect.stringContaining('2026-02-30')],
      [9, 'Shoot Date', expect.stringContaining('write the year first')],
      [11, null, 'has 8 cells; the head line has 6'],
    ])
  })

  test('a pixel size is a resolution', async () => {
    const { drafts } = await written('Name,Resolution\na,1920x1080\nb,1366 × 768\nc,1080\nd,768P\n')
    expect(drafts.map((draft) => draft.resolution)).toEqual(['1080p', '768p', '1080p', '768P'])
  })

  test.each([
    ['6', 6000],
    ['6 s', 6000],
    ['6,5', 6500],
    ['6.0001', 6001],
    ['1 min 20 s', 80_000],
    ['0:06', 6000],
    ['1:02:03', 3_723_000],
    ['0:00:06.5', 6500],
    ['00:00:05:12', 5500],
    ['00:00:05;12', 5500],
  ])('%s lasts %i milliseconds at 24 frames a second', async (text, milliseconds) => {
    const { drafts, refused } = await written(`Shot\tDuration\na\t${text}\n`, { fps: '24' })
    expect(refused).toEqual([])
    expect(drafts[0]?.length).toEqual({ field: 'duration', milliseconds })
  })

  test.each(['0', '-6', '6 hours', '1:2', '00:00:05:12', 'x'])(
    '%s is no length where nobody tells the frame rate',
    async (text) => {
      const { refused } = await written(`Shot;Duration\na;${text}\n`)
      expect(refused).toHaveLength(1)
    },
  )

  test('fifty thousand rows are read, each with its line', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `SEQ;SH${String(index).padStart(5, '0')};144;24`)
    const { drafts, lines } = await written(`Sequence;Name;Frames;FPS\n${rows.join('\n')}\n`)
    expect(drafts).toHaveLength(50_000)
    expect(lines.at(-1)).toBe(50_001)
    expect(drafts.at(-1)?.shot).toBe('SEQ / SH49999')
  })
})

describe('columns', () => {
  test('of one field the better name is meant, and the other is told as not read', async () => {
    const { columns, unknownColumns } = await written('Name,Resolution,Clip Resolution\na,2048x858,768p\n')
    expect(columns.map((column) => column.field)).toEqual(['shot', null, 'resolution'])
    expect(unknownColumns).toEqual(['Resolution'])
  })

  test('what is said by hand comes before what names tell', async () => {
    const columns = new Map([
      ['Ref', 'shot'],
      ['Name', null],
    ] as const)
    const { drafts, unknownColumns } = await written('Ref,Name\n001,Dawn\n', { columns })
    expect(drafts[0]?.shot).toBe('001')
    expect(unknownColumns).toEqual(['Name'])
  })

  test('a list without a column for names says so, with some of what stands in each', async () => {
    const { tellsShots, columns } = await written('Ref,Took\n001,3\n002,3\n')
    expect(tellsShots).toBe(false)
    expect(columns).toEqual([
      { name: 'Ref', field: null, samples: ['001', '002'] },
      { name: 'Took', field: null, samples: ['3'] },
    ])
  })

  test.each([
    ['Shot,shot\na,b\n', new Map(), 'columns of one name'],
    ['Shot\na\n', new Map([['Nope', 'shot']] as const), 'has no column "Nope"'],
    [
      'A,B\na,b\n',
      new Map([
        ['A', 'shot'],
        ['B', 'shot'],
      ] as const),
      'both said to be shot',
    ],
    ['{"shot": "a"}\n', new Map(), 'is JSON'],
  ] as const)('%j is refused as a whole', async (content, columns, says) => {
    const refusal = await refusalOf(() => written(content, { columns: new Map(columns) }))
    expect(refusal.code).toBe('invalid_input')
    expect(refusal.message).toContain(says)
  })
})
