import { closeAMonth } from './close-a-month.ts'
import { correctAndUndo } from './correct-and-undo.ts'
import { exploreTheDemo, setUpAStudio } from './first-start.ts'
import { importAFile } from './import-a-file.ts'
import type { Journey } from './journey.ts'
import { keyboardOnly } from './keyboard-only.ts'
import { payments } from './payments.ts'
import { planAShoot } from './plan-a-shoot.ts'
import { recordAPack } from './record-a-pack.ts'
import { reconcile } from './reconcile.ts'

/** What a producer does with the app: walked over every host. */
export const JOURNEYS: readonly Journey[] = [
  exploreTheDemo,
  setUpAStudio,
  recordAPack,
  importAFile,
  planAShoot,
  reconcile,
  payments,
  correctAndUndo,
  closeAMonth,
  keyboardOnly,
]
