import type { Input } from '../../shared/api/operations.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import { OUTCOMES } from '../../shared/domain/journal.ts'
import type { PurchaseValues, Replaced, UsageValues } from './record-requests.ts'
import { instantOf } from './when.ts'

export const FIRST_USAGE: UsageValues = {
  rateCard: '',
  kind: '',
  clips: 1,
  outcome: 'success',
  production: '',
  shot: '',
  take: '',
  kept: '',
  at: '',
  account: '',
  note: '',
}

export const FIRST_PURCHASE: PurchaseValues = {
  rateCard: '',
  pack: '',
  units: '',
  price: '',
  at: '',
  expires: '',
  account: '',
  note: '',
}

/** A render kind as the select's value. */
export function kindKey(kind: {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
}): string {
  return `${kind.model}/${kind.resolution}/${kind.seconds}`
}

/** The parts of a select's value; a model's name may hold a slash. */
export function kindParts(key: string): { model: string; resolution: string; seconds: number } {
  const parts = key.split('/')
  const seconds = Number(parts.pop() ?? '')
  const resolution = parts.pop() ?? ''
  return { model: parts.join('/'), resolution, seconds }
}

/** What is recorded of the usage dialog, or which field cannot be read. */
export function usageInput(values: UsageValues, zone: string, replaces?: Replaced): Outcome<Input<'usage.record'>> {
  if (values.kind === '') return refused('model', 'choose what was rendered')
  const at = exactInstant(values.at, 'at', zone, replaces)
  if (!at.ok) return at
  const { production, shot, take, kept, account, note, rateCard } = values
  return {
    ok: true,
    value: {
      ...kindParts(values.kind),
      clips: Number(values.clips),
      outcome: OUTCOMES.find((one) => one === values.outcome) ?? 'success',
      ...given({ rateCard, production, shot, take, account, note }),
      ...(kept === '' ? {} : { kept: kept === 'kept' }),
      ...replaces?.details,
      ...given({ at: at.value ?? '', externalId: keptId(rateCard, replaces) }),
    },
  }
}

/** What is recorded of the purchase dialog, or which field cannot be read. */
export function purchaseInput(
  values: PurchaseValues,
  zone: string,
  replaces?: Replaced,
): Outcome<Input<'purchases.record'>> {
  if (values.pack === '') return refused('pack', 'choose a pack')
  const at = exactInstant(values.at, 'at', zone, replaces)
  if (!at.ok) return at
  const expires = exactInstant(values.expires, 'expires', zone, replaces)
  if (!expires.ok) return expires
  const { rateCard, units, price, account, note } = values
  return {
    ok: true,
    value: {
      pack: values.pack,
      ...given({ rateCard, units, price, account, note, at: at.value ?? '', expires: expires.value ?? '' }),
      ...given({ externalId: keptId(rateCard, replaces) }),
    },
  }
}

/** A correction keeps an instant that was not touched to the millisecond, though its field shows minutes. */
function exactInstant(text: string, field: string, zone: string, replaces?: Replaced): Outcome<string | null> {
  const typed = instantOf(text, zone, field)
  const exact = replaces?.instants[field]
  if (!typed.ok || typed.value === null || exact === undefined) return typed
  const isSameMinute = typed.value.slice(0, 'yyyy-mm-ddThh:mm'.length) === exact.slice(0, 'yyyy-mm-ddThh:mm'.length)
  return isSameMinute ? { ok: true, value: exact } : typed
}

/** The vendor's id goes over to the corrected entry: the reversal has freed it (R12). */
function keptId(rateCard: string, replaces?: Replaced): string {
  return replaces?.source === rateCard ? (replaces.externalId ?? '') : ''
}

/** The fields that are not empty, without the blanks around them. */
function given<K extends string>(fields: Readonly<Record<K, string>>): Partial<Record<K, string>> {
  const filled: Partial<Record<string, string>> = {}
  for (const [key, text] of Object.entries<string>(fields)) if (text.trim() !== '') filled[key] = text.trim()
  return filled
}

function refused(field: string, message: string): Outcome<never> {
  return { ok: false, error: { code: 'invalid_input', message, details: { field } } }
}
