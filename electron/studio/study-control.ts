import type { StudyControl } from '../../shared/domain/study-control.ts'
import { stopwatch } from '../clock.ts'

/** Told at most so often: a study that tells each step would do nothing else. */
const TELL_EVERY_MS = 50

/** @param stop not nought once the study is to stop; may be shared with another thread */
export function studyControl(stop: Int32Array, progress: (done: number, total: number | null) => void): StudyControl {
  const elapsed = stopwatch()
  let told = -TELL_EVERY_MS
  return {
    elapsed,
    isStopped: () => Atomics.load(stop, 0) !== 0,
    progress: (done, total) => {
      if (elapsed() - told < TELL_EVERY_MS) return
      told = elapsed()
      progress(done, total)
    },
  }
}
