import * as z from 'zod'
import { parseDay } from './calendar.ts'
import type { Validity } from './calendar.ts'
import type { Charge } from './journal.ts'
import { faultsOf, form, isAccepted, must, shown, text } from './json-form.ts'
import type { Currency, MicroPrice, Minor } from './money.ts'
import { currencyDigits, isCurrency, parseAmount, parsePrice } from './money.ts'
import { invalid } from './refusal.ts'
import type { Milliunits } from './units.ts'
import { parseUnits } from './units.ts'
import { kindText } from './kind-text.ts'

const RULE_STATUSES = ['documented', 'assumed', 'unknown'] as const

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

const label = (be: string) => text(be, (value) => value !== '' && value === value.trim())
const civilDate = text('a date that exists, such as "2026-03-16"', (value) => parseDay(value, 'date') > -Infinity)
const isPlain = (value: string): boolean => /^\d+(\.\d+)?$/.test(value)
const unitsText = (be: string) => text(be, (value) => isPlain(value) && parseUnits(value) > 0)
const priceText = (be: string) => text(be, (value) => isPlain(value) && parsePrice(value, 'price') >= 0)
const share = text('a share of the list price from "0" to "1", such as "0.05"', (value) =>
  /^(0(\.\d+)?|1)$/.test(value),
)
const count = (be: string) => z.int(must(be)).positive(must(be))

const validityLength = count('a whole number of at least 1')

const packShape = form('a pack', {
  id: label('a name without spaces around it, such as "standard"'),
  name: label('a name without spaces around it, such as "Standard"'),
  price: priceText('a decimal string such as "1000.00", or null where the buyer says it').nullable(),
  units: unitsText('units above 0 such as "3760", or null where the buyer says them').nullable(),
  validity: z.union(
    [z.strictObject({ months: validityLength }), z.strictObject({ days: validityLength })],
    must('{"months": 1} or {"days": 30}, with a whole number of at least 1'),
  ),
  requestsPerMinute: count('a whole number of at least 1, or null where it is not set').nullable(),
  saving: share.nullable(),
})

const renderKindShape = form('a render kind', {
  model: label('a model name without spaces around it'),
  modes: z.array(label('a mode such as "text-to-video"'), must('a list of modes such as ["text-to-video"]')),
  resolution: label('a resolution such as "768p"'),
  seconds: count('a whole number of seconds, at least 1'),
  units: unitsText('units above 0 with at most three decimals, such as "0.7"'),
  payAsYouGo: priceText('a decimal string of at most six decimals such as "0.28", or null').nullable(),
})

const rule = form('a rule', {
  value: z.string(must('a text such as "no"')),
  status: z.enum(RULE_STATUSES, must('"documented", "assumed" or "unknown"')),
  source: z.string(must('a text that says where the rule is stated, or that it is not')),
})

const cardForm = form('a rate card', {
  id: text('lower-case letters, digits and hyphens, such as "minimax-video"', (value) =>
    /^[a-z0-9][a-z0-9-]*$/.test(value),
  ),
  vendor: label('a name without spaces around it, such as "MiniMax"'),
  currency: text('an ISO 4217 code such as "USD"', isCurrency),
  asOf: civilDate,
  source: label('a text that says where the figures were read'),
  effectiveFrom: civilDate,
  listPricePerUnit: priceText('a decimal string of at most six decimals such as "0.28", or null').nullable(),
  packs: z.array(packShape, must('a list of packs')).min(1, must('a list of at least one pack')),
  renderKinds: z
    .array(renderKindShape, must('a list of render kinds'))
    .min(1, must('a list of at least one render kind')),
  rules: z.record(z.string(), rule, must('an object of rules such as "failuresCharged"')),
})

/**
 * A rate card as it is interchanged (docs/file-formats.md): what a vendor sells, and what each kind of clip is charged.
 * Every price is a decimal string in the card's currency, every unit a decimal string.
 */
export const rateCardShape = cardForm.superRefine(checkWhole)

/** What no part of the card shows alone: prices in the card's currency, and nothing listed twice. */
function checkWhole(card: z.infer<typeof cardForm>, context: z.RefinementCtx): void {
  const fault = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message })
  }
  const digits = currencyDigits(card.currency)
  for (const [index, { price }] of card.packs.entries()) {
    if (price === null || isAccepted(() => parseAmount(price, card.currency, 'price') >= 0)) continue
    fault(
      ['packs', index, 'price'],
      `must have at most the ${digits} decimals of ${card.currency}, not ${shown(price)}`,
    )
  }
  for (const [index, first] of repeats(card.packs.map((pack) => packKey(pack.id)))) {
    fault(['packs', index, 'id'], `is that of packs[${first}] too; each pack needs an id of its own`)
  }
  for (const [index, first] of repeats(card.renderKinds.map((kind) => renderKindKey(card.vendor, kind)))) {
    fault(['renderKinds', index], `is the same model, resolution and seconds as renderKinds[${first}]; list each once`)
  }
}

/** The positions of keys that came before, each with where. */
function repeats(keys: readonly string[]): [index: number, first: number][] {
  return keys.flatMap((key, index) => (keys.indexOf(key) === index ? [] : [[index, keys.indexOf(key)]]))
}

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

/** So many faults are told at once: a file of another kind would fill the screen. */
const FAULTS_TOLD = 10
/** So many are given with the refusal, for a form that shows each at its field. */
const FAULTS_GIVEN = 100

/**
 * Validates a card (from a file, or stored). Refuses (`invalid_input`) with its faults, each named by its path in the JSON
 * and what would be right; `details` has the origin as `file`, the first fault's path as `field`,
 * and all as `faults`.
 * @param origin what the card was read from, for the message
 */
export function parseRateCard(value: unknown, origin: string): RateCard {
  const parsed = rateCardShape.safeParse(value, { reportInput: true })
  if (parsed.success) return withFigures(parsed.data)
  const faults = faultsOf(parsed.error)
  const told = faults.slice(0, FAULTS_TOLD).map(({ path, message }) => `${path === '' ? 'the card' : path}: ${message}`)
  const more = faults.length > FAULTS_TOLD ? `; and ${faults.length - FAULTS_TOLD} more` : ''
  throw invalid(`${origin}: ${told.join('; ')}${more}`, {
    file: origin,
    field: faults[0]?.path ?? '',
    faults: faults.slice(0, FAULTS_GIVEN),
  })
}

function withFigures(file: RateCardFile): RateCard {
  const { id, vendor, currency } = file
  const micro = (price: string | null): MicroPrice | null => (price === null ? null : parsePrice(price, 'price'))
  return {
    id,
    vendor,
    currency,
    listPricePerUnit: micro(file.listPricePerUnit),
    packs: file.packs.map((pack) => ({
      id: pack.id,
      name: pack.name,
      price: pack.price === null ? null : parseAmount(pack.price, currency, 'price'),
      units: pack.units === null ? null : parseUnits(pack.units),
      validity: pack.validity,
      requestsPerMinute: pack.requestsPerMinute,
    })),
    renderKinds: file.renderKinds.map((kind) => ({
      model: kind.model,
      modes: kind.modes,
      resolution: kind.resolution,
      seconds: kind.seconds,
      unitsPerClip: parseUnits(kind.units),
      payAsYouGo: micro(kind.payAsYouGo),
    })),
    file,
  }
}

/** The card as the text of a file, which reads back as the same card. */
export function formatRateCard(card: RateCard): string {
  return `${JSON.stringify(card.file, null, 2)}\n`
}

/** Names are compared without case and without the vendor's prefix: "hailuo-2.3" is "MiniMax-Hailuo-2.3" on MiniMax's card. */
function modelKey(vendor: string, model: string): string {
  const [name, prefix] = [model.trim().toLowerCase(), `${vendor.toLowerCase()}-`]
  return name.startsWith(prefix) ? name.slice(prefix.length) : name
}

function resolutionKey(resolution: string): string {
  return resolution.trim().toLowerCase()
}

function renderKindKey(vendor: string, kind: { model: string; resolution: string; seconds: number }): string {
  return `${modelKey(vendor, kind.model)}/${resolutionKey(kind.resolution)}/${kind.seconds}`
}

function packKey(id: string): string {
  return id.trim().toLowerCase()
}

/** Made once a card: a kind is looked up for every take that is recorded. */
const kindsOfCards = new WeakMap<RateCard, ReadonlyMap<string, RenderKind>>()

function kindsOf(card: RateCard): ReadonlyMap<string, RenderKind> {
  const known = kindsOfCards.get(card)
  if (known !== undefined) return known
  const kinds = new Map(card.renderKinds.map((kind) => [renderKindKey(card.vendor, kind), kind]))
  kindsOfCards.set(card, kinds)
  return kinds
}

/** The card's render kind, or a refusal that says what exists instead. */
export function findRenderKind(card: RateCard, model: string, resolution: string, seconds: number): RenderKind {
  const kind = kindsOf(card).get(renderKindKey(card.vendor, { model, resolution, seconds }))
  if (kind !== undefined) return kind
  const wanted = modelKey(card.vendor, model)
  const ofModel = card.renderKinds.filter((kind) => modelKey(card.vendor, kind.model) === wanted)
  if (ofModel.length === 0) {
    const models = [...new Set(card.renderKinds.map((kind) => kind.model))]
    throw invalid(`model: "${model}" is not on the rate card ${card.id}; it has ${models.join(', ')}`, {
      field: 'model',
    })
  }
  const exist = ofModel.map((one) => `${one.resolution} ${one.seconds} s`).join(', ')
  throw invalid(
    `resolution: ${kindText({ model, resolution, seconds })} does not exist on ${card.id}; it has ${exist}`,
    {
      field: 'resolution',
    },
  )
}

/** Made once a card: a long shot list asks for every row. */
const lengthsOfCards = new WeakMap<RateCard, Map<string, RenderKind[]>>()

/** The card's render kinds of a model at a resolution, whatever their case: one for each length; none where it has no such. */
export function kindsOfModel(card: RateCard, model: string, resolution: string): readonly RenderKind[] {
  const known = lengthsOfCards.get(card) ?? new Map<string, RenderKind[]>()
  if (known.size === 0) {
    for (const kind of card.renderKinds) {
      const key = lengthsKey(card.vendor, kind.model, kind.resolution)
      known.set(key, [...(known.get(key) ?? []), kind])
    }
    lengthsOfCards.set(card, known)
  }
  return known.get(lengthsKey(card.vendor, model, resolution)) ?? []
}

function lengthsKey(vendor: string, model: string, resolution: string): string {
  return `${modelKey(vendor, model)}/${resolutionKey(resolution)}`
}

/** One charge a render kind: the ledger knows it again without comparing its fields. */
const pricedCharges = new WeakMap<RenderKind, Charge>()
const unpricedCharges = new WeakMap<RenderKind, Charge>()

/**
 * What a clip of the kind is charged when it is recorded now. Prices in another currency than the ledger's could not be added
 * up with its own: they are left out.
 */
export function chargeOf(card: RateCard, kind: RenderKind, currency: Currency): Charge {
  const isPriced = card.currency === currency
  const charges = isPriced ? pricedCharges : unpricedCharges
  const known = charges.get(kind)
  if (known !== undefined) return known
  const charge = {
    model: kind.model,
    resolution: kind.resolution,
    seconds: kind.seconds,
    unitsPerClip: kind.unitsPerClip,
    payAsYouGo: isPriced ? kind.payAsYouGo : null,
    listPricePerUnit: isPriced ? card.listPricePerUnit : null,
  }
  charges.set(kind, charge)
  return charge
}

/** The card's pack by id, whatever its case, or a refusal that lists the packs. */
export function findPack(card: RateCard, id: string): Pack {
  const pack = card.packs.find((one) => packKey(one.id) === packKey(id))
  if (pack !== undefined) return pack
  const ids = card.packs.map((one) => one.id).join(', ')
  throw invalid(`pack: "${id}" is not on the rate card ${card.id}; it has ${ids}`, { field: 'pack' })
}
