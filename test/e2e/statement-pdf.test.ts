import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestContext } from 'vitest'
import { beforeAll, expect, test } from 'vitest'
import { MONTH_FORMAT_NAMES, monthFileName } from '../../shared/api/month-formats.ts'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { browserProgram, browserWithoutFonts } from '../support/browser.ts'
import { builtApp } from '../support/built-app.ts'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'
import { isRunning, silentBrowser } from '../support/silent-browser.ts'

/* `report --format pdf`: the built print route, printed by a real Chromium, and read back with Poppler's pdftotext. */

const NOW = '2026-11-23T12:00:00Z'
const MONTH = '2026-10'
const NAMES = [
  '東京 夜景',
  '日本語の作品',
  '影片发布 龍鳳',
  '한국어 광고',
  '＝２＋２',
  'حملة الربيع',
  'סרטון חדש',
  'Reveal 🎬 "A", <b>',
  '👩‍🎤 ❤️ 🇯🇵',
  '=1+1',
]
const RENDER = ['--model', 'MiniMax-Hailuo-2.3', '--resolution', '768p', '--seconds', '6']
const PRODUCTIONS = [...NAMES, ...Array.from({ length: 70 }, (_, index) => `Spot ${index + 101}`)]

const makeFolder = temporaryFolders()
let folder = ''
let cli: CommandLine

beforeAll(async () => {
  await builtApp()
  folder = await makeFolder()
  cli = commandLine(join(folder, 'studio'), NOW, { PACKLEDGER_CHROMIUM: browserProgram(folder) })
  await cli.done('buy', 'standard', '--at', '2026-10-01T08:00:00Z')
  const usage = PRODUCTIONS.map((production, index) =>
    JSON.stringify({
      model: 'MiniMax-Hailuo-2.3',
      resolution: '768p',
      seconds: 6,
      clips: index + 1,
      at: '2026-10-05T09:00:00Z',
      production,
      external_id: `take-${index}`,
    }),
  )
  await writeFile(join(folder, 'usage.jsonl'), `${usage.join('\n')}\n`)
  await cli.done('import', 'usage', join(folder, 'usage.jsonl'))
})

function needsPoppler(context: TestContext): void {
  if (spawnSync('pdftotext', ['-v']).status === 0) return
  const reason = `pdftotext not found (apt-get install poppler-utils), so this ran without: ${context.task.name}`
  console.warn(reason)
  context.skip(reason)
}

/** The text of a PDF, a page each, its lines as they stand beside each other. */
function pagesOf(file: string): string[] {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
}

const OTHER_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Arabic}\p{Emoji_Presentation}\uff00-\uffef]/u

/** The texts of a PDF with the names of the fonts that draw each. */
function textsByFont(file: string): { readonly text: string; readonly font: string }[] {
  const xml = execFileSync('pdftohtml', ['-xml', '-i', '-stdout', '-fontfullname', file], { encoding: 'utf8' })
  const fonts = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)".*? family="([^"]*)"/g)].map(([, id, name]) => [id, name]),
  )
  return [...xml.matchAll(/<text .*?font="(\d+)">(.*?)<\/text>/g)].map(([, font, text = '']) => ({
    text,
    font: fonts.get(font) ?? '',
  }))
}

const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

test('the PDF has the figures of the statement, every name as it is, and a table’s head on each of its pages', async (context) => {
  needsPoppler(context)
  const out = join(folder, 'figures.pdf')
  await cli.done('report', MONTH, '--format', 'pdf', '--out', out)
  const statement: StatementJson = await cli.json('statement.show', 'report', MONTH)
  const pages = pagesOf(out)
  const text = pages.join('\n').normalize('NFKC')
  const lines = text.split('\n')
  for (const { production, cost } of statement.byProduction) {
    if (production === null || NAMES.includes(production)) continue
    const row = lines.find((line) => line.includes(`${production} `))
    expect(row).toContain(money.format(Number(cost.amount)))
  }
  for (const name of NAMES) {
    // A name that is written from the right comes back in parts.
    for (const word of name.split(' ')) expect(text).toContain(word.normalize('NFKC'))
  }
  const { spent, consumed, wasted, saving } = statement.totals
  for (const total of [spent, consumed, wasted, saving]) {
    expect(text).toContain(money.format(Number(total.amount)))
  }
  const withRows = pages.filter((page) => /^ *Spot \d+ +\d/m.test(page))
  expect(withRows.length).toBeGreaterThan(1)
  for (const page of withRows) expect(page).toMatch(/Production +Clips/)
  pages.forEach((page, index) => {
    expect(page.trimEnd()).toMatch(new RegExp(`${index + 1} ?/ ?${pages.length}$`))
  })
})

test('a name in any script is drawn where the machine has a Latin font alone, and the PDF is the same each time', async (context) => {
  needsPoppler(context)
  const program = browserWithoutFonts(folder)
  if (program === null) return context.skip('no browser is shipped for this machine, so its own fonts would be used')
  const bare = commandLine(cli.data, NOW, { PACKLEDGER_CHROMIUM: program })
  const [out, again] = [join(folder, 'scripts.pdf'), join(folder, 'scripts-again.pdf')]
  await bare.done('report', MONTH, '--format', 'pdf', '--out', out)
  const others = textsByFont(out).filter(({ text }) => OTHER_SCRIPTS.test(text))
  expect(others.length).toBeGreaterThan(20)
  for (const { text, font } of others) expect([text, font]).toEqual([text, expect.stringMatching(/\+Noto(Sans|Emoji)/)])
  for (const family of ['NotoSansSC', 'NotoSansKR', 'NotoSansArabic', 'NotoEmoji']) {
    expect(others.map(({ font }) => font).join()).toContain(family)
  }
  const text = pagesOf(out).join('\n').normalize('NFKC')
  for (const word of NAMES.flatMap((name) => name.split(' '))) expect(text).toContain(word.normalize('NFKC'))
  await bare.done('report', MONTH, '--format', 'pdf', '--out', again)
  expect((await readFile(out)).equals(await readFile(again))).toBe(true)
})

test('the PDF for one production has its figures and no other’s, whatever it is called', async (context) => {
  needsPoppler(context)
  const [name = ''] = NAMES
  const out = join(folder, 'one-production.pdf')
  await cli.done('report', MONTH, '--production', name, '--with-waste', '--format', 'pdf', '--out', out)
  const statement: StatementJson = await cli.json('statement.show', 'report', MONTH)
  const row = statement.byProduction.find(({ production }) => production === name)
  const text = pagesOf(out).join('\n').normalize('NFKC')
  for (const word of name.split(' ')) expect(text).toContain(word.normalize('NFKC'))
  expect(text).toContain(money.format(Number(row?.cost.amount)))
  expect(text).toContain('Share of the waste')
  expect(text).not.toMatch(/Spot \d+|Standard|Purchased|Opening/)
})

test('the same statement is the same PDF byte for byte, and nothing else is left in its folder', async () => {
  const outs = await makeFolder()
  for (const name of ['one.pdf', 'two.pdf']) {
    await cli.done('report', MONTH, '--format', 'pdf', '--paper', 'letter', '--out', join(outs, name))
  }
  const [one, two] = await Promise.all(['one.pdf', 'two.pdf'].map((name) => readFile(join(outs, name))))
  expect(one?.subarray(0, 5).toString()).toBe('%PDF-')
  expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true)
  expect((await readdir(outs)).sort()).toEqual(['one.pdf', 'two.pdf'])
})

test('a closed month is the same PDF byte for byte whatever the machine’s language and time zone', async () => {
  const closed = commandLine(join(await makeFolder(), 'closed'), NOW)
  await closed.done('buy', 'standard', '--at', '2026-09-28T08:00:00Z')
  await closed.done('record', ...RENDER, '--at', '2026-09-29T23:30:00Z')
  await closed.done('close', '2026-09')
  const machines = [
    { LANG: 'de_DE.UTF-8', LANGUAGE: 'de', LC_ALL: 'de_DE.UTF-8', TZ: 'Pacific/Auckland' },
    { LANG: 'C', LANGUAGE: '', LC_ALL: '', TZ: 'America/New_York' },
    { LANG: 'ja_JP.UTF-8', LANGUAGE: 'ja:en', LC_ALL: '', TZ: 'UTC' },
  ]
  const written: Buffer[] = []
  for (const [index, machine] of machines.entries()) {
    const out = join(folder, `machine-${index}.pdf`)
    const there = commandLine(closed.data, `2027-02-0${index + 1}T10:00:00Z`, {
      PACKLEDGER_CHROMIUM: browserProgram(folder),
      ...machine,
    })
    expect(await there.spawn('report', '2026-09', '--format', 'pdf', '--out', out)).toMatchObject({
      code: 0,
      stderr: '',
    })
    written.push(await readFile(out))
  }
  for (const pdf of written) expect(pdf.equals(written[0] ?? Buffer.alloc(0))).toBe(true)
})

test('a closed month’s digest stands on two lines of the same length, and the cost of a unit has all its digits', async (context) => {
  needsPoppler(context)
  const closed = commandLine(join(await makeFolder(), 'digest'), NOW, { PACKLEDGER_CHROMIUM: browserProgram(folder) })
  await closed.done('buy', 'standard', '--at', '2026-08-01T08:00:00Z')
  await closed.done('record', ...RENDER, '--clips', '7', '--at', '2026-08-20T12:00:00Z')
  const { digest } = await closed.json('months.close', 'close', '2026-08')
  const statement: StatementJson = await closed.json('statement.show', 'report', '2026-08')
  const out = join(folder, 'digest.pdf')
  await closed.done('report', '2026-08', '--format', 'pdf', '--out', out)
  const text = pagesOf(out).join('\n')
  for (const half of [digest.slice(0, 32), digest.slice(32)]) expect(text).toMatch(new RegExp(` ${half}$`, 'm'))
  expect(text).toContain(`$${String(statement.totals.unitCost?.amount)}`)
})

test.skipIf(process.platform === 'win32')(
  'one Ctrl-C ends a PDF whose browser does not answer, and leaves nothing behind (a script; Windows starts none)',
  async () => {
    const place = await makeFolder()
    const temporary = join(place, 'tmp')
    await mkdir(temporary)
    const { program, processes } = await silentBrowser(place)
    const hanging = commandLine(cli.data, NOW, { PACKLEDGER_CHROMIUM: program, TMPDIR: temporary })
    const printing = hanging.start('report', MONTH, '--format', 'pdf', '--out', join(place, 'never.pdf'))
    const started = await processes()
    printing.signal('SIGINT')
    expect(await printing.ended).toMatchObject({ code: 130, stdout: '' })
    expect(started.filter(isRunning)).toEqual([])
    expect(await readdir(temporary)).toEqual([])
    expect(await readdir(place)).not.toContain('never.pdf')
  },
)

test('without a browser, a file, or entries a PDF is refused with what would be right', async () => {
  const out = join(folder, 'refused.pdf')
  const bare = commandLine(cli.data, NOW, { PACKLEDGER_CHROMIUM: '/nowhere/chromium' })
  expect((await bare.run('report', MONTH, '--format', 'pdf', '--out', out)).stderr).toMatch(
    /^not_found: PACKLEDGER_CHROMIUM: there is no program at/,
  )
  expect((await cli.run('report', MONTH, '--format', 'pdf')).stderr).toMatch(/^invalid_input: out: .*--out/)
  const paper = await cli.run('report', MONTH, '--format', 'pdf', '--out', out, '--paper', 'a3')
  expect(paper.stderr).toMatch(/^invalid_input: paper: must be a4 or letter/)
  const empty = commandLine(join(folder, 'empty'), NOW, { PACKLEDGER_CHROMIUM: '/bin/false' })
  expect((await empty.run('report', MONTH, '--format', 'pdf', '--out', out)).stderr).toMatch(/^not_found: the ledger/)
  const failing = commandLine(cli.data, NOW, { PACKLEDGER_CHROMIUM: '/bin/false' })
  expect((await failing.run('report', MONTH, '--format', 'pdf', '--out', out)).stderr).toMatch(
    /^storage_failed: \/bin\/false did not print the page/,
  )
  expect(await readdir(folder)).not.toContain('refused.pdf')
})

test('--all writes every format and the PDF into a folder, and says what is missing where nothing prints one', async () => {
  const whole = join(await makeFolder(), 'october')
  expect(await cli.done('report', MONTH, '--all', whole)).toContain('statement-2026-10.pdf')
  expect(await readdir(whole)).toHaveLength(MONTH_FORMAT_NAMES.length + 1)
  const bare = commandLine(cli.data, NOW, { PACKLEDGER_CHROMIUM: '/nowhere/chromium' })
  const without = join(await makeFolder(), 'october')
  const failing = commandLine(cli.data, NOW, { PACKLEDGER_CHROMIUM: '/bin/false' })
  for (const one of [bare, failing]) {
    expect((await one.run('report', MONTH, '--all', without)).stdout).toMatch(/Without statement-2026-10\.pdf: /)
    expect((await readdir(without)).sort()).toEqual(
      MONTH_FORMAT_NAMES.map((format) => monthFileName(MONTH, format)).sort(),
    )
  }
})

test('--all is the whole month: what asks for less beside it is refused before anything is written', async () => {
  const folder = await makeFolder()
  const others = [
    ['--client', 'Halden'],
    ['--production', 'Nova'],
    ['--with-waste'],
    ['--format', 'csv'],
    ['--out', join(folder, 'x.csv')],
  ]
  for (const other of others) {
    const ended = await cli.run('report', MONTH, '--all', join(folder, 'all'), ...other)
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toContain(`invalid_input: ${String(other[0]).slice(2)}: does not go with --all`)
  }
  const paper = await cli.run('report', MONTH, '--all', join(folder, 'all'), '--paper', 'a5')
  expect(paper.stderr).toMatch(/^invalid_input: paper: must be a4 or letter/)
  expect(await readdir(folder)).toEqual([])
})

test('a paper that there is not is refused in every format, and any paper where no PDF is written', async () => {
  const file = join(folder, 'refused.csv')
  const none = /^invalid_input: paper: must be a4 or letter/
  for (const other of [[], ['--json'], ['--out', file], ['--client', 'Halden'], ['--all', join(folder, 'refused')]]) {
    expect((await cli.run('report', MONTH, '--paper', 'a3', ...other)).stderr).toMatch(none)
  }
  for (const other of [[], ['--format', 'csv'], ['--out', file], ['--production', 'Spot 101', '--out', file]]) {
    const ended = await cli.run('report', MONTH, '--paper', 'letter', ...other)
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^invalid_input: paper: is of a PDF, and this report is written as (text|csv)/)
  }
  expect((await readdir(folder)).filter((name) => name.startsWith('refused'))).toEqual([])
})
