import { describe, expect, test } from 'vitest'
import { dataFolder } from '../../../electron/cli/data-folder.ts'
import { displayWidth } from '../../../electron/cli/text/display-width.ts'
import { headline } from '../../../electron/cli/text/format.ts'
import { oneLine, printable } from '../../../electron/cli/text/printable.ts'
import { growingTable, table } from '../../../electron/cli/text/table.ts'
import type { Column } from '../../../electron/cli/text/table.ts'

interface Row {
  readonly name: string
  readonly units: string | null
}

const columns: readonly Column<Row>[] = [
  { head: 'Name', cell: (row) => row.name },
  { head: 'Units', align: 'number', cell: (row) => row.units },
]

test('a page’s title is one line, with a line under it as wide as it shows', () => {
  expect(headline('Statement: 春节\nLaunch')).toBe(`Statement: 春节 Launch\n${'═'.repeat(22)}`)
})

describe('tables', () => {
  test('texts stand to the left, numbers to the right with their points below each other, — where there is nothing', () => {
    const rows = [
      { name: 'Standard', units: '3760' },
      { name: 'Pro', units: '0.75' },
      { name: 'Custom', units: null },
      { name: 'Back', units: '-12.5' },
    ]
    expect(table(columns, rows)).toBe(
      [
        'Name        Units',
        '────────  ───────',
        'Standard  3760',
        'Pro          0.75',
        'Custom       —',
        'Back       -12.5',
      ].join('\n'),
    )
  })

  test('a head that is wider than its numbers has them below its end', () => {
    expect(table(columns, [{ name: 'a', units: '1' }])).toBe('Name  Units\n────  ─────\na         1')
  })

  test('wide characters keep the columns below each other', () => {
    const lines = table(columns, [
      { name: '東京ロケ', units: '1' },
      { name: 'Zoë 🎬', units: '20' },
      { name: 'plain', units: '300' },
    ]).split('\n')
    expect(new Set(lines.slice(1).map(displayWidth))).toEqual(new Set([15]))
  })

  test('a cell never breaks a line, nor sends control sequences', () => {
    const [, , line] = table(columns, [{ name: 'a\nb\t\u001b[31mc', units: '1' }]).split('\n')
    expect(line).toBe('a b \ufffd[31mc      1')
  })

  test('later parts keep the widths of the earlier ones, widen where they must, and have no second head', () => {
    const growing = growingTable(columns)
    expect(growing.part([{ name: 'longer name', units: '1' }])).toContain('Name')
    expect(growing.part([{ name: 'a', units: '22' }])).toBe('a               22')
    expect(growing.part([{ name: 'the longest name', units: '3' }])).toBe('the longest name      3')
  })
})

describe('display width', () => {
  test.each([
    ['plain', 5],
    ['—', 1],
    ['é', 1],
    ['e\u0301', 1],
    ['東京', 4],
    ['ｶﾅ', 2],
    ['Ａ', 2],
    ['한국', 4],
    ['🎬', 2],
    ['👩‍🚀', 2],
    ['🇩🇪', 2],
    ['❤️', 2],
    ['\u200b', 0],
    ['', 0],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('printable text', () => {
  test('control characters are shown as replaced, line breaks stay, direction overrides go', () => {
    expect(printable('a\r\nb\u0000\u009b1m\u202ec\td')).toBe('a\nb\ufffd\ufffd1mc d')
  })

  test('one line stays one line', () => {
    expect(oneLine('a\n\nb\u2028c')).toBe('a b c')
  })
})

describe('the data folder', () => {
  const home = '/home/ada'

  test.each([
    { platform: 'linux', env: {}, folder: '/home/ada/.local/share/packledger' },
    { platform: 'linux', env: { XDG_DATA_HOME: '/data' }, folder: '/data/packledger' },
    { platform: 'linux', env: { XDG_DATA_HOME: '' }, folder: '/home/ada/.local/share/packledger' },
    { platform: 'linux', env: { XDG_DATA_HOME: 'relative' }, folder: '/home/ada/.local/share/packledger' },
    { platform: 'darwin', env: { XDG_DATA_HOME: '/data' }, folder: '/home/ada/Library/Application Support/Packledger' },
    { platform: 'win32', env: { APPDATA: '/roaming' }, folder: '/roaming/Packledger' },
    { platform: 'win32', env: {}, folder: '/home/ada/AppData/Roaming/Packledger' },
    { platform: 'linux', env: { PACKLEDGER_DATA: '/studio' }, folder: '/studio' },
    { platform: 'linux', env: { PACKLEDGER_DATA: '' }, folder: '/home/ada/.local/share/packledger' },
  ] as const)('on $platform with $env it is $folder', ({ platform, env, folder }) => {
    expect(dataFolder(undefined, { platform, home, env })).toBe(folder)
  })

  test('the one that is named goes before the environment', () => {
    expect(dataFolder('/named', { platform: 'linux', home, env: { PACKLEDGER_DATA: '/studio' } })).toBe('/named')
  })
})
