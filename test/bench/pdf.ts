import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChromium } from '../../electron/cli/chromium/devtools-pipe.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'
import { browserProgram } from '../support/browser.ts'
import { builtApp } from '../support/built-app.ts'
import { END, MONTH } from './history.ts'
import type { Part } from './part.ts'
import { denseMonth } from './part.ts'
import { runProcess } from './support/child.ts'
import { timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

/** What the statement of a month with 100,000 entries may take; it is made of daily sums, so that more entries cost next to nothing. */
const MOST_MS = 3000

export const pdf: Part = {
  name: 'pdf',
  about: 'a month’s statement printed to a PDF, as a whole process, against printing a blank page by the same Chromium',
  async run(bench) {
    const program = join(await builtApp(), 'out/main/cli.js')
    const { dataFolder } = await bench.histories.ledger(denseMonth(bench), 'month')
    return bench.histories.withFolder(async (folder) => {
      process.env['PACKLEDGER_CHROMIUM'] = browserProgram(folder)
      const times = await timesInTurn(
        { rounds: 7, warmUps: 1 },
        { report: () => printed(program, dataFolder, folder), blank: () => blankPage(browserProgram(folder)) },
      )
      return [findingOf(denseMonth(bench), times)]
    })
  },
}

function findingOf(takes: number, { report, blank }: { readonly report: number; readonly blank: number }): Finding {
  return {
    what: `PDF of a month with ${takes} entries, process`,
    unit: 'ms',
    median: report,
    baseline: { name: 'a blank page by the same Chromium', median: blank },
    limit: { atMost: MOST_MS },
  }
}

function printed(program: string, dataFolder: string, folder: string): Promise<string> {
  const out = ['--format', 'pdf', '--out', join(folder, 'month.pdf')]
  const place = ['--data', dataFolder, '--now', formatInstant(END)]
  return runProcess(process.execPath, [program, 'report', MONTH, ...out, ...place])
}

/** Starts the browser, prints an empty page, and ends it. */
async function blankPage(program: string): Promise<unknown> {
  const profile = await mkdtemp(join(tmpdir(), 'packledger-bench-'))
  const chromium = startChromium(program, profile)
  try {
    const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true })
    return await chromium.send('Page.printToPDF', {}, String(sessionId))
  } finally {
    await chromium.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
