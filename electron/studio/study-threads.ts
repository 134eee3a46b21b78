import { Worker } from 'node:worker_threads'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { RunStudy } from './study.ts'
import type { FromStudy, StudyStart } from './thread-messages.ts'

interface Running {
  readonly worker: Worker
  readonly stop: Int32Array
}

/** Runs studies, each on a thread of its own, which ends with it: they wait neither for commands nor for each other. */
export class StudyThreads {
  readonly #thread: URL
  readonly #running = new Set<Running>()

  /** @param thread the built or source file that serves it: `electron/studio-thread.ts` */
  constructor(thread: URL) {
    this.#thread = thread
  }

  readonly run: RunStudy = (name, problem, progress) => {
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const start: StudyStart = { role: 'study', name, problem, stop }
    const running: Running = { worker: new Worker(this.#thread, { workerData: start }), stop }
    this.#running.add(running)
    return new Promise<unknown>((resolve, reject) => {
      running.worker.on('message', (message: FromStudy) => {
        if (message.type === 'progress') progress(message.done, message.total)
        else if (message.type === 'result') resolve(message.result)
        else reject(new Refusal(message.code, message.message, message.details))
      })
      running.worker.on('error', (error) => {
        reject(error instanceof Error ? error : new Error(String(error)))
      })
      // After an answer this says nothing any more.
      running.worker.on('exit', () => {
        this.#running.delete(running)
        reject(new Refusal('cancelled', 'stopped before it was done; nothing has changed'))
      })
    })
  }

  /** Has those that are running answer the best that they have. */
  stop(): void {
    for (const { stop } of this.#running) Atomics.store(stop, 0, 1)
  }

  /** Ends those that are running: each is refused as `cancelled`. */
  async close(): Promise<void> {
    await Promise.all([...this.#running].map(({ worker }) => worker.terminate()))
  }
}
