import type { RateCardFile } from '../../../shared/domain/rate-card.ts'
import { RULE_NAMES } from '../../../shared/domain/rate-card.ts'
import { counted, page } from './format.ts'
import { fields, table } from './table.ts'

/** A rate card as a document: packs, render kinds, and the rules with how well each is known. */
export function rateCardText(card: RateCardFile): string {
  return page(
    `Rate card ${card.id}`,
    fields([
      ['Vendor', card.vendor],
      ['Currency', card.currency],
      ['As of', card.asOf],
      ['Effective from', card.effectiveFrom],
      ['List price of a unit', card.listPricePerUnit],
      ['Source', card.source],
    ]),
    `Packs\n\n${packsTable(card)}`,
    `Render kinds\n\n${renderKindsTable(card)}`,
    `Rules\n\n${rulesText(rulesOf(card))}`,
    'A rule that is assumed or unknown is not documented by the vendor.',
  )
}

function packsTable(card: RateCardFile): string {
  return table(
    [
      { head: 'Pack', cell: (pack) => pack.id },
      { head: 'Name', cell: (pack) => pack.name },
      { head: `Price ${card.currency}`, align: 'number', cell: (pack) => pack.price },
      { head: 'Units', align: 'number', cell: (pack) => pack.units },
      { head: 'Valid', cell: (pack) => validityText(pack.validity) },
      { head: 'Requests a minute', align: 'number', cell: ({ requestsPerMinute: rpm }) => rpm?.toString() ?? null },
      { head: 'Saving (share of list)', align: 'number', cell: (pack) => pack.saving },
    ],
    card.packs,
  )
}

function validityText(validity: RateCardFile['packs'][number]['validity']): string {
  return 'months' in validity ? counted(validity.months, 'month') : counted(validity.days, 'day')
}

function renderKindsTable(card: RateCardFile): string {
  return table(
    [
      { head: 'Model', cell: (kind) => kind.model },
      { head: 'Modes', cell: (kind) => (kind.modes.length === 0 ? null : kind.modes.join(', ')) },
      { head: 'Resolution', cell: (kind) => kind.resolution },
      { head: 'Seconds', align: 'number', cell: (kind) => String(kind.seconds) },
      { head: 'Units a clip', align: 'number', cell: (kind) => kind.units },
      { head: `Pay as you go, ${card.currency} a clip`, align: 'number', cell: (kind) => kind.payAsYouGo },
    ],
    card.renderKinds,
  )
}

interface Rule {
  readonly name: string
  readonly status: string
  readonly value: string | null
  readonly source: string
}

/** The card's rules, and those that every card should answer and this one does not: they count as unknown. */
function rulesOf(card: RateCardFile): Rule[] {
  const answered = Object.entries(card.rules).map(([name, rule]) => ({ name, ...rule }))
  const open = RULE_NAMES.filter((name) => card.rules[name] === undefined)
  return [
    ...answered,
    ...open.map((name) => ({ name, status: 'unknown', value: null, source: 'The card does not say.' })),
  ]
}

/** The sources are sentences, too long for a column. */
function rulesText(rules: readonly Rule[]): string {
  const known = table(
    [
      { head: 'Rule', cell: (rule) => rule.name },
      { head: 'Status', cell: (rule) => rule.status },
      { head: 'Value', cell: (rule) => rule.value },
    ],
    rules,
  )
  return page(known, rules.map(({ name, source }) => `${name}: ${source}`).join('\n'))
}
