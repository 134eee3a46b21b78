import type { Instant } from '../../shared/domain/calendar.ts'
import type { RateCard } from '../../shared/domain/rate-card.ts'
import { formatRateCard, parseRateCard } from '../../shared/domain/rate-card.ts'
import { invalid, Refusal } from '../../shared/domain/refusal.ts'
import { findJsonFault } from './json-fault.ts'

/** Where the studio's own cards are kept: every version that was ever added, so that the history stays. */
export interface CardStore {
  /** In the order in which they were added: of two with the same id the later is the newer version. */
  all(): readonly { readonly id: string; readonly text: string; readonly at: Instant }[]
  add(id: string, text: string, at: Instant): void
}

/** The cards at hand: the studio's own, and the bundled ones that no card of its own replaces. */
export interface CardShelf {
  /** Each card in its newest version, the bundled ones first. */
  list(): readonly RateCard[]
  /** Each card as it was at an instant: in the newest version that was there by then; one that came later in its first. */
  asOf(at: Instant): readonly RateCard[]
  /** The card with this id, whatever its case; refuses (`not_found`) with the ids that there are. */
  find(id: string): RateCard
  /** Validates a card's text and keeps it as the newest version of its id; `replaced` where that id was on the shelf. */
  add(text: string, origin: string, at: Instant): { readonly card: RateCard; readonly replaced: boolean }
}

/** A card as it was added; what came with the application was always there. */
interface Version {
  readonly at: Instant
  readonly card: () => RateCard
}

/** The shelf reads the store once: make a new one where the store is replaced, as by a restored backup. */
export function cardShelf(bundled: readonly RateCard[], store: CardStore): CardShelf {
  const shelf = new Map<string, Version[]>()
  const keep = (id: string, version: Version): void => {
    const versions = shelf.get(id)
    if (versions === undefined) shelf.set(id, [version])
    else versions.push(version)
  }
  for (const card of bundled) keep(card.id, { at: -Infinity, card: () => card })
  for (const { id, text, at } of store.all()) {
    keep(id, { at, card: readOnce(() => parseCardText(text, `the studio's rate card ${id}`)) })
  }

  return {
    list: () => [...shelf.values()].flatMap((versions) => versions.at(-1)?.card() ?? []),
    asOf: (at) =>
      [...shelf.values()].flatMap((versions) => {
        const version = versions.findLast((one) => one.at < at) ?? versions[0]
        return version === undefined ? [] : version.card()
      }),
    find: (id) => {
      const newest = shelf.get(id.trim().toLowerCase())?.at(-1)
      if (newest !== undefined) return newest.card()
      const message = `rate card: "${id}" is not known; there are ${[...shelf.keys()].join(', ')}`
      throw new Refusal('not_found', message, { field: 'rateCard' })
    },
    add: (text, origin, at) => {
      const card = parseCardText(text, origin)
      const replaced = shelf.has(card.id)
      store.add(card.id, formatRateCard(card), at)
      keep(card.id, { at, card: () => card })
      return { card, replaced }
    },
  }
}

/** Stored cards are parsed when they are asked for: one that cannot be read must not keep a studio from opening. */
function readOnce(read: () => RateCard): () => RateCard {
  let card: RateCard | null = null
  return () => (card ??= read())
}

/**
 * Reads a rate card from a file's text. Refuses what is not JSON by line and column, and what is no rate card by path.
 * @param origin what the text was read from, for the message
 */
export function parseCardText(text: string, origin: string): RateCard {
  return parseRateCard(parseJson(text.replace(/^\uFEFF/, ''), origin), origin)
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const fault = findJsonFault(text)
    if (fault === null) throw error
    const { line, column, expected, found } = fault
    const message = `${origin}: line ${line}, column ${column}: not JSON: expected ${expected}, found ${found}`
    throw invalid(message, { file: origin, line, column })
  }
}
