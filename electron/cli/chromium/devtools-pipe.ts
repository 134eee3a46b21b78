import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { Refusal } from '../../../shared/domain/refusal.ts'

/** A Chromium without a window that is told what to do over a pipe: nothing of it can be reached from outside this process. */
export interface Devtools {
  /** Carries a command out, on a page where one is named; answers its result. */
  send(method: string, parameters?: object, session?: string): Promise<Readonly<Record<string, unknown>>>
  /** Waits for the next event of this name. */
  next(method: string): Promise<void>
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
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void
  readonly reject: (error: unknown) => void
}

/**
 * Starts a Chromium. Refuses (`storage_failed`) each command once it is gone, with the last that it said.
 * @param profile an empty folder for what it keeps while it runs
 */
export function startChromium(program: string, profile: string): Devtools {
  const child = spawn(program, [...FLAGS, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  return new Pipe(child, program)
}

class Pipe implements Devtools {
  readonly #child: ChildProcess
  readonly #program: string
  readonly #calls = new Map<number, Waiting>()
  readonly #events = new Map<string, Waiting[]>()
  readonly #gone: Promise<void>
  #lastWords = ''
  #received = ''
  #failure: Refusal | null = null
  #newest = 0

  constructor(child: ChildProcess, program: string) {
    this.#child = child
    this.#program = program
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

  send(method: string, params: object = {}, sessionId?: string): Promise<Readonly<Record<string, unknown>>> {
    if (this.#failure !== null) return Promise.reject(this.#failure)
    this.#newest += 1
    const id = this.#newest
    const commands = this.#child.stdio[3] as Writable
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject })
      commands.write(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }) + END)
    })
  }

  async next(method: string): Promise<void> {
    if (this.#failure !== null) throw this.#failure
    await new Promise((resolve, reject) => {
      this.#events.set(method, [...(this.#events.get(method) ?? []), { resolve, reject }])
    })
  }

  async close(): Promise<void> {
    this.#child.kill()
    await this.#gone
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
    this.#failure ??= this.#refusal(why === '' ? 'it ended' : why)
    for (const waiting of [...this.#calls.values(), ...[...this.#events.values()].flat()]) waiting.reject(this.#failure)
    this.#calls.clear()
    this.#events.clear()
  }

  #refusal(why: string): Refusal {
    return new Refusal('storage_failed', `${this.#program} did not print the page: ${why}`)
  }
}
