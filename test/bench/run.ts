import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Histories } from './histories.ts'
import type { Bench, Part } from './part.ts'
import { JUDGED_AT } from './part.ts'
import { app } from './app.ts'
import { backdating } from './backdating.ts'
import { balance } from './balance.ts'
import { burnDown } from './burn-down.ts'
import { commandLine } from './command-line.ts'
import { comparison } from './comparison.ts'
import { opening } from './opening.ts'
import { eventLoop } from './event-loop.ts'
import { forecast } from './forecast.ts'
import { folding } from './folding.ts'
import { importing } from './importing.ts'
import { month } from './month.ts'
import { pdf } from './pdf.ts'
import { queue } from './queue.ts'
import { recording } from './recording.ts'
import { schedule } from './schedule.ts'
import { statement } from './statement.ts'
import { timer } from './timer.ts'
import { collectGarbage } from './support/median.ts'
import type { Finding } from './support/table.ts'
import { findingsTable, isOver } from './support/table.ts'

const PARTS: readonly Part[] = [
  statement,
  commandLine,
  burnDown,
  balance,
  opening,
  recording,
  importing,
  backdating,
  eventLoop,
  folding,
  forecast,
  comparison,
  app,
  schedule,
  queue,
  timer,
  month,
  pdf,
]

/** Fewer make no history: the smallest of three sizes is a hundredth. */
const FEWEST_ROWS = 10_000

await main()

interface Wanted {
  readonly parts: readonly Part[]
  readonly rows: number
  readonly peersFull: boolean
}

async function main(): Promise<void> {
  const wanted = readArguments()
  if (wanted === null) {
    console.error(usage())
    process.exitCode = 2
    return
  }
  await bench(wanted)
}

/** What the command line asks for; null where it cannot be understood. */
function readArguments(): Wanted | null {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
      rows: { type: 'string', default: String(JUDGED_AT) },
      'peers-full': { type: 'boolean', default: false },
    },
  })
  const { rows, 'peers-full': peersFull, ...others } = values
  const isKnown = (name: string): boolean => PARTS.some((part) => part.name === name)
  if (!positionals.every(isKnown) || Object.keys(others).length > 0) return null
  if (!Number.isSafeInteger(Number(rows)) || Number(rows) < FEWEST_ROWS) return null
  const parts = PARTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  return { parts, rows: Number(rows), peersFull: peersFull === true }
}

function usage(): string {
  const names = PARTS.map(({ name, about }) => `  ${name.padEnd(14)}${about}`)
  const synopsis = `npm run bench -- [PART…] [--rows N] [--peers-full]   (N: ${FEWEST_ROWS} or more; ${JUDGED_AT} unless told)`
  return [synopsis, ...names].join('\n')
}

async function bench({ parts, rows, peersFull }: Wanted): Promise<void> {
  const folder = temporaryFolder()
  const notes: string[] = []
  const context: Bench = {
    rows,
    peersFull,
    histories: new Histories(folder, say),
    note: (text) => notes.push(text),
  }
  if (rows !== JUDGED_AT) context.note(`Limits are for ${JUDGED_AT} entries: with ${rows} this is a look, no verdict.`)
  const findings: Finding[] = []
  for (const part of parts) {
    say(`${part.name}: ${part.about}`)
    collectGarbage()
    try {
      findings.push(...(await part.run(context)))
    } catch (error) {
      // What the other parts measured is not lost for one that is broken; but broken is no result.
      notes.push(`${part.name} FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      process.exitCode = 1
    }
  }
  console.log(`${machine()}; ${rows} usage entries\n\n${findingsTable(findings)}`)
  for (const note of notes) console.log(`\n${note}`)
  const over = findings.filter(isOver)
  console.log(over.length === 0 ? '\nNothing is over its limit.' : `\nOver the limit: ${over.length}.`)
}

/** Is gone when the process is, by Ctrl-C as well: a full run leaves gigabytes. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'packledger-bench-'))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  process.once('SIGINT', () => process.exit(130))
  return folder
}

function machine(): string {
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`
}

function say(text: string): void {
  console.error(`· ${text}`)
}
