import { Paper, Text } from '@mantine/core'
import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import { isNothing, formatMoney, formatShare } from '../../ui/format.ts'
import classes from './compare.module.css'
import type { ComparedOption } from './option-words.ts'
import { optionName, packsText, reasonText, routedText } from './option-words.ts'

/** The answer in a sentence, before the figures. */
export function Verdict({ compared }: { readonly compared: ComparisonJson }) {
  const option = compared.options.find((one) => one.id === compared.target)
  if (option === undefined) return null
  return (
    <Paper p="sm" component="section" aria-label="What to buy">
      <p className={classes.verdict}>{verdictText(option, compared)}</p>
      <Text size="sm" c="dimmed">
        {reasonText(option)}.{breakEvenText(option)}
        {behindText(option)}
      </Text>
    </Paper>
  )
}

/** "Buy 1 × Pro: $2,802.40 in all." */
export function verdictText(option: ComparedOption, { packs }: ComparisonJson): string {
  const cost = formatMoney(option.cost)
  if (option.packs.length === 0) return `Buy no pack: pay as you go, ${cost} in all.`
  const routed = routedText(option)
  const sent = routed === '' ? '' : `, and pay as you go for ${routed}`
  const name = option.packs.length === 1 ? '' : ` (${optionName(option.id, packs)})`
  return `Buy ${packsText(option, packs)}${name}${sent}: ${cost} in all.`
}

function breakEvenText({ breakEven, packs }: ComparedOption): string {
  if (packs.length === 0) return ''
  return breakEven === null
    ? ' It never beats pay-as-you-go for this demand.'
    : ` It beats pay-as-you-go once ${formatShare(breakEven)} of this demand happens.`
}

function behindText({ behind }: ComparedOption): string {
  return isNothing(behind) ? '' : ` The cheapest option costs ${formatMoney(behind)} less.`
}
