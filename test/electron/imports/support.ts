import type { StatementSaid } from '../../../electron/imports/bank/read-bank-csv.ts'
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { readUsageFile } from '../../../electron/imports/usage/read-usage-file.ts'
import type { ReadRow, RejectedRow, UsageFormat } from '../../../electron/imports/usage/read-usage-file.ts'
import { inspectTextFile } from '../../../electron/imports/text/text-file.ts'
import type { UsageContext, UsageDraft } from '../../../electron/imports/usage/usage-row.ts'
import { parseRateCard } from '../../../shared/domain/rate-card.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'

export interface Folder {
  /** The path of a file in the folder, whether or not it is there. */
  path(name: string): string
  /** Writes a file and answers its path. */
  write(name: string, content: string | Uint8Array): Promise<string>
}

/** A folder for each test of the file, removed after it. */
export function temporaryFolder(): Folder {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packledger-imports-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true })
  })
  return {
    path: (name) => join(folder, name),
    write: async (name, content) => {
      await writeFile(join(folder, name), content)
      return join(folder, name)
    },
  }
}

const kind = (model: string, resolution: string, seconds: number, units: string, payAsYouGo: string | null) => ({
  model,
  modes: ['i2v'],
  resolution,
  seconds,
  units,
  payAsYouGo,
})

export const card = parseRateCard(
  {
    id: 'minimax-video',
    vendor: 'MiniMax',
    currency: 'USD',
    asOf: '2026-08-18',
    source: 'a card for tests',
    effectiveFrom: '2026-03-16',
    listPricePerUnit: '0.28',
    packs: [
      {
        id: 'standard',
        name: 'Standard',
        price: '1000',
        units: '3760',
        validity: { months: 1 },
        requestsPerMinute: 20,
        saving: '0.05',
      },
    ],
    renderKinds: [
      kind('MiniMax-Hailuo-2.3-Fast', '768p', 6, '0.7', '0.19'),
      kind('MiniMax-Hailuo-2.3-Fast', '768p', 10, '1.1', '0.32'),
      kind('MiniMax-Hailuo-2.3', '768p', 6, '1', '0.28'),
      kind('MiniMax-Hailuo-2.3', '1080p', 6, '2', '0.49'),
      kind('MiniMax-Hailuo-02', '512p', 6, '0.3', '0.10'),
    ],
    rules: {},
  },
  'the card for tests',
)

export const context: UsageContext = { card, zone: 'Europe/Berlin', currency: 'USD' }

export interface Reading {
  readonly format: UsageFormat
  readonly rows: readonly ReadRow[]
  readonly drafts: readonly UsageDraft[]
  readonly rejected: readonly RejectedRow[]
  readonly unknownColumns: readonly string[]
}

/** Reads a whole usage file. */
export async function readAll(path: string, within: UsageContext = context): Promise<Reading> {
  const { format, rows: batches, unknownColumns } = await readUsageFile(await inspectTextFile(path), within)
  const rows: ReadRow[] = []
  for await (const batch of batches) rows.push(...batch)
  return {
    format,
    rows,
    drafts: rows.flatMap((row) => ('draft' in row ? [row.draft] : [])),
    rejected: rows.flatMap((row) => ('draft' in row ? [] : [row])),
    unknownColumns: [...unknownColumns],
  }
}

/** What an act is refused with; fails where it is not refused, or breaks in another way. */
export async function refusalOf(act: () => unknown): Promise<Refusal> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** Whether this process holds the file open; Linux alone tells. */
export function isHeldOpen(path: string): boolean {
  return readdirSync('/proc/self/fd').some(
    (fd) => existsSync(`/proc/self/fd/${fd}`) && readlinkSync(`/proc/self/fd/${fd}`) === path,
  )
}

/** All that an iterable of batches gives. */
export async function flattened<T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

/** A text in pieces of about so many characters, as a decoder gives it: whole characters alone. */
export async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  let from = 0
  while (from < text.length) {
    const isPair = (text.codePointAt(from + size - 1) ?? 0) > 0xffff
    const to = from + size + (isPair ? 1 : 0)
    yield await Promise.resolve(text.slice(from, to))
    from = to
  }
}

/** Nothing is said of a bank's statement but the ledger's currency. */
export const unsaid: StatementSaid = {
  card: '',
  currency: null,
  ledgers: 'USD',
  dayOrder: null,
  decimalMark: null,
  charges: 'negative',
  columns: new Map(),
}
