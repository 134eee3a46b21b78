import { expect, test } from 'vitest'
import { withDatesOf } from '../../../electron/hosts/pdf-dates.ts'

const written = (date: string): Buffer =>
  Buffer.from(
    `%PDF-1.4\n%\xd3\xeb\n1 0 obj\n<</Title (D:2026)\n/CreationDate (D:${date})\n/ModDate (D:${date})>>\nendobj\n`,
    'latin1',
  )

test('two PDFs that differ in when they were written are the same bytes', () => {
  const [one, other] = [written("20261125081200+00'00'"), written("20270101235959+00'00'")]
  expect(withDatesOf(one, '2026-10')).toEqual(withDatesOf(other, '2026-10'))
})

test('a PDF keeps its length and every byte that is no date', () => {
  const pdf = written("20261125081200+01'00'")
  const dated = withDatesOf(pdf, '2026-10')
  expect(dated.length).toBe(pdf.length)
  expect(dated.toString('latin1')).toBe(written("20261001000000+00'00'").toString('latin1'))
})
