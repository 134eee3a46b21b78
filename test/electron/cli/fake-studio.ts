import { Writable } from 'node:stream'
import type { Outcome } from '../../../shared/api/outcome.ts'
import type { StudioEvent } from '../../../shared/api/events.ts'
import { operations } from '../../../shared/api/operations.ts'
import type { OperationName, Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ErrorCode } from '../../../shared/api/outcome.ts'
import { run } from '../../../electron/cli/run.ts'
import type { CalledStudio, Stream } from '../../../electron/cli/io.ts'
import { fixedClock } from '../../../electron/clock.ts'
import type { StudioPorts } from '../../../electron/studio/studio.ts'

/** What the studio answers to an operation: a value, an outcome, or what it makes of the input. */
export type Answers = {
  readonly [N in OperationName]?:
    Output<N> | Refusing | ((input: ParsedInput<N>, emit: Emit) => Output<N> | Refusing | Promise<Output<N>>)
}

type Emit = (event: StudioEvent) => void

export interface Refusing {
  readonly refuse: ErrorCode
  readonly message: string
}

export interface Call {
  readonly name: OperationName
  readonly input: unknown
}

export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** The operations called but for `studio.info`, with their inputs as the contract reads them. */
  readonly calls: readonly Call[]
  readonly ports: StudioPorts | null
  readonly closed: number
}

export interface Machine {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly stdout?: Stream
  readonly stderr?: Stream
  readonly interrupt?: AbortSignal
  readonly openStudio?: (ports: StudioPorts) => Promise<CalledStudio>
}

export const INFO: Output<'studio.info'> = {
  zone: 'Europe/Berlin',
  currency: 'USD',
  dataFolder: '/data/studio',
  revision: 7,
  entries: 3,
  schemaVersion: 1,
}

/** A stream that gathers what is written to it. */
export class Gathering extends Writable {
  text = ''
  readonly isTTY?: boolean
  readonly columns?: number

  constructor(terminal?: { readonly columns: number }) {
    super()
    if (terminal === undefined) return
    this.isTTY = true
    this.columns = terminal.columns
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** Runs the command line against a studio that answers as told; input and output are held to the contract. */
export async function cli(argv: readonly string[], answers: Answers = {}, machine: Machine = {}): Promise<Run> {
  const [stdout, stderr] = [machine.stdout ?? new Gathering(), machine.stderr ?? new Gathering()]
  const calls: Call[] = []
  let ports: StudioPorts | null = null
  let closed = 0
  const code = await run(argv, {
    stdout,
    stderr,
    env: machine.env ?? {},
    machineZone: 'Europe/Berlin',
    clock: fixedClock(Date.UTC(2026, 9, 20)),
    openStudio: (given) => {
      ports = given
      if (machine.openStudio !== undefined) return machine.openStudio(given)
      return Promise.resolve(fakeStudio(answers, calls, () => (closed += 1)))
    },
    openThreadedStudio: () => Promise.reject(new Error('the test serves nothing')),
    rendererFolder: '/no/pages',
    ...(machine.interrupt === undefined ? {} : { interrupt: machine.interrupt }),
  })
  return { code, stdout: textOf(stdout), stderr: textOf(stderr), calls, ports, closed }
}

function textOf(stream: Stream): string {
  return stream instanceof Gathering ? stream.text : ''
}

function fakeStudio(answers: Answers, calls: Call[], onClose: () => void): CalledStudio {
  const listeners = new Set<Emit>()
  const emit: Emit = (event) => {
    for (const listener of listeners) listener(event)
  }
  return {
    call: async (name, input) => {
      const parsed = operations[name].input.safeParse(input)
      if (!parsed.success)
        return refused(
          'invalid_input',
          parsed.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('; '),
        )
      if (name !== 'studio.info') calls.push({ name, input: parsed.data })
      const answer: unknown = answers[name] ?? (name === 'studio.info' ? INFO : undefined)
      if (answer === undefined) throw new Error(`the test has no answer to ${name}`)
      const value: unknown =
        typeof answer === 'function' ? await (answer as (...given: unknown[]) => unknown)(parsed.data, emit) : answer
      if (isRefusing(value)) return refused(value.refuse, value.message)
      return { ok: true, value: operations[name].output.parse(value) as Output<typeof name> }
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch: () => Promise.reject(new Error('the test serves nothing')),
    cancel: () => undefined,
    close: () => {
      onClose()
      return Promise.resolve()
    },
  }
}

function isRefusing(value: unknown): value is Refusing {
  return typeof value === 'object' && value !== null && 'refuse' in value
}

function refused<T>(code: ErrorCode, message: string): Outcome<T> {
  return { ok: false, error: { code, message, details: {} } }
}
