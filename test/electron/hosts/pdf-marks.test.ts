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

test('parts are numbered from 1 in their order, however far the page had counted', () => {
  const tagged = (first: number, second: number): Buffer =>
    Buffer.from([second, first, second].map((part) => `/ID (node${String(part).padStart(8, '0')})`).join('\n'))
  expect(withFixedMarks(tagged(17, 205), '2026-10')).toEqual(tagged(1, 2))
  expect(withFixedMarks(tagged(9, 10), '2026-10')).toEqual(tagged(1, 2))
})
