import type { Command } from 'commander'
import { invalid } from '../../../shared/domain/refusal.ts'
import { machineTimers, watchDeadlines } from '../../hosts/watch-deadlines.ts'
import type { WebHost } from '../../web/web-host.ts'
import { withExamples } from '../examples.ts'
import type { Serving, ServingWork } from '../io.ts'
import { numberOption } from '../options.ts'
import { openPageHost } from '../page-host.ts'

interface ServeOptions {
  readonly port?: number
}

/** Opens the studio for a host that stays, runs the work until it ends, closes the studio. */
export type PerformServing = (work: ServingWork) => Promise<void>

const HIGHEST_PORT = 65_535

/** `serve`: the app in a browser of this machine. */
export function addServe(program: Command, performServing: PerformServing): void {
  const serve = program
    .command('serve')
    .description('open the app in a browser of this machine; Ctrl-C ends it')
    .option('--port <number>', 'the port on 127.0.0.1 (default: one that is free)', numberOption)
    .action((options: ServeOptions) => {
      const port = portOf(options.port)
      return performServing((serving) => serveUntilStopped(serving, port))
    })
  withExamples(serve, 'serve', 'serve --data /tmp/demo --port 8080')
}

function portOf(port = 0): number {
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port
  throw invalid(`port: must be a whole number from 0 to ${HIGHEST_PORT}`, { field: 'port' })
}

async function serveUntilStopped(serving: Serving, port: number): Promise<void> {
  const { rendererFolder, studio, clock } = serving
  let host: WebHost | null = null
  host = await openPageHost(rendererFolder, {
    studio,
    port,
    onEntered: () => {
      if (host !== null)
        serving.say({ another: host.address() }, `To open it in another browser as well: ${host.address()}`)
    },
    onDefect: serving.warnOf,
  })
  const watch = watchDeadlines(studio, clock, machineTimers(), serving.warnOf)
  try {
    serving.say({ url: host.address(), port: host.port }, `Packledger is at ${host.address()}\nCtrl-C ends it.`)
    await serving.stopped
  } finally {
    await watch.stop()
    await host.close()
  }
}
