import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { formatInstant, shiftMonth } from '../../shared/domain/calendar.ts'
import { studioPorts, valueOf, withStudio } from './histories.ts'
import { END, MONTH } from './history.ts'
import type { Bench, Part } from './part.ts'
import { JUDGED_AT } from './part.ts'
import { isInstalled, runProcess } from './support/child.ts'
import { timesInTurn } from './support/median.ts'
import type { Finding, Limit } from './support/table.ts'

const ROOT = join(import.meta.dirname, '../..')
const BUILT = join(ROOT, 'out/main/cli.js')
const SOURCE = join(ROOT, 'electron/cli.ts')

/** Here hledger and ledger answer within seconds; for ten times as many, hledger takes minutes and more than 10 GB. */
const QUICK = 100_000

export const commandLine: Part = {
  name: 'command-line',
  about: 'a month’s report as a whole process, against hledger and ledger on the exported journal',
  async run(bench) {
    bench.note(
      existsSync(BUILT)
        ? 'The command line ran as built: out/main/cli.js.'
        : 'The command line ran from source, since out/main/cli.js is not built: `npm run build` makes it start faster.',
    )
    const size = bench.peersFull ? bench.rows : Math.min(bench.rows, QUICK)
    const alone = size === bench.rows ? [] : await againstBareNode(bench)
    return [...alone, ...(await againstPeers(bench, size))]
  },
}

function report(dataFolder: string): Promise<string> {
  const program = existsSync(BUILT) ? BUILT : SOURCE
  const clock = formatInstant(END)
  return runProcess(process.execPath, [program, 'report', MONTH, '--json', '--data', dataFolder, '--now', clock])
}

const bareNode = (): Promise<string> => runProcess(process.execPath, ['--eval', 'console.log(0)'])

async function againstBareNode(bench: Bench): Promise<Finding[]> {
  const { dataFolder } = await bench.histories.ledger(bench.rows, 'studio')
  const times = await timesInTurn({ rounds: 11, warmUps: 1 }, { report: () => report(dataFolder), bareNode })
  return [
    {
      what: `packledger report, process, ${bench.rows} entries`,
      unit: 'ms',
      median: times.report,
      baseline: { name: 'node that prints 0', median: times.bareNode },
    },
  ]
}

/** The same month's units and money by production, as the exported journal's own heading says it. */
const EXPENSES = ['expenses:production', 'expenses:overage']
const PEERS: readonly { readonly program: string; readonly limit: Limit; readonly args: readonly string[] }[] = [
  // Assertions are left out: they are ours, and hledger is quicker without.
  { program: 'hledger', limit: { timesFaster: 100 }, args: ['--ignore-assertions', 'bal', '-M', ...EXPENSES] },
  { program: 'ledger', limit: { timesFaster: 40 }, args: ['reg', '-M', ...EXPENSES] },
]

async function againstPeers(bench: Bench, size: number): Promise<Finding[]> {
  const installed: (typeof PEERS)[number][] = []
  for (const peer of PEERS) {
    if (await isInstalled(peer.program)) installed.push(peer)
    else
      bench.note(`${peer.program} is not installed (apt-get install ${peer.program}): nothing was measured against it.`)
  }
  if (size < JUDGED_AT) {
    bench.note(
      `hledger and ledger read ${size} entries: their limits are for ${JUDGED_AT} (--peers-full, some minutes and more than 10 GB of memory).`,
    )
  }
  const { dataFolder } = await bench.histories.ledger(size, 'studio')
  return bench.histories.withFolder(async (folder) => {
    const file = join(folder, 'bench.journal')
    await withStudio(studioPorts(dataFolder), async (studio) => {
      valueOf(await studio.call('exports.journal', { file, format: 'hledger' }))
    })
    const own = await timesInTurn({ rounds: 11, warmUps: 1 }, { report: () => report(dataFolder) })
    const findings: Finding[] = []
    for (const { program, limit, args } of installed) {
      const span = ['-b', `${MONTH}-01`, '-e', `${shiftMonth(MONTH, 1)}-01`]
      const peer = await timesInTurn(
        { rounds: 3, warmUps: 0 },
        { run: () => runProcess(program, ['-f', file, ...args, ...span]) },
      )
      findings.push({
        what: `packledger report, process, ${size} entries`,
        unit: 'ms',
        median: own.report,
        baseline: { name: `${program} ${args.includes('bal') ? 'bal' : 'reg'} -M, process`, median: peer.run },
        limit,
        ...(size < JUDGED_AT ? { notJudged: `judged at ${JUDGED_AT}` } : {}),
      })
    }
    return findings
  })
}
