import type { StudyControl } from '../../shared/domain/study-control.ts'

/** The control of a study that nobody stops or watches. */
export const UNSTOPPED: StudyControl = { elapsed: () => 0, isStopped: () => false, progress: () => undefined }
