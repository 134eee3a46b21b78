import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Readable } from 'node:stream'
import { afterAll } from 'vitest'
import { run } from '../../electron/cli/run.ts'
import { systemClock } from '../../electron/clock.ts'
import { openStudio, openThreadedStudio } from '../../electron/studio/studio.ts'
import type { OperationName, Output } from '../../shared/api/operations.ts'
import { operations } from '../../shared/api/operations.ts'

const ROOT = join(import.meta.dirname, '../..')
const PROGRAM = join(ROOT, 'electron/cli.ts')
const STUDIO_THREAD = new URL('../../electron/studio-thread.ts', import.meta.url)
const AS_TERMINAL = join(import.meta.dirname, 'as-terminal.ts')

/** How a command ended; the code is null where a signal ended it. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A process of the command line that runs. */
export interface Running {
  readonly pid: number
  /** Waits until standard output or standard error has this text; fails where the process ends without. */
  until(text: string | RegExp): Promise<void>
  /** From here on nothing is read of standard output: a command that has much to say waits. */
  stopReading(): void
  /** Closes standard output from the reader's side, as `head` does once it has enough. */
  hangUp(): void
  signal(name: NodeJS.Signals): void
  readonly ended: Promise<Ended>
}

/** The command line on one data folder. */
export interface CommandLine {
  readonly data: string
  /** Runs a command in this process, with the real studio: as a process of its own does, but for the time to start it. */
  run(...args: readonly string[]): Promise<Ended>
  /** Runs a command as a process of its own. */
  spawn(...args: readonly string[]): Promise<Ended>
  /** The same as another user of the machine, by the number; undefined is this one. */
  spawnAs(user: number | undefined, ...args: readonly string[]): Promise<Ended>
  /** Starts a command as a process of its own, which takes its standard error for a terminal: long commands say how far they are. */
  start(...args: readonly string[]): Running
  /** What a command prints; fails unless it ends with 0 and has nothing to warn of. */
  done(...args: readonly string[]): Promise<string>
  /** What a command answers with `--json`, held to the operation's contract. */
  json<N extends OperationName>(name: N, ...args: readonly string[]): Promise<Output<N>>
}

/**
 * The command line on a data folder, its clock fixed at an instant unless that is null; `env` is what `run` is told of the environment,
 * and what a process of its own has besides this one's.
 */
export function commandLine(data: string, now: string | null, env: Readonly<Record<string, string>> = {}): CommandLine {
  const every = ['--data', data, ...(now === null ? [] : ['--now', now])]
  const runHere = (args: readonly string[]): Promise<Ended> => runInProcess([...args, ...every], env)
  const done = async (args: readonly string[]): Promise<string> => {
    const ended = await runHere(args)
    if (ended.code === 0 && ended.stderr === '') return ended.stdout
    throw new Error(`${args.join(' ')} ended with ${String(ended.code)}: ${ended.stderr}`)
  }
  return {
    data,
    run: (...args) => runHere(args),
    spawn: (...args) => runningProcess([PROGRAM, ...args, ...every], { environment: env }).ended,
    spawnAs: (user, ...args) =>
      runningProcess([PROGRAM, ...args, ...every], { environment: env, ...(user === undefined ? {} : { uid: user }) })
        .ended,
    start: (...args) => runningProcess(['--import', AS_TERMINAL, PROGRAM, ...args, ...every], { environment: env }),
    done: (...args) => done(args),
    json: async (name, ...args) => {
      const answer: unknown = JSON.parse(await done([...args, '--json']))
      return operations[name].output.parse(answer) as Output<typeof name>
    },
  }
}

type Child = ChildProcessByStdio<null, Readable, Readable>

class Gathered extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

async function runInProcess(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const [stdout, stderr] = [new Gathered(), new Gathered()]
  const code = await run(argv, {
    stdout,
    stderr,
    env,
    openStudio,
    openThreadedStudio: (ports) => openThreadedStudio(ports, STUDIO_THREAD),
    rendererFolder: join(ROOT, 'out/renderer'),
    machineZone: 'UTC',
    clock: systemClock,
  })
  return { code, stdout: stdout.text, stderr: stderr.text }
}

/** Runs a program of the repository, by its path there, as a process of its own. */
export function runProgram(path: string, environment: Readonly<Record<string, string>>): Promise<Ended> {
  return runningProcess([join(ROOT, path)], { environment }).ended
}

interface Circumstances {
  readonly environment?: Readonly<Record<string, string>>
  /** The user that it runs as, by the number. */
  readonly uid?: number
}

function runningProcess(args: readonly string[], { environment, ...user }: Circumstances = {}): Running {
  const env = { ...process.env, TZ: 'UTC', ...environment }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env, ...user })
  const [stdout, stderr] = [gathered(child.stdout), gathered(child.stderr)]
  // What it has said is still in the pipe when it is gone: 'close' comes once that is read.
  child.once('exit', () => {
    child.stdout.resume()
  })
  const ended = (async (): Promise<Ended> => {
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, stdout: stdout.text, stderr: stderr.text }
  })()
  return {
    pid: child.pid ?? 0,
    until: (text) => said(child, text, () => stdout.text + stderr.text),
    stopReading: () => {
      child.stdout.pause()
    },
    hangUp: () => {
      child.stdout.destroy()
    },
    signal: (name) => {
      child.kill(name)
    },
    ended,
  }
}

function gathered(stream: Readable): { text: string } {
  const all = { text: '' }
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    all.text += chunk
  })
  return all
}

function said(child: Child, text: string | RegExp, all: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (typeof text === 'string' ? all().includes(text) : text.test(all())) resolve()
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('close', () => {
      reject(new Error(`ended without saying ${String(text)}: ${all()}`))
    })
    look()
  })
}

/** Makes folders for the tests of a file; they are removed after them all. */
export function temporaryFolders(): () => Promise<string> {
  const made: string[] = []
  afterAll(async () => {
    for (const folder of made) await rm(folder, { recursive: true, force: true })
  })
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'packledger-e2e-'))
    made.push(folder)
    return folder
  }
}
