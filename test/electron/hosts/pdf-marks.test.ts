import { expect, test } from 'vitest'
import { withFixedMarks } from '../../../electron/hosts/pdf-marks.ts'

const written = (date: string): Buffer =>
  Buffer.from(
    `%PDF-1.4\n%\xd3\xeb\n1 0 obj\n<</Title (D:2026)\n/CreationDate (D:${date})\n/ModDate (D:${date})>>\nendobj\n`,
    'latin1',
  )

test('two PDFs that differ in when they were written are the same bytes', () => {
  const [one, other] = [written("20261125081200+00'00'"), written("20270101235959+00'00'")]
  expect(withFixedMarks(one, '2026-10')).toEqual(withFixedMarks(other, '2026-10'))
})

test('a PDF keeps its length and every byte that is no date', () => {
  const pdf = written("20261125081200+01'00'")
  const dated = withFixedMarks(pdf, '2026-10')
  expect(dated.length).toBe(pdf.length)
  expect(dated.toString('latin1')).toBe(written("20261001000000+00'00'").toString('latin1'))
})

/** Three parts as Chromium writes them: each with its name, one that refers to another, and the index by name. */
const tagged = (numbers: readonly [number, number, number]): Buffer => {
  const [first = '', second = '', third = ''] = numbers.map((number) => `(node${String(number).padStart(8, '0')})`)
  const entries = [`${first} 90 0 R`, `${second} 9 0 R`, `${third} 109 0 R`].sort()
  const limits = [first, second, third].sort()
  return Buffer.from(
    [
      `<</S /TH\n/ID ${first}>>\n<</S /TH\n/ID ${second}>>`,
      `<</S /TD\n/A [<</Headers [${third} ${first}]>>]>>\n<</S /TH\n/ID ${third}>>`,
      `<</Limits [${String(limits[0])} ${String(limits[2])}]\n/Names [${entries.join(' ')}]>>`,
    ].join('\n'),
  )
}

test('parts are numbered from 1 as they stand, however far the page had counted', () => {
  for (const numbers of [
    [17, 205, 206],
    [9, 10, 11],
  ] as const) {
    expect(withFixedMarks(tagged(numbers), '2026-10')).toEqual(tagged([1, 2, 3]))
  }
})

test('two PDFs are the same bytes whichever of their parts the page came to first, and readers find the parts by name', () => {
  for (const numbers of [
    [3, 1, 2],
    [40, 7, 300],
    [2, 3, 1],
  ] as const) {
    expect(withFixedMarks(tagged(numbers), '2026-10')).toEqual(tagged([1, 2, 3]))
  }
})
