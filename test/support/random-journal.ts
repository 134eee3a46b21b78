import type { Movement, LotHead } from '../../shared/domain/movement.ts'
import type { Book, BookSettings } from '../../shared/domain/book.ts'
import { activeLots, emptyBook } from '../../shared/domain/book.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import { addValidity, parseInstant } from '../../shared/domain/calendar.ts'
import type { Charge, MovingEntry, Outcome, UsageEntry } from '../../shared/domain/journal.ts'
import { compareEntries } from '../../shared/domain/journal.ts'
import type { Lot } from '../../shared/domain/lot.ts'
import type { Posting } from '../../shared/domain/postings.ts'
import { expireThrough, fold } from '../../shared/domain/postings.ts'

/** A valid journal in R1 order, and the instant through which its expiries are posted. */
export interface RandomJournal {
  readonly settings: BookSettings
  readonly entries: readonly MovingEntry[]
  readonly through: Instant
}

/** Names that break careless writers: other scripts, signs that mean something to a format, and names that nearly clash. */
export const NASTY_NAMES = [
  'Nova Launch',
  'Nova-Launch',
  'nova launch',
  'nova-launch',
  'Nova  Launch',
  ' Nova Launch ',
  'Nova Launch; lot: x',
  'Unattributed',
  'unattributed',
  '春节广告',
  '日本語：撮影 2',
  'شركة النور',
  'עבודה "חדשה"',
  'नमस्ते भारत',
  '🎬🍿',
  '🍿🎬',
  'caf\u00e9',
  'cafe\u0301',
  'ßtraße',
  'a:b:c',
  'a: b ; c | d',
  '(virtual)',
  '[balanced]',
  '=SUM(A1:A9)',
  '-5 UNITS',
  '@ 3 USD',
  '* !',
  '~ monthly',
  '"quoted" \\ back\\',
  'two\nlines\r\nand\ttab',
  'bell\u0007 and next\u0085line\u2028separator',
  'zero\u200bwidth \u202eright',
  '0',
  '2026-01-01',
  'null',
  '--',
  'x',
  'long '.repeat(30),
] as const

const ACCOUNTS = ['main', 'Main', 'client: B; "x"', '副アカウント'] as const
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
] as const
const CURRENCIES = ['USD', 'EUR', 'JPY', 'KWD'] as const
const HOUR = 3_600_000
const START = parseInstant('2026-01-20T00:00:00Z', 'start')

/** Whole numbers from a seed: the same seed, the same numbers (mulberry32). */
interface Dice {
  /** At least 0 and below 1. */
  readonly next: () => number
  /** From `least` through `most`. */
  readonly whole: (least: number, most: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
}

function diceOf(seed: number): Dice {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (from) => {
      const picked = from[whole(0, from.length - 1)]
      if (picked === undefined) throw new Error('Nothing to pick from')
      return picked
    },
  }
}

/**
 * A studio's ledger of about half a year: overlapping lots of several accounts, uses and failures of many productions, lots
 * used up, expired and amended, overage, and balances that find fewer or more units. The same seed gives the same journal.
 */
export function randomJournal(seed: number): RandomJournal {
  const dice = diceOf(seed)
  const accounts = ACCOUNTS.slice(0, dice.whole(1, ACCOUNTS.length))
  const settings: BookSettings = {
    zone: dice.pick(ZONES),
    currency: dice.pick(CURRENCIES),
    drawingOrders: new Map(accounts.filter(() => dice.chance(0.3)).map((account) => [account, 'purchase'])),
  }
  const productions = Array.from({ length: dice.whole(1, 9) }, () => dice.pick(NASTY_NAMES))
  const book = emptyBook(settings)
  const entries: MovingEntry[] = []
  let at = START
  const count = dice.whole(50, 120)
  while (entries.length < count) {
    const entry = randomEntry(dice, book, entries.length, at, dice.pick(accounts), productions)
    const last = entries.at(-1)
    // At one instant R1 puts amends before purchases and so on: what would come too early waits.
    if (last !== undefined && compareEntries(last, entry) > 0) {
      at += 1
      continue
    }
    fold(book, [entry], () => undefined)
    entries.push(entry)
    if (dice.chance(0.85)) at += dice.whole(1, 70 * HOUR)
  }
  const through = dice.chance(0.5) ? at : at + dice.whole(0, 90 * 24 * HOUR)
  return { settings, entries, through }
}

function randomEntry(
  dice: Dice,
  book: Book,
  number: number,
  at: Instant,
  account: string,
  productions: readonly string[],
): MovingEntry {
  const common = {
    id: entryId(dice, at, number),
    at,
    recordedAt: at + dice.whole(0, 48 * HOUR),
    source: 'random',
    externalId: dice.chance(0.5) ? `task-${number}` : null,
    note: dice.chance(0.1) ? dice.pick(NASTY_NAMES) : null,
  }
  const active = activeLots(book, account).filter((lot) => lot.expiresAt > at)
  const left = active.reduce((sum, lot) => sum + lot.units - lot.consumed, 0)
  const turn = dice.next()
  if (turn < 0.12 || (number === 0 && turn < 0.8)) {
    return {
      ...common,
      kind: 'purchase',
      account,
      rateCard: 'minimax-video',
      pack: dice.pick(['standard', 'pro', 'Custom pack: 10% off; "x"', '特別']),
      units: dice.whole(1, 400) * dice.pick([10, 1000, 3000]),
      price: dice.chance(0.1) ? 0 : dice.whole(1, 500_000),
      currency: book.settings.currency,
      expiresAt: dice.chance(0.6)
        ? addValidity(at, { months: 1 }, book.settings.zone)
        : at + dice.whole(1, 70 * 24 * HOUR),
    }
  }
  if (turn < 0.17) {
    const lot = active.length > 0 && dice.chance(0.4) ? dice.pick(active) : null
    const expected = lot === null ? left : lot.units - lot.consumed
    const shift = dice.pick([0, dice.whole(0, expected), dice.whole(0, 50_000)])
    const units = dice.chance(0.5) ? Math.max(0, expected - shift) : expected + shift
    return { ...common, kind: 'balance', account, units, lot: lot?.id ?? null }
  }
  if (turn < 0.21 && active.length > 0) {
    return { ...common, kind: 'amend', lot: dice.pick(active).id, expiresAt: at + dice.whole(1, 60 * 24 * HOUR) }
  }
  return { ...common, ...randomTake(dice, account, productions, left) }
}

function randomTake(
  dice: Dice,
  account: string,
  productions: readonly string[],
  left: number,
): Omit<UsageEntry, 'id' | 'at' | 'recordedAt' | 'source' | 'externalId' | 'note'> {
  const outcome: Outcome = dice.chance(0.8) ? 'success' : dice.pick(['failed', 'rejected'])
  // Now and then a take uses up exactly what is left.
  const unitsPerClip = left > 0 && dice.chance(0.05) ? left : dice.pick([250, 333, 700, 1000, 1400, 4001, 20_000])
  return {
    kind: 'usage',
    account,
    charge: { ...randomKind(dice), unitsPerClip },
    clips: dice.chance(0.8) ? 1 : dice.whole(2, 12),
    outcome,
    production: dice.chance(0.15) ? null : dice.pick(productions),
    shot: dice.chance(0.5) ? null : dice.pick(['12', 'A | B; c', '第3カット', '"q" \\', '=1+1']),
    details: dice.chance(0.7)
      ? null
      : { take: String(dice.whole(1, 9)), kept: dice.chance(0.3), mode: 'text to video' },
  }
}

function randomKind(dice: Dice): Omit<Charge, 'unitsPerClip'> {
  return {
    model: dice.pick(['MiniMax-Hailuo-2.3', 'MiniMax-Hailuo-02', 'model; with | signs']),
    resolution: dice.pick(['512p', '768p', '1080p']),
    seconds: dice.pick([6, 10]),
    payAsYouGo: dice.chance(0.5) ? dice.whole(1, 2_000_000) : null,
    listPricePerUnit: dice.chance(0.7) ? dice.whole(1, 500_000) : null,
  }
}

/** A UUIDv7 of the instant; a later number stands later. */
function entryId(dice: Dice, at: Instant, number: number): string {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')
  const time = hex(at, 12)
  const tail = hex(dice.whole(0, 0xffff_ffff), 8) + hex(dice.whole(0, 0xffff), 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(number, 3)}-8${hex(dice.whole(0, 0xfff), 3)}-${tail}`
}

export interface FoldedJournal {
  readonly postings: readonly { readonly posting: Posting; readonly entry: MovingEntry | null }[]
  readonly movements: readonly Movement[]
  readonly lots: readonly LotHead[]
}

/** Folds the journal at once, and tells its postings as they are and as the writers take them. */
export function foldJournal({ settings, entries, through }: RandomJournal): FoldedJournal {
  const book = emptyBook(settings)
  const postings: { posting: Posting; entry: MovingEntry | null }[] = []
  const post = (posting: Posting, entry: MovingEntry | null): void => {
    postings.push({ posting, entry })
  }
  fold(book, entries, post)
  expireThrough(book, through, post)
  return {
    postings,
    movements: postings.map(({ posting, entry }) => movementOf(posting, entry)),
    lots: [...book.lots.values()].map(headOf),
  }
}

export function movementOf(posting: Posting, entry: MovingEntry | null): Movement {
  const take = entry?.kind === 'usage' ? entry : null
  return {
    ...posting,
    price: entry?.kind === 'purchase' ? entry.price : null,
    entry: entry?.id ?? null,
    production: take?.production ?? null,
    charge: take?.charge ?? null,
    clips: take?.clips ?? null,
    shot: take?.shot ?? null,
    task: take?.externalId ?? null,
  }
}

function headOf({ id, account, pack, purchasedAt, expiresAt, units, price }: Lot): LotHead {
  return { id, account, pack, purchasedAt, expiresAt, units, price }
}
