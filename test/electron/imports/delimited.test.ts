import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDelimiter, readDelimited } from '../../../electron/imports/text/delimited.ts'
import type { DelimitedRow, Delimiter } from '../../../electron/imports/text/delimited.ts'
import { flattened, inPieces, refusalOf } from './support.ts'

function rowsOf(text: string, delimiter: Delimiter = ',', size = 65_536): Promise<readonly DelimitedRow[]> {
  return flattened(readDelimited(inPieces(text, size), delimiter, 'a.csv'))
}

describe('the delimiter', () => {
  test.each([
    ['a,b,c\n1;2;3;4;5', ','],
    ['a;b;c\n', ';'],
    ['a\tb\tc\n', '\t'],
    ['"a,b,c,d";e;f\n', ';'],
    ['"a\nb,c,d,e";f;g\n', ';'],
    ['\r\n\nlength, s;units\tcharged;note\n', ';'],
    ['alone', ','],
  ])('of %j is %j', (opening, delimiter) => {
    expect(findDelimiter(opening)).toBe(delimiter)
  })
})

describe('rows', () => {
  test('start on the line that an editor shows, also after quoted line breaks of any kind', async () => {
    const text = 'a,b\r\n1,"x\r\ny\r\n\r\nz"\r\n\r\n2,"x\ny"\r\n3,"x\ry"\n4,end'
    for (const size of [1, 2, 3, 5, 1000]) {
      expect(await rowsOf(text, ',', size)).toEqual([
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', 'x\r\ny\r\n\r\nz'] },
        { line: 7, cells: ['2', 'x\ny'] },
        { line: 9, cells: ['3', 'x\ry'] },
        { line: 11, cells: ['4', 'end'] },
      ])
    }
  })

  test('may end in LF, CRLF or CR within one file', async () => {
    const rows = await rowsOf('a\nb\r\nc\rd')
    expect(rows.map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
  })

  test('without content are left out: blank lines, and those of delimiters alone', async () => {
    const rows = await rowsOf('a;b\n\n;\n"";\n1;2\n', ';')
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 5, cells: ['1', '2'] },
    ])
  })

  test('keep the cells that they have, however many', async () => {
    const rows = await rowsOf('a,b\n1\n1,2,3\n')
    expect(rows.map((row) => row.cells.length)).toEqual([2, 1, 3])
  })

  test('keep quotes, delimiters and formulas in quoted cells as text', async () => {
    const rows = await rowsOf('"a ""b""","c,d","=1+1",+1,@x, "spaced" ,\u00a0x\n')
    expect(rows[0]?.cells).toEqual(['a "b"', 'c,d', '=1+1', '+1', '@x', 'spaced', 'x'])
  })

  test('separated by tabs keep their empty cells', async () => {
    expect((await rowsOf('\t\ta\t\t"b\tc"\t\n', '\t'))[0]?.cells).toEqual(['', '', 'a', '', 'b\tc', ''])
  })

  test('come in batches, not all at once', async () => {
    const text = 'some,cells\n'.repeat(20_000)
    const batches: number[] = []
    for await (const batch of readDelimited(inPieces(text, 10_000), ',', 'a.csv')) batches.push(batch.length)
    expect(Math.max(...batches)).toBeLessThan(2000)
    expect(batches.reduce((sum, length) => sum + length, 0)).toBe(20_000)
  })
})

describe('what cannot be told apart is refused with its line', () => {
  test('a quote that is never closed', async () => {
    const refusal = await refusalOf(() => rowsOf('a,b\n1,"x\ny"\n2,"never\n3,c\n'))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: 'a.csv', line: 4 } })
    expect(refusal.message).toBe('a.csv, line 4: cell 2 of the row that starts here opens a quote that is never closed')
  })

  test('a file that is cut off after an opening quote', async () => {
    expect((await refusalOf(() => rowsOf('a,b\n1,"'))).details).toMatchObject({ line: 2 })
  })

  test('a quote inside a plain cell, and text after a closing quote', async () => {
    for (const text of ['a,b\n1,a 6" screen\n', 'a,b\n1,"x"y\n']) {
      const refusal = await refusalOf(() => rowsOf(text))
      expect(refusal.details).toMatchObject({ file: 'a.csv', line: 2 })
      expect(refusal.message).toContain('double those inside')
    }
  })

  test('a row longer than 1 MiB: one cell, a quote left open, or cells without end', async () => {
    for (const text of ['x'.repeat(3 << 20), `"${'x\n'.repeat(3 << 19)}`, ','.repeat(3 << 20)]) {
      const refusal = await refusalOf(() => rowsOf(`a,b\n${text}\n`))
      expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: 'a.csv', line: 2 } })
      expect(refusal.message).toContain('longer than 1 MiB')
    }
  })
})

test('any table of cell texts written as quoted cells reads back the same', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', ' ', 'a') }),
  )
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom<Delimiter>(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 40 }),
      async (cells, delimiter, lineBreak, size) => {
        const text = cells.map((row) => row.map(quote).join(delimiter) + lineBreak).join('')
        const rows = await rowsOf(text, delimiter, size)
        expect(rows.map((row) => row.cells)).toEqual(cells.filter((row) => row.some((one) => one !== '')))
      },
    ),
    { numRuns: 300 },
  )
})
