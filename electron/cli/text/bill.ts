import {
  BILL_WAY_OUT,
  chargedFailuresWords,
  isMoreThanPart,
  PART_DAY_WORDS,
  partOfDayWords,
  whyNothingToCompare,
} from '../../../shared/api/bill-words.ts'
import type { Output } from '../../../shared/api/operations.ts'
import type { Zone } from '../../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import type { Locale } from './format.ts'
import { counted, localTime, page } from './format.ts'
import { table } from './table.ts'

type Compared = Output<'bills.compare'>

const CLOCKS = { utc: 'UTC', beijing: 'Beijing time' } as const

/** A bill beside the ledger: what differs, or, before its counts are understood, what they may mean. */
export function billText(compared: Compared, { zone }: Locale): string {
  return page(headText(compared), rowsText(compared), whyNothingToCompare(compared) ?? resultText(compared, zone))
}

function headText({ file, account, time, isTimeTold }: Compared): string {
  const assumed = isTimeTold ? '' : ' (not said by the file: --time says it)'
  return `${file} beside account ${account}, days of ${CLOCKS[time]}${assumed}. Nothing is posted.`
}

function rowsText({ rows, leftOut }: Compared): string {
  const failed = rows.failed === 0 ? '' : `, ${rows.failed} of them failed`
  const uncounted = rows.withoutCount === 0 ? '' : `, ${rows.withoutCount} without a count (taken as 0)`
  const left = leftOut.map((one) => `Left out: ${counted(one.rows, 'row')}, ${one.reason}`)
  const read = rows.video === 0 ? [] : [`${counted(rows.video, 'video row')}${failed}${uncounted}.`]
  return [...read, ...left].join('\n')
}

function resultText(compared: Compared, zone: Zone): string {
  return compared.counts === null ? askText(compared, zone) : daysText(compared, zone)
}

/** What the vendor does not document, asked with a row of the file and with how well each answer fits. */
function askText({ sample, readings }: Compared, zone: Zone): string {
  if (sample === null) return ''
  const fits = table(
    [
      {
        head: 'Say',
        cell: ({ measure, column }) => `--counts ${measure}${column === 'total' ? '' : ' --column output'}`,
      },
      { head: 'Line says', cell: ({ measure, column }) => figureText(sample[column] ?? '0', measure) },
      { head: 'Days and models that agree', cell: ({ agreeing, days }) => `${agreeing} of ${days}` },
    ],
    readings,
  )
  const row = `Line ${sample.line} (${sample.model}, from ${localTime(sample.from, zone)} in ${zone})`
  return page(`What a video row counts is not documented. ${row} may be read so:`, fits)
}

/** "1 clip", "6 seconds" */
function figureText(figure: string, measure: string): string {
  return `${figure} ${figure === '1' ? measure.slice(0, -1) : measure}`
}

function daysText(compared: Compared, zone: Zone): string {
  const { days, totals, counts } = compared
  if (totals === null || counts === null) return ''
  const differing = days.filter((day) => day.difference !== '0')
  const measure = `${counts.measure}${counts.column === 'output' ? ' (output count)' : ''}`
  return page(
    differing.length === 0
      ? `Bill and ledger agree on all ${counted(days.length, 'day and model', 'days and models')}, in ${measure}.`
      : `${totals.differing} of ${counted(days.length, 'day and model', 'days and models')} differ, in ${measure}:`,
    differing.length === 0 ? '' : differencesTable(differing),
    differing.some(isMoreThanPart) ? PART_DAY_WORDS : '',
    `Total: bill ${totals.bill}, ledger ${totals.ledger}, difference ${totals.difference}.`,
    compared.charged.length === 0 ? '' : chargedText(compared, zone),
    differing.length === 0 ? '' : wayOutText(compared),
  )
}

/** The failures that were charged, with the takes to claim. */
function chargedText(compared: Compared, zone: Zone): string {
  const { charged } = compared
  const list = table(
    [
      { head: 'Line', align: 'number', cell: ({ line }) => String(line) },
      { head: 'Day', cell: ({ day }) => day },
      { head: `Hour from (${zone})`, cell: ({ from }) => localTime(from, zone) },
      { head: 'Model', cell: ({ model }) => model },
      { head: 'Failed takes of that hour', cell: ({ takes }) => takesText(takes) },
    ],
    charged,
  )
  const isClaimable = charged.some(({ takes }) => takes.some(({ isClaimed }) => !isClaimed))
  return page(
    chargedFailuresWords(compared),
    list,
    isClaimable ? 'Claim what was charged: packledger claims raise TASK.' : '',
  )
}

function takesText(takes: Compared['charged'][number]['takes']): string {
  if (takes.length === 0) return 'none in the ledger'
  return takes.map(({ id, externalId, isClaimed }) => (externalId ?? id) + (isClaimed ? ' (claimed)' : '')).join(', ')
}

function wayOutText({ account }: Compared): string {
  const of = account === MAIN_ACCOUNT ? '' : ` --account ${account}`
  return `${BILL_WAY_OUT}\nWhat is different, and why it may be: packledger assert-balance UNITS --check${of}`
}

function differencesTable(days: Compared['days']): string {
  return table(
    [
      { head: 'Day', cell: (day) => day.day + partOfDayWords(day) },
      { head: 'Model', cell: ({ model }) => model },
      { head: 'Bill', align: 'number', cell: ({ bill }) => bill },
      { head: 'Ledger', align: 'number', cell: ({ ledger }) => ledger },
      { head: 'Difference', align: 'number', cell: ({ difference }) => difference },
      { head: 'Failed', align: 'number', cell: ({ failedRows }) => String(failedRows) },
      { head: 'Lines', cell: ({ lines, rows }) => lines.slice(0, 5).join(', ') + (rows > 5 ? ', …' : '') },
    ],
    days,
  )
}
