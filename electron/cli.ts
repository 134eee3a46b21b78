#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { run } from './cli/run.ts'
import { systemClock } from './clock.ts'
import { openStudio, openThreadedStudio } from './studio/studio.ts'

/** Whether this is the built program, whose neighbours lie elsewhere than the sources'. */
const isBuilt = import.meta.filename.endsWith('.js')
const studioThread = new URL(isBuilt ? './studio-thread.js' : './studio-thread.ts', import.meta.url)
const renderer = new URL(isBuilt ? '../renderer' : '../out/renderer', import.meta.url)

const interrupt = new AbortController()
// Once: a second Ctrl-C ends the process at once, whatever the first is waiting for.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupt.abort()
  })
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  openStudio: (ports) => openStudio(ports, studioThread),
  openThreadedStudio: (ports) => openThreadedStudio(ports, studioThread),
  rendererFolder: fileURLToPath(renderer),
  machineZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  clock: systemClock,
  interrupt: interrupt.signal,
})
