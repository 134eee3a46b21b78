import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
const tests = ['test/electron/shell', 'test/electron/web', 'test/e2e/electron', 'test/e2e/app']
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

test('the security checklist has all twenty rows, and no test that is not there', () => {
  const rows = [...text.matchAll(/^\| (\d+) +\|/gm)].map((row) => Number(row[1]))
  expect(rows).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  // Names in short, and names of a table's rows, stand with an ellipsis; those that are whole are looked up.
  const named = [...text.matchAll(/"([^"]+)"/g)].map((name) => name[1] ?? '').filter((name) => !name.includes('…'))
  expect(named.length).toBeGreaterThan(20)
  const withoutRows = named.filter((name) => !tests.includes(name) && !isRow(name))
  expect(withoutRows).toEqual([])
})

/** A name that a table of tests gives its rows: "%s is prevented in every page", "goes nowhere by %s". */
function isRow(name: string): boolean {
  const words = name.split(' ')
  return words.some((_word, at) => {
    const [start, end] = [words.slice(0, at).join(' '), words.slice(at + 1).join(' ')]
    return (at === 0 && tests.includes(`%s ${end}`)) || (at > 1 && tests.includes(`${start} %s`))
  })
}

test('every file that the checklist names is there', () => {
  const files = [...text.matchAll(/`((?:electron|shell|test)\/[\w./-]+\.ts)`/g)].map((file) => file[1] ?? '')
  const missing = files.filter((file) => !existsSync(join(ROOT, file)) && !existsSync(join(ROOT, 'electron', file)))
  expect(files.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
})
