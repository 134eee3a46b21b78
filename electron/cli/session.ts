import type { Input, OperationName, Output } from '../../shared/api/operations.ts'
import type { ErrorCode } from '../../shared/api/outcome.ts'
import type { Zone } from '../../shared/domain/calendar.ts'
import type { WebHost } from '../web/web-host.ts'
import type { CalledStudio } from './io.ts'
import type { Locale } from './text/format.ts'
import { printable } from './text/printable.ts'

const DEFAULT_CURRENCY = 'USD'

/** An operation, or a check of the command line's own, answered no: what `CODE: message` on standard error says. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** An operation's input as it was typed: its fields are known, their values are the dispatcher's to judge. */
type Typed<N extends OperationName> = { readonly [Field in keyof Input<N>]: unknown }

/** What a command has at hand: the open studio's operations, and the two outputs. */
export interface Session {
  /** Whether `--json` was given: then JSON alone goes to standard output. */
  readonly json: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl-C: what the command has begun on the machine is to be ended. */
  readonly interrupt: AbortSignal | undefined
  /** The operation's value; throws `Refused` where the outcome is no. */
  call<N extends OperationName>(name: N, input: Typed<N>): Promise<Output<N>>
  /** The studio's; the machine's where the ledger cannot be read, for its backups are listed even then. */
  locale(): Promise<Locale>
  /** Prints a value: as JSON exactly as it is, else the text that `render` makes of it. */
  answer<T>(value: T, render: (value: T, locale: Locale) => string): Promise<void>
  writeJson(value: unknown): Promise<void>
  /** Prints a text for people. */
  print(text: string): Promise<void>
  /** Writes to standard output as it is. */
  write(text: string): Promise<void>
  /** Says something on standard error that stops nothing. */
  warn(text: string): void
  /** Serves the app's page on the open studio to a browser of this machine, until the host is closed. */
  servePage(): Promise<WebHost>
}

export interface SessionPorts {
  readonly write: (text: string) => Promise<void>
  readonly warn: (text: string) => void
  readonly json: boolean
  readonly machineZone: Zone
  readonly env: Session['env']
  readonly interrupt: Session['interrupt']
  readonly servePage: Session['servePage']
}

/** Carries a command's calls to the studio, and what comes of them to the standard streams. */
export function openSession(studio: CalledStudio, ports: SessionPorts): Session {
  const { write, warn, json, machineZone, env, interrupt, servePage } = ports
  const session: Session = {
    json,
    env,
    interrupt,
    servePage,
    async call(name, input) {
      // The one place where what was typed passes for an input: the dispatcher validates every call.
      const outcome = await studio.call(name, input as Input<typeof name>)
      if (!outcome.ok) throw new Refused(outcome.error.code, outcome.error.message)
      return outcome.value
    },
    async locale() {
      const info = await studio.call('studio.info', {})
      return info.ok ? info.value : { zone: machineZone, currency: DEFAULT_CURRENCY }
    },
    async answer(value, render) {
      if (json) return session.writeJson(value)
      return session.print(render(value, await session.locale()))
    },
    writeJson: (value) => session.write(`${JSON.stringify(value, null, 2)}\n`),
    print: (text) => session.write(`${printable(text)}\n`),
    write,
    warn,
  }
  return session
}
