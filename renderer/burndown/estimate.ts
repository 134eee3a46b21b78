import { NOTHING } from '../ui/format.ts'

const estimateFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })

/** Units that are estimated, such as a rate: as exact as an estimate is worth. */
export function formatEstimate(units: string | null | undefined): string {
  return units === null || units === undefined ? NOTHING : estimateFormat.format(units as Intl.StringNumericLiteral)
}
