import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Histories } from './histories.ts'
import type { Bench, Part } from './part.ts'
import { backdating } from './backdating.ts'
import { balance } from './balance.ts'
import { burnDown } from './burn-down.ts'
import { commandLine } from './command-line.ts'
import { opening } from './opening.ts'
import { eventLoop } from './event-loop.ts'
import { folding } from './folding.ts'
import { importing } from './importing.ts'
import { recording } from './recording.ts'
import { statement } from './statement.ts'
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
]

await main()

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string', default: '1000000' }, 'peers-full': { type: 'boolean', default: false } },
  })
  const rows = Number(values.rows)
  const unknown = positionals.filter((name) => !PARTS.some((part) => part.name === name))
  if (unknown.length > 0 || !Number.isSafeInteger(rows) || rows < 1000) {
    console.error(usage())
    process.exitCode = 2
    return
  }
  const parts = PARTS.filter((part) => positionals.length === 0 || positionals.includes(part.name))
  await bench(parts, rows, values['peers-full'])
}

function usage(): string {
  const names = PARTS.map(({ name, about }) => `  ${name.padEnd(14)}${about}`)
  return ['npm run bench -- [PART…] [--rows N] [--peers-full]   (N from 1000; 1000000 unless told)', ...names].join(
    '\n',
  )
}

async function bench(parts: readonly Part[], rows: number, peersFull: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'packledger-bench-'))
  const notes: string[] = []
  const histories = new Histories(folder, say)
  const context: Bench = { rows, peersFull, histories, note: (text) => notes.push(text) }
  const findings: Finding[] = []
  try {
    for (const part of parts) {
      say(`${part.name}: ${part.about}`)
      collectGarbage()
      findings.push(...(await part.run(context)))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`${machine()}; ${rows} usage entries\n\n${findingsTable(findings)}`)
  for (const note of notes) console.log(`\n${note}`)
  const over = findings.filter(isOver)
  console.log(over.length === 0 ? '\nNothing is over its limit.' : `\nOver the limit: ${over.length}.`)
}

function machine(): string {
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`
}

function say(text: string): void {
  console.error(`· ${text}`)
}
