import { basename } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import type { RateCardFile } from '../../../shared/domain/rate-card.ts'
import { formatRateCard } from '../../../shared/domain/rate-card.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { listBackups } from '../../backups/backups-folder.ts'
import type { LedgerFigures } from '../../backups/preview.ts'
import { ledgerFigures, previewBackup as figuresOfBackup } from '../../backups/preview.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import { lookAtFile } from '../../imports/look-at-file.ts'
import { inspectTextFile } from '../../imports/text/text-file.ts'
import { row } from '../../ledger/store/database.ts'
import { SCHEMA_VERSION } from '../../ledger/migrations/index.ts'
import { LEDGER_FORMAT } from '../../ledger/store/open.ts'
import { revision } from '../../ledger/store/revision.ts'
import { storedVersions } from '../../ledger/stored-cards.ts'
import { bundledCards } from '../../settings/bundled-cards.ts'
import { parseCardText } from '../../settings/rate-cards.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { lastDefects } from '../defects.ts'

export async function inspectFile(
  _context: CommandContext,
  { file }: ParsedInput<'imports.inspect'>,
): Promise<Output<'imports.inspect'>> {
  const { kind, format, columns, missing } = await lookAtFile(await inspectTextFile(file))
  return {
    kind,
    format,
    columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
    missing: missing.map((fields) => [...fields]),
  }
}

const VERSIONS_SHOWN = 50

/** What ships counts as the first version of its card, whenever it came. */
export function showCardHistory(
  { cards, reader }: QueryContext,
  input: ParsedInput<'rates.history'>,
): Output<'rates.history'> {
  const { id } = cards.find(input.id)
  const shipped = bundledCards.find((card) => card.id === id)
  const versions = [
    ...(shipped === undefined ? [] : [{ origin: 'shipped' as const, importedAt: null, card: shipped.file }]),
    ...storedVersions(reader, id).map(({ text, at }) => ({
      origin: 'imported' as const,
      importedAt: formatInstant(at),
      card: readable(text, id),
    })),
  ]
  const last = versions.length
  const numbered = versions.map((one, index) => ({ version: index + 1, isCurrent: index + 1 === last, ...one }))
  return { id, versions: numbered.toReversed().slice(0, VERSIONS_SHOWN) }
}

function readable(text: string, id: string): RateCardFile | null {
  try {
    return parseCardText(text, id).file
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

export async function exportCard(
  { cards }: CommandContext,
  { id, file }: ParsedInput<'exports.card'>,
): Promise<Output<'exports.card'>> {
  const card = cards.find(id)
  const { bytes } = await writeFileAtomically(file, [formatRateCard(card)])
  return { id: card.id, file, bytes }
}

export function previewBackup(
  { reader }: CommandContext,
  { file }: ParsedInput<'backups.preview'>,
): Output<'backups.preview'> {
  const backup = figuresToJson(figuresOfBackup(file, LEDGER_FORMAT))
  return { file: basename(file), backup, current: figuresToJson(ledgerFigures(reader)) }
}

function figuresToJson(figures: LedgerFigures) {
  return { ...figures, newestAt: figures.newestAt === null ? null : formatInstant(figures.newestAt) }
}

export function showDiagnostics(context: QueryContext): Output<'studio.diagnostics'> {
  const { reader, dataFolder, zone, currency, now, cards } = context
  const { entries, bytes } = ledgerFigures(reader)
  // Electron adds itself to what Node tells of its versions.
  const versions: Readonly<Record<string, string | undefined>> = process.versions
  const count = (table: 'posting' | 'lot' | 'account'): number =>
    row<{ count: number }>(reader, `SELECT count(*) AS count FROM ${table}`)?.count ?? 0
  return {
    version: packageJson.version,
    schemaVersion: SCHEMA_VERSION,
    sqlite: row<{ version: string }>(reader, 'SELECT sqlite_version() AS version')?.version ?? '',
    node: process.versions.node,
    electron: versions['electron'] ?? null,
    platform: `${process.platform} ${process.arch}`,
    at: formatInstant(now),
    dataFolder,
    zone,
    currency,
    revision: revision(reader),
    ledgerBytes: bytes,
    counts: {
      entries,
      postings: count('posting'),
      lots: count('lot'),
      accounts: count('account'),
      rateCards: cards.list().length,
      backups: listBackups(dataFolder).length,
    },
    defects: lastDefects(dataFolder),
  }
}
