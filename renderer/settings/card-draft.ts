import type { OperationError } from '../../shared/api/outcome.ts'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import type { RuleStatus } from './card-words.ts'

/** A rate card while it is edited: every field as it is typed. `key` tells rows apart while their ids change. */
export interface CardDraft {
  readonly id: string
  readonly vendor: string
  readonly currency: string
  readonly asOf: string
  readonly effectiveFrom: string
  readonly source: string
  readonly listPricePerUnit: string
  readonly packs: readonly PackDraft[]
  readonly renderKinds: readonly KindDraft[]
  readonly rules: readonly RuleDraft[]
}

export interface PackDraft {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly price: string
  readonly units: string
  readonly validFor: string
  readonly validIn: 'months' | 'days'
  readonly requestsPerMinute: string
  readonly saving: string
}

export interface KindDraft {
  readonly key: string
  readonly model: string
  readonly modes: string
  readonly resolution: string
  readonly seconds: string
  readonly units: string
  readonly payAsYouGo: string
}

export interface RuleDraft {
  readonly key: string
  readonly name: string
  readonly value: string
  readonly status: RuleStatus
  readonly source: string
}

export function draftOf(card: RateCardFile): CardDraft {
  const { id, vendor, currency, asOf, effectiveFrom, source, listPricePerUnit, packs, renderKinds, rules } = card
  return {
    ...{ id, vendor, currency, asOf, effectiveFrom, source },
    listPricePerUnit: listPricePerUnit ?? '',
    packs: packs.map((pack, index) => ({
      key: `pack ${index}`,
      id: pack.id,
      name: pack.name,
      price: pack.price ?? '',
      units: pack.units ?? '',
      validFor: String('months' in pack.validity ? pack.validity.months : pack.validity.days),
      validIn: 'months' in pack.validity ? 'months' : 'days',
      requestsPerMinute: pack.requestsPerMinute === null ? '' : String(pack.requestsPerMinute),
      saving: pack.saving ?? '',
    })),
    renderKinds: renderKinds.map((kind, index) => ({
      key: `kind ${index}`,
      model: kind.model,
      modes: kind.modes.join(', '),
      resolution: kind.resolution,
      seconds: String(kind.seconds),
      units: kind.units,
      payAsYouGo: kind.payAsYouGo ?? '',
    })),
    rules: Object.entries(rules).map(([name, rule]) => ({ key: name, name, ...rule })),
  }
}

export function newPack(key: string): PackDraft {
  return {
    ...{ key, id: '', name: '', price: '', units: '', validFor: '1', validIn: 'months' },
    ...{ requestsPerMinute: '', saving: '' },
  }
}

export function newKind(key: string): KindDraft {
  return { key, model: '', modes: '', resolution: '', seconds: '', units: '', payAsYouGo: '' }
}

/** The draft as the text of a card's file. What is no number stays a text, so that the studio's check names it. */
export function cardTextOf(draft: CardDraft): string {
  const { packs, renderKinds, rules, listPricePerUnit, ...head } = draft
  const card = {
    ...trimmed(head),
    listPricePerUnit: orNull(listPricePerUnit),
    packs: packs.map((pack) => ({
      id: pack.id.trim(),
      name: pack.name.trim(),
      price: orNull(pack.price),
      units: orNull(pack.units),
      validity: { [pack.validIn]: wholeNumber(pack.validFor) },
      requestsPerMinute: pack.requestsPerMinute.trim() === '' ? null : wholeNumber(pack.requestsPerMinute),
      saving: orNull(pack.saving),
    })),
    renderKinds: renderKinds.map((kind) => ({
      model: kind.model.trim(),
      modes: kind.modes
        .split(',')
        .map((mode) => mode.trim())
        .filter((mode) => mode !== ''),
      resolution: kind.resolution.trim(),
      seconds: wholeNumber(kind.seconds),
      units: kind.units.trim(),
      payAsYouGo: orNull(kind.payAsYouGo),
    })),
    rules: Object.fromEntries(rules.map(({ name, value, status, source }) => [name, { value, status, source }])),
  }
  return `${JSON.stringify(card, null, 2)}\n`
}

function trimmed(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()]))
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

function wholeNumber(text: string): number | string {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : text
}

/** What is wrong at each path of the card, such as "packs[0].price"; empty where the refusal is about something else. */
export type Faults = ReadonlyMap<string, string>

export function faultsIn(error: OperationError | null): Faults {
  const { faults } = error?.details ?? {}
  if (!Array.isArray(faults)) return new Map()
  return new Map(faults.filter(isFault).map(({ path, message }) => [path, message]))
}

function isFault(value: unknown): value is { readonly path: string; readonly message: string } {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value
}

/** The first fault at a path or within it. */
export function faultAt(faults: Faults, path: string): string | null {
  const own = faults.get(path)
  if (own !== undefined) return own
  const within = [...faults].find(([other]) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`))
  return within?.[1] ?? null
}
