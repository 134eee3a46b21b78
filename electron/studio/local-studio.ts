import type { Area, StudioEvent } from '../../shared/api/events.ts'
import type { Input, OperationName, Output, ParsedInput } from '../../shared/api/operations.ts'
import { operations } from '../../shared/api/operations.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import { isToldCommand } from '../../shared/api/progress-words.ts'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { moveAside, newestGoodBackup, refuseDamaged } from '../backups/damaged.ts'
import { restoreBackup } from '../backups/restore.ts'
import { listBackups } from '../backups/backups-folder.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { countEntries, ledgerExists } from '../ledger/ledger.ts'
import type { Lock } from '../ledger/store/lock.ts'
import { LEDGER_FORMAT } from '../ledger/store/open.ts'
import { quickCheck } from '../ledger/verify.ts'
import type { QueryContext, ToldCommandContext } from './context.ts'
import { newId } from './ids.ts'
import { DailyBackup } from './daily-backup.ts'
import type { Dispatch } from './dispatcher.ts'
import { createDispatcher } from './dispatcher.ts'
import type { CommandName, QueryName } from './handlers/index.ts'
import { commands, isStudyName, queries, studyNamed } from './handlers/index.ts'
import { backupToJson } from './handlers/safekeeping.ts'
import { Listeners } from './listeners.ts'
import { fileLog } from './log.ts'
import { openNew, openSafely } from './open-safely.ts'
import type { Studio, StudioPorts } from './ports.ts'
import { ReadSide } from './read-side.ts'
import type { RunStudy, StudyName } from './study.ts'
import { carryOut } from './study.ts'
import { studyControl } from './study-control.ts'
import type { StudyThreads } from './study-threads.ts'

const DEFAULT_CURRENCY = 'USD'

interface Open {
  readonly ledger: Ledger
  readonly read: ReadSide
}

/** A studio that does its work on the thread that it was opened on. Commands run one at a time; queries do not wait for them. */
export class LocalStudio implements Studio {
  readonly dispatch: Dispatch
  readonly #ports: StudioPorts
  readonly #lock: Lock
  readonly #listeners = new Listeners()
  readonly #dailyBackup: DailyBackup
  /** Why the ledger cannot be used, where it cannot. */
  #open: Open | Refusal = closed()
  #running: Promise<unknown> = Promise.resolve()
  /** Whether a command is at work. What it reads must not change under it: nothing else is posted until it ends. */
  #isCommanded = false
  #checkDue: boolean
  /** Not nought once the running command is to stop; shared with the thread that says so, where that is another. */
  readonly #stop: Int32Array
  readonly #studyThreads: StudyThreads | null

  /** @param studyThreads where studies run; on this thread where there are none */
  constructor(
    ports: StudioPorts,
    lock: Lock,
    stop: Int32Array = new Int32Array(1),
    studyThreads: StudyThreads | null = null,
  ) {
    this.#ports = ports
    this.#lock = lock
    this.#stop = stop
    this.#studyThreads = studyThreads
    this.#checkDue = lock.unclean
    this.#dailyBackup = new DailyBackup(ports.dataFolder)
    const log = fileLog(ports.dataFolder, ports.clock)
    this.dispatch = createDispatcher((name, input) => this.#run(name, input), ports.dataFolder, log, newId)
  }

  call<N extends OperationName>(name: N, input: Input<N>): Promise<Outcome<Output<N>>> {
    return this.dispatch(name, input) as Promise<Outcome<Output<N>>>
  }

  onEvent(listener: (event: StudioEvent) => void): () => void {
    return this.#listeners.add(listener)
  }

  cancel(): void {
    Atomics.store(this.#stop, 0, 1)
    this.#studyThreads?.stop()
  }

  async close(): Promise<void> {
    await this.#studyThreads?.close()
    await this.#running
    this.checkAfterCrash()
    this.#closeLedger()
    this.#lock.release()
  }

  /** Whether there is a ledger to work with. */
  get usable(): boolean {
    return !(this.#open instanceof Refusal)
  }

  /** Posts what was recorded, and the expiries that are due. A command that is running did that when it began. */
  catchUp(): Promise<void> {
    if (this.#open instanceof Refusal || this.#isCommanded) return Promise.resolve()
    return this.#inTurn(() => {
      if (!(this.#open instanceof Refusal)) this.#catchUp(this.#open.ledger, this.#ports.clock.now())
      return Promise.resolve()
    })
  }

  /** Opens the data folder's ledger, or keeps why it cannot be used. */
  async open(): Promise<void> {
    const { dataFolder, machineZone, clock } = this.#ports
    const defaults = { zone: machineZone, currency: DEFAULT_CURRENCY }
    this.#use(await openSafely(dataFolder, defaults, clock.now()))
  }

  /**
   * After a crash: has SQLite look the file over, and moves it aside where it is damaged. It takes a second for some hundred
   * megabytes, so a host does it in the background, or when it closes.
   */
  checkAfterCrash(): void {
    if (!this.#checkDue || this.#open instanceof Refusal) return
    this.#checkDue = false
    const finding = quickCheck(this.#open.ledger.writer.db)
    if (finding === null) return
    const { dataFolder, clock } = this.#ports
    this.#closeLedger()
    const movedTo = moveAside(dataFolder, clock.now())
    const newestGood = newestGoodBackup(dataFolder, LEDGER_FORMAT)
    this.#open = refuseDamaged({ dataFolder, finding, movedTo, newestGood })
    this.#listeners.tell({ type: 'notice', message: this.#open.message })
  }

  #use(opened: Ledger | Refusal): void {
    if (opened instanceof Refusal) this.#open = opened
    else this.#open = { ledger: opened, read: new ReadSide(this.#ports.dataFolder, opened.writer.db) }
  }

  #closeLedger(): void {
    if (this.#open instanceof Refusal) return
    this.#open.read.close()
    this.#open.ledger.close()
    this.#open = closed()
  }

  #opened(): Open {
    if (this.#open instanceof Refusal) throw this.#open
    return this.#open
  }

  // The dispatcher has parsed the input by the operation's own schema, and parses the output: the types of a name and its
  // handler belong together, which TypeScript cannot follow through a table.
  async #run<N extends OperationName>(name: N, input: ParsedInput<N>): Promise<Output<N>> {
    return (await this.#answer(name, input)) as Output<N>
  }

  async #answer(name: OperationName, input: unknown): Promise<unknown> {
    if (name === 'backups.restore') return this.#inTurn(() => this.#restore((input as { file: string }).file))
    if (name === 'backups.list') return { backups: listBackups(this.#ports.dataFolder).map(backupToJson) }
    if (isStudyName(name)) return this.#study(name, input)
    if (operations[name].kind === 'query') return this.#query(name as QueryName, input)
    return this.#inTurn(() => this.#command(name as CommandName, input))
  }

  /** One command at a time: the next waits for the one before, however that ends. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#running.then(work)
    this.#running = turn.catch(() => undefined)
    return turn
  }

  async #query(name: QueryName, input: unknown): Promise<unknown> {
    return queries[name](this.#upToDate(), input as never)
  }

  async #study(name: StudyName, input: unknown): Promise<unknown> {
    const run = this.#studyThreads?.run ?? this.#runHere
    return carryOut(studyNamed(name), name, this.#upToDate(), input as never, run, (done, total) => {
      this.#listeners.tell({ type: 'progress', operation: name, done, total })
    })
  }

  /** What can be read, once all that is due is posted. */
  #upToDate(): QueryContext {
    const { ledger, read } = this.#opened()
    const now = this.#ports.clock.now()
    if (!this.#isCommanded && read.isBehind(now)) this.#catchUp(ledger, now)
    return read.context(read.now(now))
  }

  /** On this thread, which does nothing else meanwhile. */
  readonly #runHere: RunStudy = (name, problem, progress) => {
    Atomics.store(this.#stop, 0, 0)
    return Promise.resolve(studyNamed(name).work(problem, studyControl(this.#stop, progress)))
  }

  #catchUp(ledger: Ledger, now: Instant): void {
    if (ledger.writer.catchUp(now)) this.#changed('ledger')
  }

  async #command(name: CommandName, input: unknown): Promise<unknown> {
    if (name === 'studio.init') await this.#startAnew()
    this.#isCommanded = true
    try {
      return await this.#carryOut(name, input)
    } finally {
      this.#isCommanded = false
    }
  }

  async #carryOut(name: CommandName, input: unknown): Promise<unknown> {
    const { ledger, read } = this.#opened()
    const clock = this.#ports.clock.now()
    Atomics.store(this.#stop, 0, 0)
    if (!RECORDING_NOTHING.has(name) && !this.#dailyBackup.isKept(clock))
      await this.#keepBackup(ledger, clock, read.zone)
    if (!READING_NOTHING.has(name)) this.#catchUp(ledger, clock)
    else if (ledger.writer.postDue(clock)) this.#changed('ledger')
    const before = ledger.writer.revision
    const context = this.#commandContext(name, ledger, read, ledger.writer.now(clock))
    const value = await commands[name](context, input as never)
    if (ledger.writer.revision !== before) this.#changed(...(AREAS_OF[name] ?? ['ledger']))
    return value
  }

  /** Where a damaged ledger was moved aside, `init` asks for a new one. */
  async #startAnew(): Promise<void> {
    const { dataFolder, machineZone } = this.#ports
    if (!(this.#open instanceof Refusal) || ledgerExists(dataFolder)) return
    this.#use(await openNew(dataFolder, { zone: machineZone, currency: DEFAULT_CURRENCY }))
  }

  /** A backup that cannot be taken is told, and does not keep anybody from recording what has happened. */
  async #keepBackup(ledger: Ledger, now: Instant, zone: Zone): Promise<void> {
    try {
      await this.#dailyBackup.keep(ledger, now, zone)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#listeners.tell({ type: 'notice', message: `today's backup could not be taken: ${error.message}` })
    }
  }

  #commandContext(name: CommandName, ledger: Ledger, read: ReadSide, now: Instant): ToldCommandContext {
    const progress = (done: number, total: number | null): void => {
      if (Atomics.load(this.#stop, 0) !== 0)
        throw new Refusal('cancelled', 'stopped before it was done; nothing has changed')
      if (isToldCommand(name)) this.#listeners.tell({ type: 'progress', operation: name, done, total })
    }
    ledger.writer.onProgress = progress
    return {
      ...read.context(now),
      ledger,
      progress,
      tell: (event) => {
        this.#listeners.tell(event)
      },
      settingsChanged: () => {
        read.refresh()
      },
    }
  }

  async #restore(file: string): Promise<Output<'backups.restore'>> {
    const { dataFolder, clock } = this.#ports
    const before = this.#open
    this.#closeLedger()
    try {
      const { restored, keptCopy } = await restoreBackup({ dataFolder, file, now: clock.now(), format: LEDGER_FORMAT })
      await this.open()
      const entries = countEntries(this.#opened().ledger.writer.db)
      this.#changed('ledger', 'settings', 'rates', 'backups', 'queue', 'alerts', 'claims', 'payments')
      return { restored, keptCopy, entries }
    } catch (error) {
      if (before instanceof Refusal) this.#open = before
      else if (this.#open instanceof Refusal) await this.open()
      throw error
    }
  }

  #changed(...areas: Area[]): void {
    const number = this.#open instanceof Refusal ? 0 : this.#open.ledger.writer.revision
    this.#listeners.tell({ type: 'changed', areas, revision: number })
  }
}

/** Commands that read nothing derived: the postings of what was recorded just before need not be written for them. */
const READING_NOTHING: ReadonlySet<CommandName> = new Set(['usage.record'])

/** Commands that a host asks for by itself: before them there is no day's work to keep safe, and nobody to tell that it could not be. */
const RECORDING_NOTHING: ReadonlySet<CommandName> = new Set(['deadlines.meet'])

/** What a command changes besides the ledger's entries. */
const AREAS_OF: Readonly<Partial<Record<CommandName, readonly Area[]>>> = {
  'studio.init': ['ledger', 'settings'],
  'accounts.set': ['ledger', 'settings'],
  'rates.import': ['rates'],
  'queues.save': ['queue'],
  'productions.save': ['queue'],
  'purchases.plan': ['queue'],
  'purchases.unplan': ['queue'],
  'queues.pace': ['queue'],
  'queues.duplicate': ['queue'],
  'versions.save': ['queue'],
  'versions.remove': ['queue'],
  'earmarks.save': ['queue'],
  'earmarks.remove': ['queue'],
  'queues.archive': ['queue'],
  'renders.add': ['queue'],
  'renders.edit': ['queue'],
  'renders.remove': ['queue'],
  'renders.move': ['queue'],
  'imports.shots': ['queue'],
  'shots.takeBack': ['queue'],
  'claims.raise': ['claims'],
  'claims.mark': ['claims'],
  'claims.withdraw': ['claims'],
  'payments.import': ['payments'],
  'payments.tie': ['payments'],
  'payments.untie': ['payments'],
  'payments.decline': ['payments'],
  'payments.undecline': ['payments'],
  'payments.forget': ['payments'],
  'deadlines.meet': ['alerts'],
  'alerts.snooze': ['alerts'],
  'alerts.setThresholds': ['alerts'],
}

function closed(): Refusal {
  return new Refusal('storage_failed', 'the ledger is closed')
}
