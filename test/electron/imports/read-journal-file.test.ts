import { expect, test } from 'vitest'
import { readJournalFile } from '../../../electron/imports/usage/read-journal-file.ts'
import { inspectTextFile } from '../../../electron/imports/text/text-file.ts'
import { flattened, temporaryFolder } from './support.ts'

const folder = temporaryFolder()

async function read(content: string) {
  return flattened(readJournalFile(await inspectTextFile(await folder.write('journal.jsonl', content))))
}

test('lines are given as JSON with their numbers, blank ones left out', async () => {
  expect(await read('\ufeff{"kind":"usage"}\r\n\r\n[1]\n"x"\n')).toEqual([
    { line: 1, value: { kind: 'usage' } },
    { line: 3, value: [1] },
    { line: 4, value: 'x' },
  ])
})

test('a line that is not JSON, or too long, is told with its number, and the others are read', async () => {
  const lines = await read(`{"a":1}\n{"a":\n"${'x'.repeat(2 << 20)}"\n{"a":2}`)
  expect(lines).toEqual([
    { line: 1, value: { a: 1 } },
    { line: 2, reason: expect.stringMatching(/^is not JSON: /) as string },
    { line: 3, reason: 'is longer than 1 MiB; leave embedded files and images out' },
    { line: 4, value: { a: 2 } },
  ])
})

test('a long journal comes in batches', async () => {
  const path = await folder.write('journal.jsonl', `{"kind":"usage","clips":1}\n`.repeat(20_000))
  const batches: number[] = []
  for await (const batch of readJournalFile(await inspectTextFile(path))) batches.push(batch.length)
  expect(batches.reduce((sum, length) => sum + length, 0)).toBe(20_000)
  expect(batches.length).toBeGreaterThan(5)
})
