import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Studio } from '../studio/studio.ts'
import type { BackupChoice, Failure } from './failure.ts'
import { failureOf } from './failure.ts'
import type { FailureAnswer } from './failure-screen.ts'
import type { ShellLog } from './log.ts'
import { storyOf } from './log.ts'

export interface OpeningPorts {
  readonly dataFolder: string
  readonly open: () => Promise<Studio>
  /** Shows the failure, and waits for what is to be done about it. */
  readonly ask: (failure: Failure) => Promise<FailureAnswer>
  readonly log: ShellLog
}

/**
 * Opens the studio, and asks what to do for as long as that fails. Null once the answer is to quit; the studio is closed then.
 * The studio itself opens on a damaged or newer ledger as well, and mends it: what cannot be used shows in its first answer.
 */
export async function openStudioOrAsk(ports: OpeningPorts): Promise<Studio | null> {
  let { studio, error } = await tryOpen(ports)
  while (studio === null || error !== null) {
    const failure = await describe(error, ports.dataFolder, studio)
    ports.log({ event: 'start-failed', code: failure.code })
    const answer = await ports.ask(failure)
    ports.log({ event: 'start-answer', answer })
    if (answer === 'quit') {
      await studio?.close()
      return null
    }
    ;({ studio, error } = await actOn(answer, failure, studio, ports))
  }
  return studio
}

interface Opened {
  readonly studio: Studio | null
  readonly error: OperationError | null
}

async function tryOpen({ open, log }: OpeningPorts): Promise<Opened> {
  try {
    const studio = await open()
    return { studio, error: await firstError(studio) }
  } catch (thrown) {
    if (thrown instanceof Refusal) {
      return { studio: null, error: { code: thrown.code, message: thrown.message, details: thrown.details } }
    }
    log({ event: 'defect', story: storyOf(thrown) })
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    return { studio: null, error: { code: 'internal', message, details: {} } }
  }
}

/** Why the studio's ledger cannot be used; null where it can. */
async function firstError(studio: Studio): Promise<OperationError | null> {
  const outcome = await studio.call('studio.info', {})
  return outcome.ok ? null : outcome.error
}

async function describe(error: OperationError | null, dataFolder: string, studio: Studio | null): Promise<Failure> {
  const found = error ?? { code: 'internal' as const, message: 'the ledger could not be opened', details: {} }
  return failureOf(found, dataFolder, studio === null ? null : await backupNamed(found, studio))
}

/** The newest good backup, which a damaged ledger's refusal names; with the instant at which it was taken. */
async function backupNamed(error: OperationError, studio: Studio): Promise<BackupChoice | null> {
  const file = error.details['backup']
  if (typeof file !== 'string') return null
  const listed = await studio.call('backups.list', {})
  const backup = listed.ok ? listed.value.backups.find((one) => one.file === file) : undefined
  return { file, takenAt: backup?.takenAt ?? null }
}

/** What an answer leads to: a studio that was mended, or one that is opened afresh. */
async function actOn(
  answer: Exclude<FailureAnswer, 'quit'>,
  failure: Failure,
  studio: Studio | null,
  ports: OpeningPorts,
): Promise<Opened> {
  if (studio !== null && answer === 'restore' && failure.backup !== null) {
    return after(studio, await studio.call('backups.restore', { file: failure.backup.file }))
  }
  if (studio !== null && answer === 'start-anew') return after(studio, await studio.call('studio.init', {}))
  await studio?.close()
  return tryOpen(ports)
}

async function after(studio: Studio, outcome: Outcome<unknown>): Promise<Opened> {
  return { studio, error: outcome.ok ? await firstError(studio) : outcome.error }
}
