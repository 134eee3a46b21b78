import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Clock } from '../../electron/clock.ts'
import type { Studio } from '../../electron/studio/studio.ts'
import { openStudio } from '../../electron/studio/studio.ts'
import type { StudioEvent } from '../../shared/api/events.ts'
import type { Input, OperationName, Output } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import { at } from './fold.ts'

/** A clock that shows what it was last set to. */
export class SettableClock implements Clock {
  #instant: Instant

  constructor(instant: Instant) {
    this.#instant = instant
  }

  now(): Instant {
    return this.#instant
  }

  /** @param when as `at` reads it: "2026-10-05 08:00" */
  set(when: string | Instant): void {
    this.#instant = typeof when === 'string' ? at(when) : when
  }
}

interface StudioOptions {
  /** What the clock shows, as `at` reads it; the start of 2026 unless told. */
  readonly now?: string | Instant
  readonly zone?: Zone
  /** A data folder that is there already, as after a crash. */
  readonly folder?: string
  /** False for tests whose clock runs through many days: a file in the place of the folder keeps backups from being taken. */
  readonly backups?: boolean
}

/** A studio on real files, with a clock that stands where the test puts it. */
export class TestStudio {
  readonly folder: string
  readonly clock: SettableClock
  /** What the studio told its listeners, from the first opening on. */
  readonly events: StudioEvent[] = []
  readonly #zone: Zone
  #studio: Studio | null = null

  constructor(folder: string, clock: SettableClock, zone: Zone) {
    this.folder = folder
    this.clock = clock
    this.#zone = zone
  }

  get studio(): Studio {
    if (this.#studio === null) throw new Error('the studio is closed')
    return this.#studio
  }

  get ledgerFile(): string {
    return this.path('ledger.sqlite')
  }

  /** The path of a file in the data folder, whether or not it is there. */
  path(name: string): string {
    return join(this.folder, name)
  }

  async open(): Promise<void> {
    this.#studio = await openStudio({
      dataFolder: this.folder,
      clock: this.clock,
      machineZone: this.#zone,
      program: 'packledger test',
    })
    this.#studio.onEvent((event) => this.events.push(event))
  }

  async close(): Promise<void> {
    const studio = this.#studio
    this.#studio = null
    await studio?.close()
  }

  async reopen(): Promise<void> {
    await this.close()
    await this.open()
  }

  /** What the operation answers; fails where it is refused. */
  async value<N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> {
    const outcome = await this.studio.call(name, input)
    if (outcome.ok) return outcome.value
    throw new Error(`${name} was refused: ${outcome.error.code}: ${outcome.error.message}`)
  }

  /** What the operation is refused with; fails where it is done. */
  async refusal<N extends OperationName>(name: N, input: Input<N>): Promise<OperationError> {
    const outcome = await this.studio.call(name, input)
    if (outcome.ok) throw new Error(`${name} was not refused: ${JSON.stringify(outcome.value)}`)
    return outcome.error
  }

  /** What `verify` finds wrong. */
  async findings(): Promise<readonly string[]> {
    return (await this.value('ledger.verify', {})).findings
  }
}

/** When what a test opened is closed and removed: `afterEach`, or `afterAll` where a file's tests share it. */
type After = (cleanUp: () => void | Promise<void>) => void

/** Folders of their own for tests. */
export function useFolders(after: After = afterEach): () => string {
  const folders: string[] = []
  after(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'packledger-'))
    folders.push(folder)
    return folder
  }
}

/** Studios, each on a folder of its own. */
export function useStudios(after: After = afterEach): (options?: StudioOptions) => Promise<TestStudio> {
  const makeFolder = useFolders(after)
  const opened: TestStudio[] = []
  after(async () => {
    for (const studio of opened.splice(0)) await studio.close()
  })
  return async ({ now = '2026-01-01', zone = 'UTC', folder = makeFolder(), backups = true } = {}) => {
    if (!backups) writeFileSync(join(folder, 'backups'), '')
    const clock = new SettableClock(typeof now === 'string' ? at(now) : now)
    const studio = new TestStudio(folder, clock, zone)
    opened.push(studio)
    await studio.open()
    return studio
  }
}
