import { expect, test } from 'vitest'
import { MAX_LINE, readLines } from '../../../electron/imports/text/text-lines.ts'
import { flattened, inPieces } from './support.ts'

test.each([1, 2, 3, 7, 100])('lines are the same however the text comes (%i characters at a time)', async (size) => {
  const lines = await flattened(readLines(inPieces('{"a":1}\r\n\n  \n{"b":2}\n\n{"c":3}', size)))
  expect(lines).toEqual([
    { line: 1, text: '{"a":1}' },
    { line: 4, text: '{"b":2}' },
    { line: 6, text: '{"c":3}' },
  ])
})

test('a line beyond 1 MiB is passed over, and those after it are read', async () => {
  const text = `first\n${'x'.repeat(3 * MAX_LINE)}\n${'y'.repeat(MAX_LINE)}\nlast`
  const lines = await flattened(readLines(inPieces(text, 65_536)))
  expect(lines).toEqual([
    { line: 1, text: 'first' },
    { line: 2, tooLong: true },
    { line: 3, text: 'y'.repeat(MAX_LINE) },
    { line: 4, text: 'last' },
  ])
})

test('a line beyond 1 MiB at the end of the file is told too', async () => {
  const lines = await flattened(readLines(inPieces('x'.repeat(2 * MAX_LINE), 65_536)))
  expect(lines).toEqual([{ line: 1, tooLong: true }])
})
