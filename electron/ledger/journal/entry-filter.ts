import type { EntryKind, LotId, Outcome } from '../../../shared/domain/journal.ts'
import { isEntryId } from '../../../shared/domain/journal.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import type { StatementFigure } from '../../../shared/domain/statement-figures.ts'
import { POSTINGS_OF_FIGURE } from '../../../shared/domain/statement-figures.ts'
import type { Connection } from '../store/database.ts'
import { row, rows } from '../store/database.ts'

/** Which entries a page shows; null leaves a field unfiltered. Instants: `from` included, `to` not. */
export interface PageFilter {
  readonly text: string | null
  readonly production: string | null
  readonly account: string | null
  readonly model: string | null
  readonly kind: EntryKind | null
  readonly source: string | null
  readonly outcome: Outcome | null
  readonly lot: LotId | null
  readonly figure: StatementFigure | null
  readonly from: Instant
  readonly to: Instant
}

/** A filter as SQL over `entry e`: what an entry fulfils, between which instants it can stand, and the values to bind. */
export interface Condition {
  readonly sql: string
  readonly values: Readonly<Record<string, string | number>>
  readonly from: Instant
  readonly to: Instant
}

/** Words beyond these are not looked for: nobody types them, and each costs a pass over the columns. */
const MOST_WORDS = 8

/** Whether nothing but the period is filtered. */
export function isPeriodAlone(filter: PageFilter): boolean {
  const { text, production, account, model, kind, source, outcome, lot, figure } = filter
  const others = [production, account, model, kind, source, outcome, lot, figure]
  return words(text).length === 0 && others.every((one) => one === null)
}

/**
 * The condition of a filter. Names are looked up first, so that an entry is judged by its numbers; a name that the ledger does
 * not have leaves nothing. A reversal counts as what it takes back.
 */
export function conditionOf(db: Connection, filter: PageFilter): Condition {
  const values: Record<string, string | number> = {}
  const own: string[] = []
  if (filter.kind !== null) {
    own.push('e.kind = @kind')
    values['kind'] = filter.kind
  }
  if (filter.source !== null) {
    own.push('e.source = (SELECT id FROM source WHERE name = @source)')
    values['source'] = filter.source
  }
  if (filter.figure !== null) own.push(figureTest(filter.figure, filter, values))
  const ofSubject = subjectTests(db, filter, values)
  const texts = words(filter.text).map((word, index) => textTest(db, word, `word${index}`, values))
  const subject = (alias: string): string =>
    [...ofSubject.map((test) => test(alias)), ...texts.map((test) => test(alias))].join(' AND ')
  const reversal = reversalTest(ofSubject, texts)
  if (ofSubject.length + texts.length > 0) {
    own.push(`CASE WHEN e.kind <> 'reversal' THEN (${subject('e')}) ELSE (${reversal}) END`)
  }
  const range = filter.lot === null ? null : lotRange(db, filter.lot)
  const from = filter.figure === 'wasted' ? firstExpiredLot(db, filter) : filter.from
  return {
    sql: own.length === 0 ? '1' : own.join(' AND '),
    values,
    from: Math.max(from, range?.from ?? from),
    to: Math.min(filter.to, range?.to ?? filter.to),
  }
}

type Span = Pick<PageFilter, 'from' | 'to'>

/** The lots of which something expired in the span. */
const EXPIRED_LOTS = `lot l CROSS JOIN posting p ON p.at = l.expires_at AND p.entry = l.entry AND p.kind = 'expiry'
  WHERE l.expires_at >= @expiredFrom AND l.expires_at < @expiredTo`

/** What an entry posted of a figure's kinds; an expiry is posted long after the entry that made the lot. */
function figureTest(figure: StatementFigure, { from, to }: Span, values: Record<string, string | number>): string {
  if (figure === 'wasted') {
    Object.assign(values, { expiredFrom: from, expiredTo: to })
    return `e.seq IN (SELECT l.entry FROM ${EXPIRED_LOTS})`
  }
  values['figure'] = JSON.stringify(POSTINGS_OF_FIGURE[figure])
  return `EXISTS (SELECT 1 FROM posting p WHERE p.at = e.at AND p.entry = e.seq
    AND p.kind IN (SELECT value FROM json_each(@figure)))`
}

/** When the first of the lots was bought of which something expired in the span. */
function firstExpiredLot(db: Connection, { from, to }: Span): Instant {
  const span = { expiredFrom: from, expiredTo: to }
  return row<{ at: number | null }>(db, `SELECT min(l.purchased_at) AS at FROM ${EXPIRED_LOTS}`, span)?.at ?? from
}

/** SQL that an entry fulfils, written for the alias under which it stands. */
type Test = (alias: string) => string

/** A reversal's own words count beside those of what it takes back; all else is judged of the latter. */
function reversalTest(ofSubject: readonly Test[], texts: readonly Test[]): string {
  const tests = [...ofSubject.map((test) => test('s')), ...texts.map((test) => `((${test('e')}) OR (${test('s')}))`)]
  return `EXISTS (SELECT 1 FROM entry s WHERE s.seq = e.target AND ${tests.join(' AND ')})`
}

function subjectTests(db: Connection, filter: PageFilter, values: Record<string, string | number>): Test[] {
  const tests: Test[] = []
  if (filter.production !== null) {
    values['production'] = idOf(db, 'production', filter.production)
    tests.push((alias) => `${alias}.production = @production`)
  }
  if (filter.account !== null) {
    values['account'] = idOf(db, 'account', filter.account)
    tests.push(
      (alias) => `(${alias}.account = @account OR ${alias}.kind = 'amend'
        AND (SELECT made.account FROM entry made WHERE made.seq = ${alias}.target) = @account)`,
    )
  }
  if (filter.model !== null) {
    const charges = rows<{ id: number }>(db, 'SELECT id FROM charge WHERE model = ?', filter.model)
    values['charges'] = JSON.stringify(charges.map(({ id }) => id))
    tests.push((alias) => `${alias}.charge IN (SELECT value FROM json_each(@charges))`)
  }
  if (filter.outcome !== null) {
    values['outcome'] = filter.outcome
    tests.push((alias) => `${alias}.outcome = @outcome`)
  }
  if (filter.lot !== null) {
    values['lot'] = seqOf(db, filter.lot)
    tests.push(
      (alias) => `(${alias}.seq = @lot OR ${alias}.target = @lot AND ${alias}.kind IN ('amend', 'balance')
        OR EXISTS (SELECT 1 FROM posting p WHERE p.at = ${alias}.at AND p.entry = ${alias}.seq AND p.lot = @lot))`,
    )
  }
  return tests
}

/** No row has this number. */
const NONE = -1

function idOf(db: Connection, table: 'production' | 'account', name: string): number {
  return row<{ id: number }>(db, `SELECT id FROM ${table} WHERE name = ?`, name)?.id ?? NONE
}

function seqOf(db: Connection, id: string): number {
  return row<{ seq: number }>(db, 'SELECT seq FROM entry WHERE id = ?', id)?.seq ?? NONE
}

/**
 * Between which instants a lot's entries stand: from its purchase to the last expiry that was ever stated for it, or to the last
 * reversal of an entry that names it.
 */
function lotRange(db: Connection, id: LotId): { from: Instant; to: Instant } | null {
  const found = row<{ at: number; expires: number; reversed: number | null }>(
    db,
    `SELECT e.at,
       max(e.at, COALESCE(e.expires_at, e.at), COALESCE((SELECT l.first_expires_at FROM lot l WHERE l.entry = e.seq), e.at),
         COALESCE((SELECT max(a.expires_at) FROM entry a WHERE a.kind = 'amend' AND a.target = e.seq), e.at)) AS expires,
       (SELECT max(r.at) FROM entry r INDEXED BY entry_reversed CROSS JOIN entry s ON s.seq = r.target
         WHERE r.kind = 'reversal' AND (s.seq = e.seq OR s.target = e.seq)) AS reversed
     FROM entry e WHERE e.id = ?`,
    id,
  )
  if (found === undefined) return null
  return { from: found.at, to: Math.max(found.expires, found.reversed ?? found.expires) + 1 }
}

/** A search's words: each must be found. */
function words(text: string | null): string[] {
  return (text ?? '').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
}

const WRITTEN_COLUMNS = ['shot', 'note', 'external_id', 'reason', 'month', 'pack'] as const

/** An entry in which a word stands: in what was written on it, in its production or render kind, or as its whole id. */
function textTest(db: Connection, word: string, key: string, values: Record<string, string | number>): Test {
  values[`${key}Productions`] = idsWith(db, 'SELECT id, name AS text FROM production', word)
  values[`${key}Charges`] = idsWith(
    db,
    `SELECT id, model || ' ' || resolution || ' ' || seconds || 's' AS text FROM charge`,
    word,
  )
  values[`${key}Seq`] = isEntryId(word.toLowerCase()) ? seqOf(db, word.toLowerCase()) : NONE
  const patterns = spellings(word).map((spelling, index) => {
    const name = `${key}Like${index}`
    values[name] = `%${spelling.replace(/[\\%_]/g, '\\$&')}%`
    return name
  })
  return (alias) =>
    `(${[
      ...patterns.flatMap((name) => WRITTEN_COLUMNS.map((column) => `${alias}.${column} LIKE @${name} ESCAPE '\\'`)),
      `${alias}.production IN (SELECT value FROM json_each(@${key}Productions))`,
      `${alias}.charge IN (SELECT value FROM json_each(@${key}Charges))`,
      `${alias}.seq = @${key}Seq`,
    ].join(' OR ')})`
}

/** SQLite's LIKE takes upper and lower case as one in ASCII alone: other letters are looked for in each. */
function spellings(word: string): string[] {
  if (/^[\x20-\x7e]*$/.test(word)) return [word]
  return [...new Set([word, word.toLowerCase(), word.toUpperCase()])]
}

function idsWith(db: Connection, select: string, word: string): string {
  const wanted = word.toLowerCase()
  const found = rows<{ id: number; text: string }>(db, select)
  return JSON.stringify(found.filter(({ text }) => text.toLowerCase().includes(wanted)).map(({ id }) => id))
}
