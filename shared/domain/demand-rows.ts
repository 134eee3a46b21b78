import { parseDay } from './calendar.ts'
import { invalid, Refusal } from './refusal.ts'
import type { DatedDemand } from './schedule/problem.ts'
import { parseUnits } from './units.ts'

const HEAD = ['date', 'units'] as const

/**
 * Reads dated demand: a line `date,units` where there is a head, then a date and its units a line, such as `2026-11-03,420.5`. Commas,
 * semicolons or tabs separate the two; empty lines are left out, and the same date can come more than once. Refuses (`invalid_input`)
 * a line that is anything else, with its number and field.
 * @param origin what the text was read from, for the message
 */
export function parseDemandRows(text: string, origin: string): DatedDemand[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const rows = lines.flatMap((line, index) => (line.trim() === '' ? [] : [{ cells: cellsOf(line), line: index + 1 }]))
  const [first] = rows
  const isHead = first?.cells.map((cell) => cell.toLowerCase()).join() === HEAD.join()
  const demand = (isHead ? rows.slice(1) : rows).map(({ cells, line }) => demandOfRow(cells, line, origin))
  if (demand.length === 0) {
    throw invalid(`${origin}: has no demand; a line is a date and its units, such as 2026-11-03,420.5`, {
      file: origin,
    })
  }
  return demand
}

function cellsOf(line: string): string[] {
  return line.split(/[,;\t]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}

function demandOfRow(cells: readonly string[], line: number, origin: string): DatedDemand {
  const [date, units, ...more] = cells
  if (date === undefined || units === undefined || more.length > 0) {
    throw invalid(
      `${origin}, line ${line}: has ${cells.length} cells; a line is a date and its units, such as 2026-11-03,420.5`,
      {
        file: origin,
        line,
      },
    )
  }
  try {
    return { day: parseDay(date, 'date'), units: demandedUnits(units, 'units') }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw invalid(`${origin}, line ${line}, ${error.message}`, { ...error.details, file: origin, line })
  }
}

/** Units of a demand: 0 or more. */
export function demandedUnits(text: string, field: string): number {
  const units = parseUnits(text, field)
  if (units < 0) throw invalid(`${field}: "${text}" is negative; a demand is 0 or more`, { field })
  return units
}
