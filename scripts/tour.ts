import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatDay, parseDay, shiftMonth } from '../shared/domain/calendar.ts'

/** A guided tour of the command line on a studio that was made up: `npm run tour`. */

const program = join(import.meta.dirname, '../electron/cli.ts')

interface Info {
  readonly from: string
  readonly to: string
}

tour()

function tour(): void {
  const folder = mkdtempSync(join(tmpdir(), 'packledger-demo-'))
  process.exitCode = 1
  try {
    say('This is the command line of Packledger, on the made-up studio of the last six months.')
    const { from, to } = fill(folder)
    say(`The demo studio works from ${from} to ${to}. It lies in a temporary folder, which is removed at the end.`)
    for (const step of stepsUpTo(to)) show(folder, step)
    farewell()
    process.exitCode = 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Step {
  readonly question: string
  readonly args: readonly string[]
}

function stepsUpTo(to: string): readonly Step[] {
  const lastMonth = shiftMonth(to.slice(0, 7), -1)
  const daysBefore = (days: number): string => formatDay(parseDay(to, 'to') - days)
  return [
    { question: 'How many units are left, and when do they expire?', args: ['balance'] },
    {
      question: `What did ${lastMonth} cost, by production, render kind and lot, and how much was wasted?`,
      args: ['report', lastMonth],
    },
    {
      question: 'How did the units run down in the last ten days?',
      args: ['burndown', '--from', daysBefore(9), '--to', to],
    },
    { question: 'Which entries are behind the figures? The last day alone:', args: ['ledger', '--from', to] },
    { question: 'Does everything that was derived follow from the journal, to the cent?', args: ['verify'] },
  ]
}

function fill(folder: string): Info {
  const demo = ['demo', '--json']
  say(`$ ${commandLine(demo)}`)
  const output = run(folder, demo)
  process.stdout.write(output)
  return JSON.parse(output) as Info
}

function show(folder: string, { question, args }: Step): void {
  say(`${question}\n$ ${commandLine(args)}\n`)
  process.stdout.write(run(folder, args))
}

/** The command's output; a command that fails ends the tour, its message told. */
function run(folder: string, args: readonly string[]): string {
  const { status, stdout, error } = spawnSync(process.execPath, [program, ...args, '--data', folder], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${commandLine(args)} ended with exit code ${String(status)}`)
  return stdout
}

function commandLine(args: readonly string[]): string {
  return `npm run --silent cli -- ${args.join(' ')}`
}

function farewell(): void {
  say(
    [
      'The same commands work on data of your own; without --data they lie in the application data folder:',
      '  npm run --silent cli -- init --zone Europe/Berlin',
      '  npm run --silent cli -- buy standard',
      '  npm run --silent cli -- import usage usage.csv --preview',
      '  npm run --silent cli -- --help',
      'docs/command-line.md lists every command.',
    ].join('\n'),
  )
}

function say(text: string): void {
  console.log(`\n${text}`)
}
