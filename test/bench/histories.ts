import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { LEDGER_FILE } from '../../electron/ledger/store/database.ts'
import type { Clock } from '../../electron/clock.ts'
import { fixedClock } from '../../electron/clock.ts'
import type { Studio, StudioPorts } from '../../electron/studio/studio.ts'
import { openStudio } from '../../electron/studio/studio.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import type { HistoryFiles, Shape } from './history.ts'
import { END, writeHistory, ZONE } from './history.ts'

/** A history, and the data folder of a studio that has imported it. */
export interface History {
  readonly rows: number
  readonly files: HistoryFiles
  readonly dataFolder: string
}

/** The histories of one run of the bench: each is made when it is first asked for. */
export class Histories {
  readonly #folder: string
  readonly #say: (text: string) => void
  readonly #files = new Map<string, Promise<HistoryFiles>>()
  readonly #built = new Map<string, Promise<History>>()

  /** @param folder a temporary one, which the caller removes */
  constructor(folder: string, say: (text: string) => void) {
    this.#folder = folder
    this.#say = say
  }

  files(rows: number, shape: Shape): Promise<HistoryFiles> {
    return remembered(this.#files, `${shape} ${rows}`, () => {
      this.#say(`writing a history of ${rows} entries (${shape})`)
      return writeHistory(this.emptyFolder(), rows, shape)
    })
  }

  /** The history as a ledger. It is for reading: who writes takes a copy. */
  ledger(rows: number, shape: Shape): Promise<History> {
    return remembered(this.#built, `${shape} ${rows}`, async () => {
      const files = await this.files(rows, shape)
      this.#say(`importing ${rows} entries (${shape})`)
      const dataFolder = this.emptyFolder()
      await importHistory(dataFolder, files)
      return { rows, files, dataFolder }
    })
  }

  /** Gives `work` a data folder with a copy of the ledger, and removes it after. */
  async withCopy<T>(rows: number, shape: Shape, work: (dataFolder: string) => Promise<T>): Promise<T> {
    const { dataFolder } = await this.ledger(rows, shape)
    return this.withFolder((copy) => {
      copyFileSync(join(dataFolder, LEDGER_FILE), join(copy, LEDGER_FILE))
      return work(copy)
    })
  }

  async withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = this.emptyFolder()
    try {
      return await work(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  /** A new folder, which stays until the end of the run. */
  emptyFolder(): string {
    mkdirSync(this.#folder, { recursive: true })
    return mkdtempSync(join(this.#folder, 'part-'))
  }
}

function remembered<V>(known: Map<string, Promise<V>>, key: string, make: () => Promise<V>): Promise<V> {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  known.set(key, made)
  return made
}

export function studioPorts(dataFolder: string, clock: Clock = fixedClock(END)): StudioPorts {
  return { dataFolder, clock, machineZone: ZONE, program: 'packledger bench' }
}

export type OpenStudio = (ports: StudioPorts) => Promise<Studio>

/** Opens a data folder's studio with the clock at the history's end, unless told otherwise, and closes it after the work. */
export async function withStudio<T>(
  ports: StudioPorts,
  work: (studio: Studio) => Promise<T>,
  open: OpenStudio = openStudio,
): Promise<T> {
  const studio = await open(ports)
  try {
    return await work(studio)
  } finally {
    await studio.close()
  }
}

/** Imports a history through the application. */
export async function importHistory(dataFolder: string, files: HistoryFiles): Promise<void> {
  await withStudio(studioPorts(dataFolder), async (studio) => {
    await importLots(studio, files)
    await importTakes(studio, files)
  })
}

export async function importLots(studio: Studio, { lots }: HistoryFiles): Promise<void> {
  valueOf(await studio.call('imports.journal', { file: lots }))
}

export async function importTakes(studio: Studio, { usage }: HistoryFiles): Promise<void> {
  valueOf(await studio.call('imports.usage', { file: usage }))
}

/** What an operation answered; a bench has no use for one that was refused. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
}
