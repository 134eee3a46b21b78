import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDigest, contentKey, idKey } from '../../../electron/imports/bank/bank-line-keys.ts'
import { sortStatement } from '../../../electron/imports/bank/sort-statement.ts'
import type { KeptPayment, StatementLine } from '../../../shared/domain/payments/payment.ts'

/** A payment by its bank's books. */
interface Booked {
  readonly day: number
  readonly amount: number
  readonly payee: string
}

/** How a bank gives ids: its own for each line, its place in the file, nought for all, or none. */
const ID_KINDS = ['own', 'place', 'nought', 'none'] as const
type IdKind = (typeof ID_KINDS)[number]

const lineOf = ({ day, amount, payee }: Booked, reference: string | null, line = 1): StatementLine => ({
  line,
  card: '4242',
  day,
  amount: -amount,
  currency: 'USD',
  payee,
  reference,
})

/** A bank's file of the days from one to another. */
function exportOf(booked: readonly Booked[], from: number, to: number, kind: IdKind): readonly StatementLine[] {
  const within = booked.map((one, index) => [one, `T${index}`] as const).filter(([{ day }]) => day >= from && day <= to)
  const idOf: Readonly<Record<IdKind, (own: string, place: number) => string | null>> = {
    own: (own) => own,
    place: (_, place) => String(place + 1),
    nought: () => '0',
    none: () => null,
  }
  return within.map(([one, own], place) => lineOf(one, idOf[kind](own, place), place + 1))
}

/** Reads files one after the other, each with what is known by then. */
function readAll(files: readonly (readonly StatementLine[])[]): readonly KeptPayment[] {
  const kept: KeptPayment[] = []
  for (const file of files) {
    kept.push(...sortStatement(file, kept).flatMap((one) => (one.verdict === 'new' ? [one.payment] : [])))
  }
  return kept
}

const written = (all: readonly Booked[]): readonly string[] =>
  all.map(({ day, amount, payee }) => `${day} ${amount} ${payee}`).sort()

const span = fc.tuple(fc.nat(5), fc.nat(5)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)

const booking = fc.record({
  day: fc.nat(5),
  amount: fc.constantFrom(-1, 1, 2),
  payee: fc.constantFrom('A', 'B'),
})

describe('files of one account', () => {
  test.each(ID_KINDS)('in any order, and some of them twice, have each payment kept once: ids of kind %j', (kind) => {
    const files = fc.array(span, { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 12 }), files, fc.array(fc.nat(4)), (unsorted, spans, again) => {
        const booked = unsorted.toSorted((a, b) => a.day - b.day)
        const exported = spans.map(([from, to]) => exportOf(booked, from, to, kind))
        const kept = readAll([...exported, ...again.flatMap((index) => exported.slice(index, index + 1))])
        const isCovered = ({ day }: Booked): boolean => spans.some(([from, to]) => day >= from && day <= to)
        expect(written(kept)).toEqual(written(booked.filter((one) => one.amount > 0 && isCovered(one))))
        expect(new Set(kept.map(({ key }) => key)).size).toBe(kept.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a line', () => {
  const booked: Booked = { day: 1, amount: 2500, payee: 'A' }
  const kept = (key: string, of = booked): KeptPayment => ({ key, card: '4242', currency: 'USD', ...of })
  const verdicts = (lines: readonly StatementLine[], known: readonly KeptPayment[]) =>
    sortStatement(lines, known).map(({ verdict }) => verdict)

  test('is known by its id whatever its payee is called by now', () => {
    expect(verdicts([lineOf({ ...booked, payee: 'B' }, 'X')], [kept(idKey('4242', 'X'))])).toEqual(['known'])
  })

  test('with an id of its own is another payment than one that says the same under another id', () => {
    expect(verdicts([lineOf(booked, 'Y')], [kept(idKey('4242', 'X'))])).toEqual(['new'])
    expect(verdicts([lineOf(booked, 'X'), lineOf(booked, 'Y')], [kept(idKey('4242', 'X'))])).toEqual(['known', 'new'])
  })

  test('that stands twice with one id is one payment', () => {
    expect(verdicts([lineOf(booked, 'X'), lineOf(booked, 'X')], [])).toEqual(['new', 'known'])
  })

  test('is known by what it says where it was kept before it had an id', () => {
    expect(
      verdicts([lineOf(booked, 'X')], [kept(contentKey({ ...booked, card: '4242', currency: 'USD' }, 0))]),
    ).toEqual(['known'])
  })

  test('whose id was another’s is kept under what it says, and what was known keeps its key', () => {
    const known = kept(idKey('4242', 'X'))
    const [sorted] = sortStatement([lineOf({ ...booked, amount: 4500 }, 'X')], [known])
    expect(sorted).toMatchObject({ verdict: 'new', isIdKnown: true, payment: { amount: 4500 } })
    const payment = sorted?.verdict === 'new' ? sorted.payment : known
    expect(payment.key).toBe(contentKey(payment, 0))
    expect(verdicts([lineOf({ ...booked, amount: 4500 }, 'X'), lineOf(booked, 'X')], [known, payment])).toEqual([
      'known',
      'known',
    ])
  })

  test('that says the same as many others is sorted as fast as any', () => {
    const lines = Array.from({ length: 20_000 }, () => lineOf(booked, null))
    const all = readAll([lines, lines])
    expect(all).toHaveLength(20_000)
    expect(new Set(all.map(contentDigest)).size).toBe(1)
  })
})
