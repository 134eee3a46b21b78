import { describe, expect, test } from 'vitest'
import type { EntryId, MovingEntry } from '../../../shared/domain/journal.ts'
import { integerBetween, seededRandom } from '../../../shared/domain/random.ts'
import type { Random } from '../../../shared/domain/random.ts'
import { recordEntries, recordJournal, setUp } from '../../support/journal-files.ts'
import type { RandomJournal } from '../../support/random-journal.ts'
import { randomJournal } from '../../support/random-journal.ts'
import type { Span } from '../../support/studio-picture.ts'
import { figuresOf, pictureOf } from '../../support/studio-picture.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'
import { useUnsyncedDisk } from '../../support/unsynced.ts'

useUnsyncedDisk()
const open = useStudios()
const SEEDS = Array.from({ length: 15 }, (_, index) => index + 101)

/** The first entries of a random journal, which stand by themselves; few enough to look at the ledger after each. */
function shortJournal(seed: number, length: number): RandomJournal {
  const journal = randomJournal(seed)
  const entries = journal.entries.slice(0, length)
  const last = entries.at(-1)?.at ?? journal.through
  return { ...journal, entries, through: last + (seed % 3) * 10 * 86_400_000 }
}

function spanOf({ entries, through }: RandomJournal): Span {
  return { from: entries[0]?.at ?? through, to: through }
}

async function recordedAtOnce(journal: RandomJournal): Promise<TestStudio> {
  const studio = await open({ backups: false })
  await recordJournal(studio, journal)
  return studio
}

/** Any order in which no entry comes before one that it names. */
function shuffled(random: Random, entries: readonly MovingEntry[]): MovingEntry[] {
  const waiting = [...entries]
  const order: MovingEntry[] = []
  const arrived = new Set<EntryId>()
  while (waiting.length > 0) {
    const ready = waiting.filter((entry) => arrived.has(namedBy(entry) ?? '') || namedBy(entry) === null)
    const next = ready[integerBetween(random, 0, ready.length - 1)]
    if (next === undefined) throw new Error('the entries name each other in a circle')
    waiting.splice(waiting.indexOf(next), 1)
    order.push(next)
    arrived.add(next.id)
  }
  return order
}

function namedBy(entry: MovingEntry): EntryId | null {
  return entry.kind === 'amend' || entry.kind === 'balance' ? entry.lot : null
}

describe('the order of arrival', () => {
  test.each(SEEDS)(
    'recorded one by one, in any order, a ledger is what it is recorded all at once (journal %i)',
    async (seed) => {
      const journal = shortJournal(seed, 10)
      const { settings, entries, through } = journal
      const studio = await open({ now: through, backups: false })
      await setUp(studio, settings)
      let waiting = shuffled(seededRandom(seed), entries)
      while (waiting.length > 0) {
        const refused: MovingEntry[] = []
        for (const entry of waiting) {
          if (!(await isRecorded(studio, entry, settings.currency))) refused.push(entry)
          expect(await studio.findings(), `after ${entry.kind} ${entry.id}`).toEqual([])
        }
        // An amend may need another that extended the lot before it, a balance the lot that another found: they come again.
        if (refused.length === waiting.length) await recordEntries(studio, refused, settings.currency)
        waiting = refused.length === waiting.length ? [] : refused
      }
      expect(await pictureOf(studio, spanOf(journal))).toEqual(
        await pictureOf(await recordedAtOnce(journal), spanOf(journal)),
      )
    },
  )

  test.each(SEEDS)('recorded as it happens, the clock moving along, it is the same (journal %i)', async (seed) => {
    const journal = shortJournal(seed, 12 + (seed % 12))
    const { settings, entries, through } = journal
    const studio = await open({ now: entries[0]?.at ?? through, backups: false })
    await setUp(studio, settings)
    for (const entry of entries) {
      studio.clock.set(entry.at)
      await recordEntries(studio, [entry], settings.currency)
    }
    studio.clock.set(through)
    expect(await studio.findings()).toEqual([])
    expect(await pictureOf(studio, spanOf(journal))).toEqual(
      await pictureOf(await recordedAtOnce(journal), spanOf(journal)),
    )
  })
})

async function isRecorded(studio: TestStudio, entry: MovingEntry, currency: string): Promise<boolean> {
  try {
    await recordEntries(studio, [entry], currency)
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes('invalid_input')) return false
    throw error
  }
}

describe('taking back', () => {
  test.each(SEEDS)('reversed entries are as if they had never been recorded (journal %i)', async (seed) => {
    const journal = shortJournal(seed, 30)
    const random = seededRandom(seed)
    const studio = await recordedAtOnce(journal)
    const reversed = new Set<EntryId>()
    for (const { id } of shuffled(random, journal.entries).slice(0, 10)) {
      const outcome = await studio.studio.call('entries.reverse', { entry: id })
      if (outcome.ok) reversed.add(id)
      // A lot that others name cannot be taken back before them.
      else expect(outcome.error.code).toBe('invalid_input')
    }
    expect(reversed.size).toBeGreaterThan(0)
    expect(await studio.findings()).toEqual([])
    const kept = { ...journal, entries: journal.entries.filter((entry) => !reversed.has(entry.id)) }
    expect(await figuresOf(studio, spanOf(journal))).toEqual(
      await figuresOf(await recordedAtOnce(kept), spanOf(journal)),
    )
  })

  test.each(SEEDS)(
    'a reversed import leaves every balance and statement as it was, and importing it again changes nothing (journal %i)',
    async (seed) => {
      const journal = shortJournal(seed, 30)
      const random = seededRandom(seed)
      const chosen = new Set(
        journal.entries.filter((entry) => entry.kind === 'usage' && random() < 0.5).map((entry) => entry.id),
      )
      const [imported, before] = [true, false].map((is) =>
        journal.entries.filter((entry) => chosen.has(entry.id) === is),
      )
      const { currency } = journal.settings
      const studio = await recordedAtOnce({ ...journal, entries: before ?? [] })
      const span = spanOf(journal)
      const figures = await figuresOf(studio, span)

      const { batch } = await recordEntries(studio, imported ?? [], currency)
      expect(await figuresOf(studio, span)).not.toEqual(figures)
      const { reversed } = await studio.value('entries.reverse', { batch: batch ?? '' })
      expect(reversed).toBe(chosen.size)
      expect(await figuresOf(studio, span)).toEqual(figures)
      expect(await studio.findings()).toEqual([])

      const picture = await pictureOf(studio, span)
      const { revision } = await studio.value('studio.info', {})
      const again = await recordEntries(studio, journal.entries, currency)
      expect(again).toMatchObject({
        applied: false,
        batch: null,
        counts: { new: 0, duplicate: journal.entries.length },
      })
      expect(await pictureOf(studio, span)).toEqual(picture)
      expect((await studio.value('studio.info', {})).revision).toBe(revision)
    },
  )
})
