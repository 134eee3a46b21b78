#!/usr/bin/env node
import { run } from './cli/run.ts'
import { systemClock } from './clock.ts'
import { openStudio } from './studio/studio.ts'

const interrupt = new AbortController()
// Once: a second Ctrl-C ends the process at once, whatever the first is waiting for.
process.once('SIGINT', () => {
  interrupt.abort()
})

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  openStudio,
  machineZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  clock: systemClock,
  interrupt: interrupt.signal,
})
