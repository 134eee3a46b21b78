import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Theme } from '../../shared/api/host.ts'
import type { WindowState } from './window-state.ts'

const shape = z.object({
  window: z
    .object({
      bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
      isMaximized: z.boolean(),
    })
    .nullable()
    .catch(null),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
})

/** What a window keeps from one start to the next. */
interface Kept {
  readonly window: WindowState | null
  readonly theme: Theme
}

const NOTHING: Kept = { window: null, theme: 'system' }

/** The window's place and theme, in `window.json` of the window's folder. What cannot be read or written is done without. */
export class WindowStore {
  readonly #folder: string
  #kept: Kept

  constructor(folder: string) {
    this.#folder = folder
    this.#kept = read(join(folder, 'window.json'))
  }

  get kept(): Kept {
    return this.#kept
  }

  /** Writes at once: it is called when the window is about to go. */
  keep(change: Partial<Kept>): void {
    const kept = { ...this.#kept, ...change }
    if (JSON.stringify(kept) === JSON.stringify(this.#kept)) return
    this.#kept = kept
    try {
      mkdirSync(this.#folder, { recursive: true })
      const file = join(this.#folder, 'window.json')
      writeFileSync(`${file}.part`, `${JSON.stringify(kept)}\n`)
      renameSync(`${file}.part`, file)
    } catch {
      // The next start opens the window where the platform puts it.
    }
  }
}

function read(file: string): Kept {
  try {
    return shape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? NOTHING
  } catch {
    return NOTHING
  }
}
