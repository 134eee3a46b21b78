import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { counted, isZero, moneyText, page, unitsText } from './format.ts'
import { fields, table } from './table.ts'

type Option = ComparisonJson['options'][number]

/** A comparison: the demand, the options with the best first, why, and where packs lose even when used up. */
export function comparisonText(compared: ComparisonJson): string {
  const { options, target, problems } = compared
  const meant = options.find((option) => option.id === target)
  return page(
    demandText(compared),
    problems.map((problem) => `Not counted: ${problem}`).join('\n'),
    meant === undefined ? '' : `${optionName(meant)}: ${meant.reason}.`,
    `Options, the best first\n\n${optionsTable(options)}`,
    options.map((option) => `${optionName(option)}: ${option.reason}.`).join('\n'),
    breakEvens(compared),
    `A clip, when the pack is used up\n\n${kindsTable(compared)}`,
  )
}

function demandText({ demand, card }: ComparisonJson): string {
  const kinds = table(
    [
      { head: 'Render kind', cell: (kind) => kindText(kind) },
      { head: 'Clips', align: 'number', cell: (kind) => String(kind.clips) },
      { head: 'Units', align: 'number', cell: (kind) => kind.units },
      { head: `Pay as you go, ${card.currency}`, align: 'number', cell: (kind) => kind.payAsYouGo.amount },
    ],
    demand.kinds,
  )
  const unpriced = demand.kinds.filter((kind) => kind.priceOf !== 'clip')
  const notes = unpriced.map((kind) =>
    kind.priceOf === 'unit'
      ? `${kindText(kind)} has no pay-as-you-go price: it counts at the list price of its units.`
      : `${kindText(kind)} has no pay-as-you-go price: it counts as 0.`,
  )
  const sums = fields([
    ['Demand', `${counted(demand.clips, 'clip')}, ${unitsText(demand.units)}, ${demand.seconds} s of video`],
    ['Pay as you go', moneyText(demand.payAsYouGo)],
    ['Rate card', `${card.id}, as of ${card.asOf}`],
  ])
  return page(sums, kinds, notes.join('\n'))
}

function optionsTable(options: readonly Option[]): string {
  const currency = options[0]?.cost.currency ?? ''
  return table(
    [
      { head: 'Option', cell: (option) => option.id },
      { head: 'Buy', cell: (option) => packsText(option) },
      { head: `Cost ${currency}`, align: 'number', cell: (option) => option.cost.amount },
      { head: 'A unit', align: 'number', cell: (option) => option.unitCost?.amount ?? null },
      { head: 'A clip', align: 'number', cell: (option) => option.clipCost?.amount ?? null },
      { head: 'A second', align: 'number', cell: (option) => option.secondCost?.amount ?? null },
      { head: 'Pay-as-you-go units', align: 'number', cell: (option) => option.payAsYouGoUnits },
      { head: 'Wasted units', align: 'number', cell: (option) => option.wastedUnits },
      { head: 'Waste cost', align: 'number', cell: (option) => option.wasteCost.amount },
      { head: 'Hours', align: 'number', cell: (option) => option.hoursToRender },
      { head: 'Break-even', align: 'number', cell: (option) => option.breakEven },
    ],
    options,
  )
}

/** "2 × business, 1 × pro; routed 300 × MiniMax-Hailuo-02 1080p 6 s" */
function packsText({ packs, routed }: Option): string | null {
  const bought = packs.map(({ pack, count }) => `${count} × ${pack}`)
  const sent = routed.map((one) => `${one.clips} × ${kindText(one)}`)
  if (sent.length > 0) bought.push(`pay as you go for ${sent.join(', ')}`)
  return bought.length === 0 ? null : bought.join(', ')
}

function optionName({ id }: Option): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`
}

function breakEvens({ options }: ComparisonJson): string {
  const known = options.filter((option) => option.breakEven !== null)
  if (known.length === 0) return 'No option that buys packs beats pay-as-you-go for this demand.'
  return 'Break-even: the share of this demand that must happen before the option beats pay-as-you-go.'
}

function kindsTable({ kinds, packs, card }: ComparisonJson): string {
  const cell = (kind: ComparisonJson['kinds'][number], pack: string): string | null => {
    const price = kind.byPack.find((one) => one.pack === pack)
    if (price === undefined) return null
    return price.saving === null ? price.clipCost.amount : `${price.clipCost.amount} (${signed(price.saving)})`
  }
  const rows = table(
    [
      { head: 'Render kind', cell: (kind) => kindText(kind) },
      { head: `Pay as you go, ${card.currency}`, align: 'number', cell: (kind) => kind.payAsYouGo?.amount ?? null },
      ...packs.map((pack) => ({
        head: pack.name,
        cell: (kind: ComparisonJson['kinds'][number]) => cell(kind, pack.id),
      })),
    ],
    kinds,
  )
  return page(
    rows,
    'In brackets the share saved on the pay-as-you-go price; below 0 the pack is dearer even when used up.',
  )
}

function signed(share: string): string {
  return share.startsWith('-') || isZero(share) ? share : `+${share}`
}
