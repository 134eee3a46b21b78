import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExportRequest, FileKind, PickedFile, SavedFile } from '../../../shared/api/host.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import type { AppPage } from './bridge.ts'
import { codeOf, done } from './bridge.ts'

const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome'
const ROW = 'take-1,2026-01-05T10:00:00Z,MiniMax-Hailuo-2.3,768p,6,success'

describe(`files and dialogs, on ${RUNS_ON}`, () => {
  const launch = useApps()
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packledger-chosen-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const openFile = (page: Page, kind: FileKind): Promise<Outcome<PickedFile | null>> =>
    page.evaluate((given) => (globalThis as unknown as AppPage).packledger.openFile(given), kind)
  const saveExport = (page: Page, request: ExportRequest): Promise<Outcome<SavedFile | null>> =>
    page.evaluate((given) => (globalThis as unknown as AppPage).packledger.saveExport(given), request)
  const stage = (page: Page, name: string, text: string): Promise<Outcome<PickedFile>> =>
    page.evaluate(
      ([given, content]) =>
        (globalThis as unknown as AppPage).packledger.stageFile(given, new TextEncoder().encode(content).buffer),
      [name, text] as const,
    )

  test('a usage file that is chosen in the open dialog is imported', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    const chosen = join(folder, 'october.csv')
    writeFileSync(chosen, `${HEAD}\n${ROW}\n`)
    await app.queueDialog(chosen)
    const picked = await openFile(page, 'usage')
    if (!picked.ok || picked.value === null) throw new Error('nothing was chosen')
    expect(picked.value).toMatchObject({ name: 'october.csv', bytes: HEAD.length + ROW.length + 2 })
    expect(JSON.stringify(picked)).not.toContain(folder)
    const report = await done(page, 'imports.usage', { file: picked.value.file })
    expect(report.counts).toEqual({ new: 1, duplicate: 0, conflict: 0, rejected: 0 })
  })

  test('a month’s statement is written where the save dialog says, whole, under the name that was offered', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    await done(page, 'purchases.record', { pack: 'standard', at: '2026-01-04' })
    await done(page, 'usage.record', {
      model: 'MiniMax-Hailuo-2.3',
      resolution: '768p',
      seconds: 6,
      at: '2026-01-05',
      production: '=cmd()',
    })
    const place = join(folder, 'statement.csv')
    await app.queueDialog(place)
    const saved = await saveExport(page, {
      operation: 'exports.statement',
      input: { month: '2026-01', format: 'csv' },
      name: 'statement-2026-01.csv',
    })
    const text = readFileSync(place, 'utf8')
    expect(saved).toEqual({ ok: true, value: { name: 'statement-2026-01.csv', bytes: Buffer.byteLength(text) } })
    expect(text).toContain("'=cmd()")
    expect((await app.seen()).dialogs).toMatchObject([
      { kind: 'save', options: { defaultPath: 'statement-2026-01.csv' } },
    ])
  })

  test('a month’s printed statement is saved as a PDF where the save dialog says, the same bytes each time', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    await done(page, 'purchases.record', { pack: 'standard', at: '2026-01-04' })
    await page.evaluate(() => {
      location.hash = '/print/statement/2026-01'
    })
    await page.getByRole('heading', { name: 'Statement for January 2026' }).waitFor()
    // A dark theme would colour the margins of the paper.
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
    await page.emulateMedia({ media: null, colorScheme: 'dark' })
    const places = ['one.pdf', 'two.pdf'].map((name) => join(folder, name))
    for (const [index, place] of places.entries()) {
      await app.queueDialog(place)
      await page.getByRole('button', { name: 'Save as PDF…' }).click()
      await page.getByText(index === 0 ? 'Saved one.pdf' : 'Saved two.pdf').waitFor()
    }
    const [one, two] = places.map((place) => readFileSync(place))
    expect(one?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(one?.toString('latin1')).toContain('/CreationDate (D:20260101000000')
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['one.pdf', 'two.pdf'])
    expect((await app.seen()).dialogs).toMatchObject([
      { kind: 'save', options: { defaultPath: 'statement-2026-01.pdf' } },
      { kind: 'save', options: { defaultPath: 'statement-2026-01.pdf' } },
    ])
  })

  test('a month is written in every format, with its page as a PDF, into the folder that was chosen: in one step from its report', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    await done(page, 'purchases.record', { pack: 'standard', at: '2026-01-04' })
    await page.evaluate(() => {
      location.hash = '/reports?month=2026-01'
    })
    await app.queueDialog(folder)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'All formats into a folder…' }).click()
    await page.getByText('Exported 10 files into').waitFor()
    expect(await page.evaluate(() => location.hash)).toBe('#/print/statement/2026-01')
    expect(readdirSync(folder).sort()).toEqual([
      'statement-2026-01.beancount',
      'statement-2026-01.csv',
      'statement-2026-01.csv.zip',
      'statement-2026-01.focus-1.2.csv',
      'statement-2026-01.focus-contract.csv',
      'statement-2026-01.focus.csv',
      'statement-2026-01.journal',
      'statement-2026-01.json',
      'statement-2026-01.pdf',
      'statement-2026-01.xlsx',
    ])
  })

  test('a dialog that is left changes nothing', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    await app.queueDialog(null)
    expect(await openFile(page, 'usage')).toEqual({ ok: true, value: null })
    await app.queueDialog(null)
    const request = { operation: 'exports.journal', input: {}, name: 'journal.jsonl' } as const
    expect(await saveExport(page, request)).toEqual({ ok: true, value: null })
    expect(existsSync(join(folder, 'journal.jsonl'))).toBe(false)
  })

  test('a name that climbs out of its folder is offered without its way there', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    await app.queueDialog(null)
    await saveExport(page, { operation: 'exports.journal', input: {}, name: '../../.profile' })
    expect((await app.seen()).dialogs).toMatchObject([{ options: { defaultPath: 'profile' } }])
  })

  test('content that is dropped on the page is imported, and one of the wrong kind says so', async () => {
    const app = await launch()
    const page = await app.window()
    const good = await stage(page, 'dropped.csv', `${HEAD}\n${ROW}\n`)
    if (!good.ok) throw new Error(good.error.message)
    expect((await done(page, 'imports.usage', { file: good.value.file, preview: true })).counts.new).toBe(1)
    const wrong = await stage(page, '../../holiday.jpg', '\u0000\u0001 not a table')
    if (!wrong.ok) throw new Error(wrong.error.message)
    expect(wrong.value.name).toBe('holiday.jpg')
    const outcome = await page.evaluate(
      (file) => (globalThis as unknown as AppPage).packledger.operations['imports.usage']({ file }),
      wrong.value.file,
    )
    expect(codeOf(outcome)).toBe('invalid_input')
  })

  test('nothing of what was dropped is left when the app has quit', async () => {
    const app = await launch()
    const page = await app.window()
    const temp = await app.evaluate(({ app: running }) => running.getPath('temp'))
    const desks = (): string[] => readdirSync(temp).filter((name) => name.startsWith('packledger-files-'))
    expect((await stage(page, 'dropped.csv', HEAD)).ok).toBe(true)
    expect(desks()).toHaveLength(1)
    expect(await app.quit()).toBe(0)
    expect(desks()).toEqual([])
  })
})
