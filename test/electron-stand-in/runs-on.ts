import { ROOT } from '../support/built-app.ts'
import { electronBinary } from './launch.ts'

/** The real Electron's binary; null where none is installed. */
export const BINARY = electronBinary(ROOT)

/** What the Electron tests run on. */
export const RUNS_ON = BINARY === null ? 'the stand-in' : 'Electron'
