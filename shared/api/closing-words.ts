import type { WordFormats } from './alert-words.ts'
import type { ClosingPointJson } from './months.ts'
import { countedUnits } from './unit-words.ts'

/** A point of a closing's checklist in words, the same in every host. */
export function closingWords(point: ClosingPointJson, formats: WordFormats): string {
  switch (point.kind) {
    case 'expired':
      if (point.lots === 0) return 'No units expired in the month.'
      return `What expired is posted: ${countedUnits(point.units, formats)} (${formats.money(point.cost)}) of ${point.lots === 1 ? '1 lot' : `${point.lots} lots`}.`
    case 'reconciled':
      return reconciledWords(point, formats)
    case 'attributed':
      if (point.isDone) return 'Every take names its production.'
      return `${point.clips === 1 ? '1 clip names' : `${point.clips} clips name`} no production (${countedUnits(point.units, formats)}).`
    case 'covered':
      if (point.isDone) return 'Every unit was covered by a lot.'
      return `${countedUnits(point.units, formats)} (${formats.money(point.cost)}) were beyond every lot: a purchase may not be recorded.`
    case 'claims':
      if (point.isDone) return 'No claim of a failed take waits for an answer.'
      return `${point.claims === 1 ? '1 claim of a failed take waits' : `${point.claims} claims of failed takes wait`} for an answer (${countedUnits(point.units, formats)}).`
  }
}

function reconciledWords(
  { account, checkedAt, isDone }: Extract<ClosingPointJson, { kind: 'reconciled' }>,
  formats: WordFormats,
): string {
  if (checkedAt === null) return `${account} was never compared with the vendor’s console.`
  const when = formats.when(checkedAt, 'day')
  return isDone
    ? `${account} was compared with the vendor’s console on ${when}.`
    : `${account} was last compared with the vendor’s console on ${when}, before the month had ended.`
}
