import { Command } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { addAccounts } from './commands/accounts.ts'
import { addAlerts } from './commands/alerts.ts'
import { addBalance } from './commands/balance.ts'
import { addBills } from './commands/bills.ts'
import { addBurndown } from './commands/burndown.ts'
import { addClaims } from './commands/claims.ts'
import { addComparison } from './commands/comparison.ts'
import { addCorrections } from './commands/corrections.ts'
import { addExports } from './commands/exports.ts'
import { addImports } from './commands/imports.ts'
import { addLedger } from './commands/ledger.ts'
import { addMonths } from './commands/months.ts'
import { addPayments } from './commands/payments.ts'
import { addQueue } from './commands/queue.ts'
import { addRates } from './commands/rates.ts'
import { addRecording } from './commands/recording.ts'
import { addReport } from './commands/report.ts'
import { addSchedule } from './commands/schedule.ts'
import { addServe } from './commands/serve.ts'
import { addStudio } from './commands/studio.ts'
import { addUpkeep } from './commands/upkeep.ts'
import { addWatch } from './commands/watch.ts'
import type { Io, ServingWork } from './io.ts'
import type { Session } from './session.ts'

/** Options of every command, before or after its name. */
export interface GlobalOptions {
  readonly data?: string
  readonly now?: string
  readonly json?: boolean
}

/** What a command does once the studio is open. */
export type Work = (session: Session) => Promise<void>

/** Opens the studio that the options name, does the work, closes the studio. */
export type Perform = (work: Work) => Promise<void>

const HELP_WIDTH = 100

/** Every command of the command line; misuse, help and version are thrown as commander's errors, once told. */
export function createProgram(
  io: Pick<Io, 'stdout' | 'stderr'>,
  performWith: (options: GlobalOptions, work: Work) => Promise<void>,
  serveWith: (options: GlobalOptions, work: ServingWork, name: string) => Promise<void>,
): Command {
  const program = new Command('packledger')
  program
    .description(packageJson.description)
    .version(packageJson.version, '--version', 'print the version')
    .option('--data <folder>', "the data folder (default: PACKLEDGER_DATA, else the platform's application data)")
    .option('--now <instant>', 'fix the clock, such as 2026-10-05T08:00:00Z')
    .option('--json', 'print JSON alone on standard output')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? HELP_WIDTH,
      getErrHelpWidth: () => io.stderr.columns ?? HELP_WIDTH,
    })
    .showHelpAfterError('(--help says what there is)')
    .exitOverride()
    .addHelpText('after', EXAMPLES)
  const perform: Perform = (work) => performWith(program.opts<GlobalOptions>(), work)
  for (const add of COMMAND_GROUPS) add(program, perform)
  addWatch(program, (work) => serveWith(program.opts<GlobalOptions>(), work, 'watch'))
  addServe(program, (work) => serveWith(program.opts<GlobalOptions>(), work, 'serve'))
  return program
}

/** In the order in which help lists them. */
const COMMAND_GROUPS = [
  addStudio,
  addRates,
  addAccounts,
  addRecording,
  addImports,
  addBills,
  addPayments,
  addBalance,
  addCorrections,
  addClaims,
  addMonths,
  addLedger,
  addReport,
  addBurndown,
  addAlerts,
  addComparison,
  addSchedule,
  addQueue,
  addExports,
  addUpkeep,
]

const EXAMPLES = `
Instants are ISO 8601 with an offset (2026-10-05T08:00:00Z, …+02:00); a date alone is the start of that day in the
studio's zone. Exit codes: 0 done, 1 refused, 2 misuse.

Examples:
  packledger demo --data /tmp/demo
  packledger balance --data /tmp/demo
  packledger report 2026-10 --json`
