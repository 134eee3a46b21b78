import type { Output } from '../../../shared/api/operations.ts'
import type { Locale } from './format.ts'
import { counted, localTime, page } from './format.ts'
import { table } from './table.ts'

type Compared = Output<'bills.compare'>

const CLOCKS = { utc: 'UTC', beijing: 'Beijing time' } as const

/** A bill beside the ledger: what differs, or, before its counts are understood, what they may mean. */
export function billText(compared: Compared, { zone }: Locale): string {
  return page(
    headText(compared),
    rowsText(compared),
    compared.counts === null ? askText(compared, zone) : daysText(compared),
  )
}

function headText({ file, account, time, isTimeTold }: Compared): string {
  const assumed = isTimeTold ? '' : ' (not said by the file: --time says it)'
  return `${file} beside account ${account}, days of ${CLOCKS[time]}${assumed}. Nothing is posted.`
}

function rowsText({ rows, leftOut }: Compared): string {
  const failed = rows.failed === 0 ? '' : `, ${rows.failed} of them failed`
  const uncounted = rows.withoutCount === 0 ? '' : `, ${rows.withoutCount} without a count (taken as 0)`
  const left = leftOut.map((one) => `Left out: ${counted(one.rows, 'row')}, ${one.reason}`)
  return [`${counted(rows.video, 'video row')}${failed}${uncounted}.`, ...left].join('\n')
}

/** What the vendor does not document, asked with a row of the file and with how well each answer fits. */
function askText({ sample, readings }: Compared, zone: string): string {
  if (sample === null) return 'No video row counts anything: there is nothing to compare.'
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

function daysText({ days, totals, counts, sample }: Compared): string {
  if (totals === null || counts === null) return ''
  if (sample === null && days.length === 0) return 'No video rows: there is nothing to compare.'
  const differing = days.filter((day) => day.difference !== '0')
  const measure = `${counts.measure}${counts.column === 'output' ? ' (output count)' : ''}`
  const charged = days.reduce((sum, day) => sum + day.chargedFailures, 0)
  return page(
    differing.length === 0
      ? `Bill and ledger agree on all ${counted(days.length, 'day and model', 'days and models')}, in ${measure}.`
      : `${totals.differing} of ${counted(days.length, 'day and model', 'days and models')} differ, in ${measure}:`,
    differing.length === 0 ? '' : differencesTable(differing),
    `Total: bill ${totals.bill}, ledger ${totals.ledger}, difference ${totals.difference}.`,
    charged === 0 ? '' : `${counted(charged, 'failed row carries', 'failed rows carry')} a charge or a count.`,
  )
}

function differencesTable(days: Compared['days']): string {
  return table(
    [
      { head: 'Day', cell: ({ day }) => day },
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
