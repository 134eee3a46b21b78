import type { KindName } from '../../shared/domain/kind-text.ts'
import { kindsMeant, kindText } from '../../shared/domain/kind-text.ts'

/** A row of a spreadsheet that can be planned. */
export interface PastedRender extends KindName {
  readonly shot: string
  readonly takes: number
  readonly clips: number
}

/** A row that cannot, and why; `line` counts from 1. */
export interface LeftOut {
  readonly line: number
  readonly reason: string
}

export interface Pasted {
  readonly renders: readonly PastedRender[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Reads rows that were copied from a spreadsheet: shot, render kind, takes. A kind that is left out is that of the row above, at
 * the top `above`; takes that are left out are 1. A head is passed over. Shots stay the text that they are.
 */
export function readPasted(text: string, kinds: readonly KindName[], above: KindName | null): Pasted {
  const renders: PastedRender[] = []
  const leftOut: LeftOut[] = []
  let kind = above
  for (const [index, cells] of cellsOf(text).entries()) {
    const [shot = '', kindCell = '', takesCell = ''] = cells.map((cell) => cell.trim())
    if (cells.every((cell) => cell.trim() === '') || (index === 0 && isHead(shot, kindCell))) continue
    const read = readRow(shot, kindCell, takesCell, kinds, kind)
    if (typeof read === 'string') leftOut.push({ line: index + 1, reason: read })
    else {
      renders.push(read)
      kind = read
    }
  }
  return { renders, leftOut }
}

function isHead(shot: string, kind: string): boolean {
  return /^(shot|scene|name|code)s?( (id|name|code|no\.?))?$/i.test(shot) && !/\d/.test(kind)
}

function readRow(
  shot: string,
  kindCell: string,
  takesCell: string,
  kinds: readonly KindName[],
  above: KindName | null,
): PastedRender | string {
  if (shot === '') return 'the shot has no name'
  if (shot.length > MOST_CHARACTERS) return `the shot's name has more than ${MOST_CHARACTERS} characters`
  const takes = readTakes(takesCell === '' ? '1' : takesCell)
  if (takes === null) return `"${takesCell}" is no number of takes such as 3, or 3 × 2 for takes of 2 clips`
  if (kindCell === '') return above === null ? 'the render kind is missing' : { shot, ...nameOf(above), ...takes }
  const meant = kindsMeant(kinds, kindCell)
  const [only] = meant
  if (only !== undefined && meant.length === 1) return { shot, ...nameOf(only), ...takes }
  if (only === undefined) return `"${kindCell}" is not on the rate card`
  return `"${kindCell}" can be ${meant.slice(0, 3).map(kindText).join(' or ')}`
}

const MOST_CHARACTERS = 200

function nameOf({ model, resolution, seconds }: KindName): KindName {
  return { model, resolution, seconds }
}

/** "3" is 3 takes of one clip; "3 × 2", "3x2" and "3*2" are 3 takes of 2 clips; null is neither. */
export function readTakes(text: string): { takes: number; clips: number } | null {
  const match = /^(\d{1,6})(?:\.0+)?(?:\s*[x×*]\s*(\d{1,4}))?$/i.exec(text.trim())
  if (match === null) return null
  const clips = Number(match[2] ?? '1')
  const takes = Number(match[1])
  return clips === 0 || clips > 1000 || takes > 100_000 ? null : { takes, clips }
}

/** Takes as they are shown and typed. */
export function takesText({ takes, clips }: { readonly takes: number; readonly clips: number }): string {
  return clips === 1 ? String(takes) : `${takes} × ${clips}`
}

/** The rows and cells of what a spreadsheet copies: tabs between cells, quotes around one with a tab, a line end or a quote in it. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"').replace(/\s+/g, ' ') ?? match[2] ?? '')
    if (match[3] !== '\t') {
      rows.push(row)
      row = []
    }
    if (match[3] === '' || cell.lastIndex >= text.length) break
  }
  return rows
}
