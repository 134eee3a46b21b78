import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { endBrowser, startBrowser } from './browser-process.ts'

/** How long a Chromium may take until it answers. */
export const MOST_ANSWER_MS = 30_000

/** How long a Chromium is waited for. */
export interface Patience {
  /** `MOST_ANSWER_MS` unless told. */
  readonly mostMs?: number
  /** Aborted by who does not want to wait any longer. */
  readonly stop?: AbortSignal | undefined
}

export type Result = Readonly<Record<string, unknown>>

/** A Chromium without a window that is told what to do over a pipe: nothing of it can be reached from outside this process. */
export interface Devtools {
  /**
   * Carries a command out, on a page where one is named; answers its result.
   * @param worksMs how long the command itself may take, before an answer is waited for
   */
  send(method: string, parameters?: object, session?: string, worksMs?: number): Promise<Result>
  /** Waits for the next event of this name. */
  next(method: string): Promise<void>
  /** Ends it, with all that it has started. */
  close(): Promise<void>
}

const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-sync',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--lang=en-US',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
]

const END = '\0'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * Starts a Chromium. Refuses (`storage_failed`) each command once it is gone, with the last that it said, or has not answered in time;
 * (`cancelled`) once it is to stop.
 * @param profile an empty folder for what it keeps while it runs
 */
export function startChromium(program: string, profile: string, patience: Patience = {}): Devtools {
  return new Pipe(startBrowser(program, [...FLAGS, `--user-data-dir=${profile}`]), program, patience)
}

class Pipe implements Devtools {
  readonly #child: ChildProcess
  readonly #program: string
  readonly #mostMs: number
  readonly #calls = new Map<number, Waiting>()
  readonly #events = new Map<string, Waiting[]>()
  readonly #gone: Promise<void>
  #lastWords = ''
  #received = ''
  #failure: Refusal | null = null
  #newest = 0

  constructor(child: ChildProcess, program: string, { mostMs = MOST_ANSWER_MS, stop }: Patience) {
    this.#child = child
    this.#program = program
    this.#mostMs = mostMs
    const giveUp = (): void => {
      this.#fail(new Refusal('cancelled', 'the page is not printed'))
    }
    if (stop?.aborted === true) giveUp()
    stop?.addEventListener('abort', giveUp, { once: true })
    const [, , words, commands, answers] = child.stdio as [null, null, Readable, Writable, Readable]
    words.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-500)
    })
    answers.setEncoding('utf8').on('data', (text: string) => {
      this.#take(text)
    })
    // What is written after it is gone fails; whoever wrote it is told by `#end`.
    commands.on('error', () => undefined)
    this.#gone = new Promise((resolve) => {
      child.once('error', (error) => {
        this.#end(error.message)
        resolve()
      })
      child.once('close', () => {
        this.#end(this.#lastWords.trim())
        resolve()
      })
    })
  }

  send(method: string, params: object = {}, sessionId?: string, worksMs = 0): Promise<Result> {
    this.#newest += 1
    const id = this.#newest
    const answered = this.#answer(worksMs, (waiting) => this.#calls.set(id, waiting))
    const session = sessionId === undefined ? {} : { sessionId }
    const commands = this.#child.stdio[3] as Writable
    commands.write(JSON.stringify({ id, method, params, ...session }) + END)
    return answered
  }

  async next(method: string): Promise<void> {
    await this.#answer(0, (waiting) => this.#events.set(method, [...(this.#events.get(method) ?? []), waiting]))
  }

  async close(): Promise<void> {
    await endBrowser(this.#child, this.#gone)
  }

  /** What is waited for is kept for whoever hears it; without it the whole browser is given up. */
  async #answer(worksMs: number, keep: (waiting: Waiting) => void): Promise<Result> {
    if (this.#failure !== null) throw this.#failure
    const late = setTimeout(() => {
      this.#end(`it did not answer within ${this.#mostMs / 1000} seconds`)
    }, worksMs + this.#mostMs)
    try {
      return await new Promise((resolve, reject) => {
        keep({ resolve, reject })
      })
    } finally {
      clearTimeout(late)
    }
  }

  #take(text: string): void {
    const parts = (this.#received + text).split(END)
    this.#received = parts.pop() ?? ''
    for (const part of parts) this.#hear(JSON.parse(part) as Message)
  }

  #hear({ id, method, result, error }: Message): void {
    if (id === undefined) {
      for (const waiting of this.#events.get(method ?? '') ?? []) waiting.resolve({})
      this.#events.delete(method ?? '')
      return
    }
    const call = this.#calls.get(id)
    this.#calls.delete(id)
    if (error === undefined) call?.resolve(result ?? {})
    else call?.reject(this.#refusal(error.message))
  }

  #end(why: string): void {
    this.#fail(this.#refusal(why === '' ? 'it ended' : why))
  }

  #fail(failure: Refusal): void {
    this.#failure ??= failure
    for (const waiting of [...this.#calls.values(), ...[...this.#events.values()].flat()]) waiting.reject(this.#failure)
    this.#calls.clear()
    this.#events.clear()
  }

  #refusal(why: string): Refusal {
    return new Refusal('storage_failed', `${this.#program} did not print the page: ${why}`)
  }
}
