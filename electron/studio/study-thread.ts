import { parentPort } from 'node:worker_threads'
import { Refusal } from '../../shared/domain/refusal.ts'
import { studyNamed } from './handlers/index.ts'
import { studyControl } from './study-control.ts'
import type { FromStudy, StudyStart } from './thread-messages.ts'

/** The thread of one study: it computes, says what came of it, and ends. */
export function serveStudy({ name, problem, stop }: StudyStart): void {
  const tell = (message: FromStudy): void => {
    parentPort?.postMessage(message)
  }
  const control = studyControl(stop, (done, total) => {
    tell({ type: 'progress', done, total })
  })
  try {
    tell({ type: 'result', result: studyNamed(name).work(problem, control) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tell({ type: 'refused', code: error.code, message: error.message, details: error.details })
  }
}
