import * as z from 'zod'
import { parseDay } from './calendar.ts'
import type { Validity } from './calendar.ts'
import type { Currency, MicroPrice, Minor } from './money.ts'
import { currencyDigits, isCurrency, parseAmount, parsePrice } from './money.ts'
import { invalid, Refusal } from './refusal.ts'
import type { Milliunits } from './units.ts'
import { parseUnits } from './units.ts'

/**
 * A rate card as it is interchanged (DESIGN section 6): what a vendor sells, and what each kind of clip is charged.
 * Every price is a decimal string in the card's currency, every unit a decimal string.
 */
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal string such as "0.28"')
const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as "2026-03-16"')
const count = z.number().int().positive()

export const RULE_STATUSES = ['documented', 'assumed', 'unknown'] as const

/** The rules that every card answers; what a card leaves out counts as unknown. */
export const RULE_NAMES = [
  'failuresCharged',
  'securityRejectionsCharged',
  'unitsRollOver',
  'drawingOrder',
  'packsStack',
  'whenExhausted',
  'oneMonth',
] as const

export type RuleName = (typeof RULE_NAMES)[number]

const rule = z.strictObject({ value: z.string(), status: z.enum(RULE_STATUSES), source: z.string() })

const packShape = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  price: decimal.nullable(),
  units: decimal.nullable(),
  validity: z.union([z.strictObject({ months: count }), z.strictObject({ days: count })]),
  requestsPerMinute: count.nullable(),
  saving: decimal.nullable(),
})

const renderKindShape = z.strictObject({
  model: z.string().min(1),
  modes: z.array(z.string().min(1)),
  resolution: z.string().min(1),
  seconds: count,
  units: decimal,
  payAsYouGo: decimal.nullable(),
})

export const rateCardShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  vendor: z.string().min(1),
  currency: z.string().refine(isCurrency, 'must be an ISO 4217 code such as "USD"'),
  asOf: civilDate,
  source: z.string().min(1),
  effectiveFrom: civilDate,
  listPricePerUnit: decimal.nullable(),
  packs: z.array(packShape).min(1),
  renderKinds: z.array(renderKindShape).min(1),
  rules: z.record(z.string(), rule),
})

/** The card as a file and as `rates show --json`. */
export type RateCardFile = z.infer<typeof rateCardShape>

export interface Pack {
  readonly id: string
  readonly name: string
  /** Null for a custom pack: the buyer says what it cost. */
  readonly price: Minor | null
  /** Null for a custom pack: the buyer says how many units it holds. */
  readonly units: Milliunits | null
  readonly validity: Validity
  readonly requestsPerMinute: number | null
}

/** Model × resolution × seconds: what a clip is charged by. */
export interface RenderKind {
  readonly model: string
  readonly modes: readonly string[]
  readonly resolution: string
  readonly seconds: number
  readonly unitsPerClip: Milliunits
  readonly payAsYouGo: MicroPrice | null
}

/** A validated card with its figures as integers. `file` is the card as it was read, for showing and exporting. */
export interface RateCard {
  readonly id: string
  readonly vendor: string
  readonly currency: Currency
  readonly listPricePerUnit: MicroPrice | null
  readonly packs: readonly Pack[]
  readonly renderKinds: readonly RenderKind[]
  readonly file: RateCardFile
}

/**
 * Validates a card (from a file, or stored). Refuses with every fault named by its path in the JSON and what would be right.
 * @param origin what the card was read from, for the message
 */
export function parseRateCard(value: unknown, origin: string): RateCard {
  const parsed = rateCardShape.safeParse(value)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${jsonPath(issue.path)}: ${issue.message}`)
    throw invalid(`${origin}: ${faults.join('; ')}`, { file: origin, field: faults[0]?.split(':')[0] ?? '' })
  }
  const card = withFigures(parsed.data, origin)
  refuseRepeats(card, origin)
  return card
}

function withFigures(file: RateCardFile, origin: string): RateCard {
  currencyDigits(file.currency)
  return at(origin, () => {
    parseDay(file.asOf, 'asOf')
    parseDay(file.effectiveFrom, 'effectiveFrom')
    return {
      id: file.id,
      vendor: file.vendor,
      currency: file.currency,
      listPricePerUnit: file.listPricePerUnit === null ? null : parsePrice(file.listPricePerUnit, 'listPricePerUnit'),
      packs: file.packs.map((pack, index) => ({
        id: pack.id,
        name: pack.name,
        price: pack.price === null ? null : parseAmount(pack.price, file.currency, `packs[${index}].price`),
        units: pack.units === null ? null : positiveUnits(pack.units, `packs[${index}].units`),
        validity: pack.validity,
        requestsPerMinute: pack.requestsPerMinute,
      })),
      renderKinds: file.renderKinds.map((kind, index) => ({
        model: kind.model,
        modes: kind.modes,
        resolution: kind.resolution,
        seconds: kind.seconds,
        unitsPerClip: positiveUnits(kind.units, `renderKinds[${index}].units`),
        payAsYouGo: kind.payAsYouGo === null ? null : parsePrice(kind.payAsYouGo, `renderKinds[${index}].payAsYouGo`),
      })),
      file,
    }
  })
}

function positiveUnits(text: string, field: string): Milliunits {
  const units = parseUnits(text, field)
  if (units <= 0) throw invalid(`${field}: must be more than 0 units`, { field })
  return units
}

function refuseRepeats(card: RateCard, origin: string): void {
  const packs = card.packs.map((pack) => pack.id)
  const kinds = card.renderKinds.map((kind) => `${kind.model}/${kind.resolution}/${kind.seconds}`)
  for (const [name, keys] of [
    ['packs', packs],
    ['renderKinds', kinds],
  ] as const) {
    const index = keys.findIndex((key, position) => keys.indexOf(key) !== position)
    if (index >= 0)
      throw invalid(`${origin}: ${name}[${index}]: ${keys[index] ?? ''} is listed twice`, { file: origin })
  }
}

/** Runs `read`, and puts the origin before the message of what it refuses. */
function at<T>(origin: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal)
      throw new Refusal(error.code, `${origin}: ${error.message}`, { ...error.details, file: origin })
    throw error
  }
}

function jsonPath(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text === '' ? 'the card' : text.replace(/^\./, '')
}

/** Names are compared without case and without the vendor's prefix: "hailuo-2.3" is "MiniMax-Hailuo-2.3" on MiniMax's card. */
function sameModel(card: RateCard, onCard: string, given: string): boolean {
  const [a, b] = [onCard.toLowerCase(), given.trim().toLowerCase()]
  return a === b || a === `${card.vendor.toLowerCase()}-${b}`
}

/** The card's render kind, or a refusal that says what exists instead. */
export function findRenderKind(card: RateCard, model: string, resolution: string, seconds: number): RenderKind {
  const ofModel = card.renderKinds.filter((kind) => sameModel(card, kind.model, model))
  if (ofModel.length === 0) {
    const models = [...new Set(card.renderKinds.map((kind) => kind.model))]
    throw invalid(`model: "${model}" is not on the rate card ${card.id}; it has ${models.join(', ')}`, {
      field: 'model',
    })
  }
  const wanted = resolution.trim().toLowerCase()
  const kind = ofModel.find((one) => one.resolution.toLowerCase() === wanted && one.seconds === seconds)
  if (kind !== undefined) return kind
  const exist = ofModel.map((one) => `${one.resolution} ${one.seconds} s`).join(', ')
  throw invalid(`resolution: ${model} ${resolution} ${seconds} s does not exist on ${card.id}; it has ${exist}`, {
    field: 'resolution',
  })
}

/** The card's pack by id, or a refusal that lists the packs. */
export function findPack(card: RateCard, id: string): Pack {
  const pack = card.packs.find((one) => one.id === id.trim().toLowerCase())
  if (pack !== undefined) return pack
  const ids = card.packs.map((one) => one.id).join(', ')
  throw invalid(`pack: "${id}" is not on the rate card ${card.id}; it has ${ids}`, { field: 'pack' })
}
