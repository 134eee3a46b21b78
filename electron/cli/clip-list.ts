import { Refused } from './session.ts'

/** A row of `--clips`. */
export interface TypedClips {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
  readonly clips: number
}

/** A render kind as it is typed: MODEL/RESOLUTION/SECONDS. */
export interface TypedKind {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
}

const KIND = /^(.+)\/([^/]+)\/(\d{1,6})\s*s?$/
const EXAMPLE = 'MiniMax-Hailuo-2.3/768p/6'

/** Reads "MODEL/RESOLUTION/SECONDS=COUNT,…". What is none is refused as bad input, with the row as it was typed. */
export function readClipList(text: string): TypedClips[] {
  return rowsOf(text, 'clips').map((row) => {
    const equals = row.lastIndexOf('=')
    if (equals === -1) throw notARow(row)
    const count = row.slice(equals + 1).trim()
    if (!/^\d{1,15}$/.test(count)) {
      throw refused(`clips: "${row}" asks for "${count}" clips; a count is a whole number of 0 or more`)
    }
    return { ...readKind(row.slice(0, equals), () => notARow(row)), clips: Number(count) }
  })
}

/** Reads "MODEL/RESOLUTION/SECONDS,…"; "none" is no kind at all. */
export function readKindList(text: string): TypedKind[] {
  if (text.trim() === 'none') return []
  return rowsOf(text, 'route').map((row) =>
    readKind(row, () => refused(`route: "${row}" is not MODEL/RESOLUTION/SECONDS such as ${EXAMPLE}`)),
  )
}

function rowsOf(text: string, field: string): string[] {
  const rows = text.split(',').map((row) => row.trim())
  if (rows.every((row) => row === '')) throw refused(`${field}: names no render kind, such as ${EXAMPLE}`)
  return rows.filter((row) => row !== '')
}

function readKind(text: string, otherwise: () => Refused): TypedKind {
  const match = KIND.exec(text.trim())
  if (match === null) throw otherwise()
  const [, model = '', resolution = '', seconds = ''] = match
  return { model: model.trim(), resolution: resolution.trim(), seconds: Number(seconds) }
}

function notARow(row: string): Refused {
  return refused(`clips: "${row}" is not MODEL/RESOLUTION/SECONDS=COUNT such as ${EXAMPLE}=400`)
}

function refused(message: string): Refused {
  return new Refused('invalid_input', message)
}
