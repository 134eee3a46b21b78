import type { StatementLine } from '../../../shared/domain/payments/payment.ts'

/** A line of a statement with the bank's id of it. */
type IdentifiedLine = StatementLine & { readonly reference: string }

/**
 * Which of a file's lines have an id (FITID) of their own. Some banks give one id to several lines of other content, or nought to all, and
 * some number the lines of each file anew, from 0 or 1: such ids tell no line from those of another file.
 */
export function linesWithOwnId(lines: readonly StatementLine[]): ReadonlySet<StatementLine> {
  const accounts = Map.groupBy(lines.filter(isIdentified), ({ card }) => card)
  const own = [...accounts.values()].filter((all) => !isNumberedByPlace(all)).flatMap(withUnsharedId)
  return new Set(own)
}

function isIdentified(line: StatementLine): line is IdentifiedLine {
  return line.reference !== null && !/^0+$/.test(line.reference)
}

function isNumberedByPlace(lines: readonly IdentifiedLine[]): boolean {
  const numbers = lines.map(({ reference }) => (/^\d{1,9}$/.test(reference) ? Number(reference) : -1))
  return [0, 1].some((first) => numbers.every((number, place) => number === first + place))
}

function withUnsharedId(lines: readonly IdentifiedLine[]): readonly StatementLine[] {
  const groups = Map.groupBy(lines, ({ reference }) => reference)
  return [...groups.values()].filter(([first, ...others]) => others.every((one) => isSameLine(one, first))).flat()
}

function isSameLine(line: StatementLine, other: StatementLine | undefined): boolean {
  return line.day === other?.day && line.amount === other.amount && line.currency === other.currency
}
