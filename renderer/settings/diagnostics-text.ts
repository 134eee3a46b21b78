import type { Diagnostics } from './settings-stores.ts'

/** A line of the diagnostics: what it is, and what it is now. */
export type DiagnosticsRow = readonly [label: string, value: string]

/** The diagnostics as rows, for the screen and for copying; nothing of what entries say. */
export function diagnosticsRows(diagnostics: Diagnostics, host: 'electron' | 'web'): readonly DiagnosticsRow[] {
  const { counts, electron, defects } = diagnostics
  const shell = electron === null ? '' : `Electron ${electron}, `
  return [
    ['Packledger', diagnostics.version],
    ['Shown in', host === 'electron' ? 'its own window' : 'a browser'],
    ['Runs on', `${shell}Node ${diagnostics.node}, ${diagnostics.platform}`],
    ['SQLite', `${diagnostics.sqlite}, schema ${diagnostics.schemaVersion}`],
    ['Data folder', diagnostics.dataFolder],
    ['Ledger', `${diagnostics.ledgerBytes} bytes, revision ${diagnostics.revision}`],
    ['Zone, currency', `${diagnostics.zone}, ${diagnostics.currency}`],
    ['Entries', `${counts.entries}, with ${counts.postings} postings and ${counts.lots} lots`],
    ['Accounts, cards', `${counts.accounts}, ${counts.rateCards}`],
    ['Backups', String(counts.backups)],
    ['Last defects', defects.length === 0 ? 'none' : defects.map(defectText).join('; ')],
    ['As of', diagnostics.at],
  ]
}

function defectText({ at, operation, id }: Diagnostics['defects'][number]): string {
  return `${at} ${operation} ${id}`
}

/** The rows as a text that can be pasted into a mail. */
export function diagnosticsText(rows: readonly DiagnosticsRow[]): string {
  return rows.map(([label, value]) => `${label}: ${value}`).join('\n')
}
