import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** How long a browser may take to end by itself. */
const GRACE_MS = 3000

/** The language of a printed page, whatever the machine's: figures, dates, and the choice of fonts go by it. */
const LANGUAGE = { LANG: 'en_US.UTF-8', LANGUAGE: 'en', LC_ALL: 'en_US.UTF-8' }

// Windows has no groups of processes; there the browser ends its own.
const HAS_GROUPS = process.platform !== 'win32'

/** Starts a browser that is told what to do on its file descriptor 3 and answers on 4, and says on 2 what went wrong. */
export function startBrowser(program: string, flags: readonly string[]): ChildProcess {
  return spawn(program, flags, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...LANGUAGE },
    // Where the program is a script, what it starts is in the same group, and is ended with it.
    detached: HAS_GROUPS,
  })
}

/**
 * Ends a browser and all that it has started: asks first, then forces what is left.
 * @param gone once nothing holds the browser's pipes any more
 */
export async function endBrowser(browser: ChildProcess, gone: Promise<void>): Promise<void> {
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    signal(browser, name)
    await Promise.race([gone, wait(GRACE_MS, undefined, { ref: false })])
  }
  // Whoever has left the group and holds them still is not waited for.
  for (const stream of browser.stdio) stream?.destroy()
}

function signal(browser: ChildProcess, name: NodeJS.Signals): void {
  if (browser.pid === undefined) return
  try {
    if (HAS_GROUPS) process.kill(-browser.pid, name)
    else browser.kill(name)
  } catch {
    // Nothing of it runs any more.
  }
}
