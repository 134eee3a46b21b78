import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundledCards } from '../../../electron/settings/bundled-cards.ts'
import { findJsonFault } from '../../../electron/settings/json-fault.ts'
import type { CardStore } from '../../../electron/settings/rate-cards.ts'
import { cardShelf, parseCardText } from '../../../electron/settings/rate-cards.ts'
import { parseInstant } from '../../../shared/domain/calendar.ts'
import type { RateCard } from '../../../shared/domain/rate-card.ts'
import { formatRateCard } from '../../../shared/domain/rate-card.ts'
import { refusalBy } from '../../support/refusal.ts'

const AT = parseInstant('2026-10-05T08:00:00Z', 'at')
const minimax = bundled('minimax-video')

function bundled(id: string): RateCard {
  const card = bundledCards.find((one) => one.id === id)
  if (card === undefined) throw new Error(`${id} does not ship`)
  return card
}

/** Keeps versions as the ledger does: all of them, in the order in which they came. */
function memoryStore(...texts: readonly { readonly id: string; readonly text: string }[]): CardStore & {
  readonly added: { id: string; text: string; at: number }[]
} {
  const added = texts.map((card) => ({ ...card, at: AT }))
  return { added, all: () => added, add: (id, text, at) => added.push({ id, text, at }) }
}

/** The shipped card's text with another list price, and another id where one is given. */
function cardText(listPricePerUnit: string, id = 'minimax-video'): string {
  return JSON.stringify({ ...minimax.file, id, listPricePerUnit })
}

test("MiniMax's card ships", () => {
  expect(bundledCards.map((card) => card.id)).toEqual(['minimax-video'])
})

test('a bundled card is found by its id, whatever its case', () => {
  const shelf = cardShelf(bundledCards, memoryStore())
  expect(shelf.find(' MiniMax-Video ')).toBe(minimax)
})

test('an unknown id is refused with the ids that there are', () => {
  const shelf = cardShelf(bundledCards, memoryStore({ id: 'our-card', text: cardText('0.20', 'our-card') }))
  const refusal = refusalBy(() => shelf.find('theirs'))
  expect(refusal).toMatchObject({ code: 'not_found', details: { field: 'rateCard' } })
  expect(refusal.message).toBe('rate card: "theirs" is not known; there are minimax-video, our-card')
})

test("the newest version of the studio's own card wins over the bundled one", () => {
  const shelf = cardShelf(
    bundledCards,
    memoryStore(
      { id: 'minimax-video', text: cardText('0.20') },
      { id: 'our-card', text: cardText('0.21', 'our-card') },
      { id: 'minimax-video', text: cardText('0.22') },
    ),
  )
  expect(shelf.find('minimax-video').listPricePerUnit).toBe(220_000)
  expect(shelf.list().map((card) => [card.id, card.listPricePerUnit])).toEqual([
    ['minimax-video', 220_000],
    ['our-card', 210_000],
  ])
})

test('an added card is validated, stored as its own text, and found at once; older versions stay', () => {
  const store = memoryStore()
  const shelf = cardShelf(bundledCards, store)
  expect(shelf.add(cardText('0.20', 'our-card'), 'our-card.json', AT)).toMatchObject({ replaced: false })
  expect(shelf.add(cardText('0.21', 'our-card'), 'our-card.json', AT + 1)).toMatchObject({ replaced: true })
  expect(shelf.find('our-card').listPricePerUnit).toBe(210_000)
  expect(store.added.map(({ id, at }) => [id, at])).toEqual([
    ['our-card', AT],
    ['our-card', AT + 1],
  ])
  expect(parseCardText(store.added[0]?.text ?? '', 'stored').listPricePerUnit).toBe(200_000)
})

test("a card with a bundled card's id replaces that one", () => {
  const shelf = cardShelf(bundledCards, memoryStore())
  expect(shelf.add(cardText('0.20'), 'our-card.json', AT)).toMatchObject({ replaced: true })
  expect(shelf.list().map((card) => card.listPricePerUnit)).toEqual([200_000])
})

test('a bad card is not stored', () => {
  const store = memoryStore()
  const shelf = cardShelf(bundledCards, store)
  expect(refusalBy(() => shelf.add(cardText('free'), 'our-card.json', AT)).details).toEqual({
    file: 'our-card.json',
    field: 'listPricePerUnit',
    faults: [
      {
        path: 'listPricePerUnit',
        message: 'must be a decimal string of at most six decimals such as "0.28", or null, not "free"',
      },
    ],
  })
  expect(store.added).toEqual([])
  expect(shelf.find('minimax-video')).toBe(minimax)
})

test('a stored card that cannot be read is refused where it is asked for, and hinders no other', () => {
  const shelf = cardShelf(bundledCards, memoryStore({ id: 'our-card', text: '{}' }))
  expect(shelf.find('minimax-video')).toBe(minimax)
  expect(refusalBy(() => shelf.find('our-card')).message).toMatch(/^the studio's rate card our-card: id: is missing/)
})

test('a card that was exported, edited by no one and imported again is the same card', () => {
  expect(parseCardText(formatRateCard(minimax), 'our-card.json')).toEqual(minimax)
})

test('a byte order mark before a card is no fault', () => {
  expect(parseCardText(`\uFEFF${cardText('0.20')}`, 'our-card.json').listPricePerUnit).toBe(200_000)
})

test.each([
  [
    'a missing comma',
    '{\n  "id": "a"\n  "vendor": "b"\n}',
    3,
    3,
    'expected a comma or }, found "\\"vendor\\": \\"b\\""',
  ],
  ['a comma too many', '{"id": "a",\r\n}', 2, 1, 'expected a key in double quotes, found "}"'],
  ['a comma too many in a list', '[1,\n 2,]', 2, 4, 'expected a value, found "]"'],
  ['a key without quotes', '{\n\tid: "a"}', 2, 2, 'expected a key in double quotes or }, found "id: \\"a\\"}"'],
  ['a missing colon', '{"id" "a"}', 1, 7, 'expected a colon, found "\\"a\\"}"'],
  ['a number of another language', '{"a": 0,5}', 1, 9, 'expected a key in double quotes, found "5}"'],
  ['a word that is none of JSON', '{"a": undefined}', 1, 7, 'expected a value, found "undefined}"'],
  ['a literal that runs on', '[truely]', 1, 2, 'expected a value or ], found "truely]"'],
  [
    'a string over two lines',
    '{"a": "b\nc"}',
    1,
    7,
    'expected a string that is closed on its line and has no other escapes than JSON\'s, found "\\"b"',
  ],
  ['a text that ends early', '{"a": [1, 2\n', 2, 1, 'expected a comma or ], found the end of the text'],
  ['nothing at all', '', 1, 1, 'expected a value, found the end of the text'],
  ['something after the end', '{}\n{}', 2, 1, 'expected the end of the text, found "{}"'],
])('%s is refused by line and column', (_what, text, line, column, message) => {
  const refusal = refusalBy(() => parseCardText(text, 'our-card.json'))
  expect(refusal.message).toBe(`our-card.json: line ${line}, column ${column}: not JSON: ${message}`)
  expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: 'our-card.json', line, column } })
})

test('a fault is found in exactly the texts that are not JSON', () => {
  const edited = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.nat({ max: 2 }),
      fc.constantFrom('', ',', '"', '}', ']', '\\', '0', '-', ' ', 'e', '\n'),
    )
    .map(([json, at, removed, added]) => {
      const offset = at % (json.length + 1)
      return json.slice(0, offset) + added + json.slice(offset + removed)
    })
  fc.assert(
    fc.property(edited, (text) => {
      expect(findJsonFault(text) === null).toBe(isJson(text))
    }),
    { numRuns: 2000 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('a card is asked for as it was at an instant: in the version of then, and where it came later in its first', () => {
  const day = (text: string): number => parseInstant(`${text}T00:00:00Z`, 'at')
  const store = memoryStore()
  const shelf = cardShelf([minimax], store)
  shelf.add(cardText('0.30'), 'the card', day('2026-10-05'))
  shelf.add(cardText('0.31', 'other'), 'the card', day('2026-10-06'))
  shelf.add(cardText('0.32', 'other'), 'the card', day('2026-10-07'))
  const pricesAt = (shown: typeof shelf, text: string): string[] =>
    shown.asOf(day(text)).map(({ id, file }) => `${id} ${file.listPricePerUnit}`)
  for (const shown of [shelf, cardShelf([minimax], store)]) {
    expect(pricesAt(shown, '2026-10-05')).toEqual(['minimax-video 0.28', 'other 0.31'])
    expect(pricesAt(shown, '2026-10-06')).toEqual(['minimax-video 0.30', 'other 0.31'])
    expect(pricesAt(shown, '2026-10-08')).toEqual(['minimax-video 0.30', 'other 0.32'])
  }
})
