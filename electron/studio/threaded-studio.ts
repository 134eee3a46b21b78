import { Worker } from 'node:worker_threads'
import type { StudioEvent } from '../../shared/api/events.ts'
import type { Input, OperationName, Output, ParsedInput } from '../../shared/api/operations.ts'
import { isOperationName } from '../../shared/api/operations.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Dispatch } from './dispatcher.ts'
import { createDispatcher } from './dispatcher.ts'
import type { QueryName } from './handlers/index.ts'
import { isReading, isStudyName, queries, studyNamed } from './handlers/index.ts'
import type { QueryContext } from './context.ts'
import { newId } from './ids.ts'
import { Listeners } from './listeners.ts'
import { fileLog } from './log.ts'
import type { Studio, StudioPorts } from './ports.ts'
import { ReadSide } from './read-side.ts'
import type { StudyName } from './study.ts'
import { carryOut } from './study.ts'
import { StudyThreads } from './study-threads.ts'
import type { FromWriter, ToWriter, WriterStart } from './thread-messages.ts'

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Waiting = (outcome: Outcome<unknown>) => void

/** A studio whose commands run on a thread of their own. Queries are answered on this thread, from what is committed; studies each on another. */
export class ThreadedStudio implements Studio {
  readonly #ports: StudioPorts
  readonly #worker: Worker
  readonly #stop: Int32Array
  readonly #studies: StudyThreads
  readonly #listeners = new Listeners()
  readonly #waiting = new Map<number, Waiting>()
  readonly #answerQuery: Dispatch
  /** Null where the ledger cannot be used: then the writer's thread answers everything. */
  #read: ReadSide | null = null
  #lastId = 0

  private constructor(ports: StudioPorts, worker: Worker, stop: Int32Array, studies: StudyThreads) {
    this.#ports = ports
    this.#worker = worker
    this.#stop = stop
    this.#studies = studies
    const log = fileLog(ports.dataFolder, ports.clock)
    this.#answerQuery = createDispatcher((name, input) => this.#query(name, input), ports.dataFolder, log, newId)
  }

  static async open(ports: StudioPorts, studioThread: URL): Promise<ThreadedStudio> {
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const { dataFolder, machineZone, program, clock } = ports
    const start: WriterStart = { role: 'writer', dataFolder, machineZone, program, now: clock.now(), stop }
    const worker = new Worker(studioThread, { workerData: start })
    const studio = new ThreadedStudio(ports, worker, stop, new StudyThreads(studioThread))
    await studio.#opened()
    return studio
  }

  readonly dispatch: Dispatch = async (name, raw) => {
    if (name === 'backups.restore') return this.#restore(raw)
    if (this.#read === null || !isOperationName(name) || !isReading(name)) return this.#call(name, raw)
    if (this.#read.isBehind(this.#ports.clock.now())) await this.#ask({ type: 'catch-up' })
    return this.#answerQuery(name, raw)
  }

  call<N extends OperationName>(name: N, input: Input<N>): Promise<Outcome<Output<N>>> {
    return this.dispatch(name, input) as Promise<Outcome<Output<N>>>
  }

  onEvent(listener: (event: StudioEvent) => void): () => void {
    return this.#listeners.add(listener)
  }

  cancel(): void {
    Atomics.store(this.#stop, 0, 1)
    this.#studies.stop()
  }

  async close(): Promise<void> {
    await this.#studies.close()
    this.#closeReadSide()
    await this.#ask({ type: 'close' })
  }

  /** Waits until the writer's thread has the folder, or says why it cannot be had. */
  #opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromWriter) => {
        if (message.type === 'refused') reject(new Refusal(message.code, message.message, message.details))
        else this.#receive(message)
        if (message.type === 'open') resolve()
      })
      this.#worker.on('error', (error) => {
        reject(error instanceof Error ? error : new Error(String(error)))
        this.#fail()
      })
      this.#worker.on('exit', () => {
        this.#fail()
      })
    })
  }

  #receive(message: Exclude<FromWriter, { type: 'refused' }>): void {
    switch (message.type) {
      case 'open':
        if (!message.usable) this.#closeReadSide()
        else this.#read ??= new ReadSide(this.#ports.dataFolder, null)
        return
      case 'answer':
        this.#waiting.get(message.id)?.(message.outcome)
        this.#waiting.delete(message.id)
        return
      case 'event':
        this.#refresh(message.event)
        this.#listeners.tell(message.event)
        return
    }
  }

  /** What waits for a thread that has ended gets an answer all the same: what was acknowledged before is committed. */
  #fail(): void {
    for (const answer of this.#waiting.values()) {
      const message = 'the thread that writes the ledger has ended: start Packledger again'
      answer({ ok: false, error: { code: 'internal', message, details: {} } })
    }
    this.#waiting.clear()
  }

  #ask(request: Without<ToWriter, 'id' | 'now'>): Promise<Outcome<unknown>> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#worker.postMessage({ ...request, id, now: this.#ports.clock.now() })
    })
  }

  #call(name: string, input: unknown): Promise<Outcome<unknown>> {
    return this.#ask({ type: 'call', name, input })
  }

  async #query<N extends OperationName>(name: N, input: ParsedInput<N>): Promise<Output<N>> {
    if (this.#read === null) throw new Error(`${name} was asked of a ledger that is not open`)
    const context = this.#read.context(this.#read.now(this.#ports.clock.now()))
    if (isStudyName(name)) return (await this.#study(name, context, input as never)) as Output<N>
    return (await queries[name as QueryName](context, input as never)) as Output<N>
  }

  #study(name: StudyName, context: QueryContext, input: ParsedInput<StudyName>): Promise<Output<StudyName>> {
    return carryOut(studyNamed(name), name, context, input, this.#studies.run, (done, total) => {
      this.#listeners.tell({ type: 'progress', operation: name, done, total })
    })
  }

  /** A ledger is replaced while nobody has it open; the writer's thread says when it is open again. */
  #restore(raw: unknown): Promise<Outcome<unknown>> {
    this.#closeReadSide()
    return this.#call('backups.restore', raw)
  }

  #closeReadSide(): void {
    this.#read?.close()
    this.#read = null
  }

  #refresh(event: StudioEvent): void {
    if (event.type !== 'changed') return
    if (event.areas.includes('settings') || event.areas.includes('rates')) this.#read?.refresh()
  }
}
