import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedMonths } from '../../../electron/ledger/figures/closings.ts'
import { checkSums, compareWithRebuild } from '../../../electron/ledger/verify.ts'
import type { LedgerWriter } from '../../../electron/ledger/writer.ts'
import { statementDigest } from '../../../electron/studio/handlers/months.ts'
import type { JournalEntry, MovingEntry } from '../../../shared/domain/journal.ts'
import type { Zone } from '../../../shared/domain/calendar.ts'
import { amend, at, balance, entryId, purchase, usage } from '../../support/fold.ts'
import type { Turn } from '../../support/ledger-moves.ts'
import { Mover, turns } from '../../support/ledger-moves.ts'
import { useFolders } from '../../support/studio.ts'
import { useUnsyncedDisk } from '../../support/unsynced.ts'
import { openLedgerIn, record as recordIn } from './ledgers.ts'

/**
 * What a change makes stale is rebuilt day by day, and the rebuild stops early where the rest must be the same. Each case here
 * is one where the rest might not be: what is stored must be what a rebuild of everything gives.
 */

useUnsyncedDisk()
const makeFolder = useFolders()

async function withLedger<T>(zone: Zone, work: (writer: LedgerWriter) => T): Promise<T> {
  const ledger = await openLedgerIn(makeFolder(), zone)
  try {
    return work(ledger.writer)
  } finally {
    ledger.close()
  }
}

/** What is stored and would not be made, and the closed months that do not come to their digests. */
function findings(writer: LedgerWriter): string[] {
  writer.writeHeld()
  const { db, names } = writer
  const changed = closedMonths(db).filter(({ month, digest }) => statementDigest(db, names, month) !== digest)
  return [
    ...checkSums(db),
    ...compareWithRebuild(db, () => undefined),
    ...changed.map(({ month }) => `${month} is closed and has changed`),
  ]
}

test('whatever happens, backdated, amended or reversed, leaves what a rebuild of everything gives', async () => {
  const property = fc.asyncProperty(turns, (all) =>
    withLedger('Europe/Berlin', (writer) => {
      const mover = new Mover(writer, 'Europe/Berlin')
      for (const turn of all) if (mover.take(turn)) expect(findings(writer)).toEqual([])
    }),
  )
  await fc.assert(property, { numRuns: 60 })
}, 90_000)

test('an entry that was recorded and taken back in one change counts as now all the same', async () => {
  const turns: Turn[] = [
    {
      now: 21,
      moves: [
        { kind: 'usage', at: 21, units: 1, charged: false },
        { kind: 'reversal', of: 0 },
      ],
    },
    { now: 20, moves: [{ kind: 'purchase', at: 17, units: 1, lasts: 4 }] },
  ]
  await withLedger('Europe/Berlin', (writer) => {
    const mover = new Mover(writer, 'Europe/Berlin')
    for (const turn of turns) expect(mover.take(turn)).toBe(true)
    expect(findings(writer)).toEqual([])
  })
})

/** A ledger in UTC with these entries, recorded at once when the clock shows the end of January. */
function settled(entries: readonly MovingEntry[], then: (writer: LedgerWriter) => void): Promise<void> {
  return withLedger('UTC', (writer) => {
    record(writer, entries)
    expect(findings(writer)).toEqual([])
    then(writer)
    expect(findings(writer)).toEqual([])
  })
}

const END = at('2026-01-31')

function record(writer: LedgerWriter, entries: readonly JournalEntry[], clock = END): void {
  recordIn(writer, entries, clock)
}

function reversal(number: number, of: number): JournalEntry {
  const common = { id: entryId(number), at: END, recordedAt: END, source: 'test', externalId: null, note: null }
  return { ...common, kind: 'reversal', entry: entryId(of), reason: null }
}

function lots({ db }: LedgerWriter): unknown {
  const select = `SELECT id, units, expires_at AS expires,
    (SELECT remaining FROM lot_day WHERE lot = l.entry ORDER BY day DESC LIMIT 1) AS remaining FROM lot l ORDER BY id`
  return db.prepare(select).all()
}

function countPostings({ db }: LedgerWriter): unknown {
  return db.prepare('SELECT count(*) FROM posting').pluck().get()
}

const small = (expires: string, units = '10') => ({ units, price: units, expires })

describe('a ledger whose lots are used up, expire with waste and overflow', () => {
  const history = [
    purchase(1, '2026-01-02', small('2026-01-10')),
    purchase(2, '2026-01-05', small('2026-01-20')),
    usage(3, '2026-01-03', '4'),
    usage(4, '2026-01-06', '3'),
    usage(5, '2026-01-12', '9'),
    usage(6, '2026-01-15', '6'),
    balance(7, '2026-01-16', '0'),
    purchase(8, '2026-01-21', small('2026-01-29')),
    usage(9, '2026-01-22', '2'),
  ]

  test.each<[string, readonly JournalEntry[]]>([
    ['usage on the first day', [usage(20, '2026-01-02 01:00', '5')]],
    ['usage before any lot', [usage(20, '2026-01-01', '5')]],
    ['usage that makes later usage overflow', [usage(20, '2026-01-06 01:00', '9')]],
    ['usage that the expiry would have wasted', [usage(20, '2026-01-09 23:59', '3')]],
    ['usage at the instant of an expiry', [usage(20, '2026-01-10', '3')]],
    ['usage on the last day', [usage(20, '2026-01-22', '1')]],
    ['a failed take', [usage(20, '2026-01-06', '5', { outcome: 'failed' })]],
    ['a purchase that covers the overage', [purchase(20, '2026-01-04', small('2026-01-30'))]],
    ['a purchase that expires within the same day', [purchase(20, '2026-01-15', small('2026-01-15 12:00'))]],
    ['a purchase with an expiry between two others', [purchase(20, '2026-01-02', small('2026-01-12'))]],
    ['a balance that finds fewer', [balance(20, '2026-01-06 12:00', '5')]],
    ['a balance that finds more than was bought', [balance(20, '2026-01-07', '40')]],
    ['a balance where no lot is active', [balance(20, '2026-01-01', '6')]],
    ['a balance of one lot', [balance(20, '2026-01-08', '2', { lot: 2 })]],
    ['a balance that says what is known', [balance(20, '2026-01-07', '13')]],
    ['the reversal of a purchase', [reversal(20, 1)]],
    ['the reversal of the purchase that later usage drew', [reversal(20, 2)]],
    ['the reversal of usage', [reversal(20, 3)]],
    ['the reversal of a balance', [reversal(20, 7)]],
    ['an expiry put off', [amend(20, '2026-01-08', 1, '2026-01-25')]],
    ['an expiry brought forward', [amend(20, '2026-01-08', 2, '2026-01-09')]],
    ['an expiry put off on the day of the purchase', [amend(20, '2026-01-02 06:00', 1, '2026-01-11')]],
    [
      'several at once',
      [usage(20, '2026-01-20', '1'), purchase(21, '2026-01-02', small('2026-01-04')), reversal(22, 5)],
    ],
  ])('takes %s', async (_what, entries) => {
    await settled(history, (writer) => {
      const before = lots(writer)
      record(writer, entries)
      expect(findings(writer)).toEqual([])
      const reversible = entries.filter((entry) => entry.kind !== 'reversal')
      if (reversible.length < entries.length) return
      record(
        writer,
        reversible.map((entry, index) => reversal(40 + index, Number(entry.id.slice(-12)))),
      )
      expect(lots(writer)).toEqual(before)
    })
  })
})

describe('a rebuild that could stop too early', () => {
  test('a lot whose expiry was put off keeps it when its day is made anew', async () => {
    await settled(
      [purchase(1, '2026-01-02', small('2026-01-10')), amend(2, '2026-01-05', 1, '2026-01-30')],
      (writer) => {
        record(writer, [usage(3, '2026-01-02 12:00', '1')])
        expect(lots(writer)).toMatchObject([{ expires: at('2026-01-30'), remaining: 0 }])
      },
    )
  })

  test('an amended lot that differs after its first expiry is followed to its last', async () => {
    const history = [purchase(1, '2026-01-02', small('2026-01-10')), amend(2, '2026-01-05', 1, '2026-01-30')]
    await settled([...history, usage(3, '2026-01-20', '1')], (writer) => {
      record(writer, [usage(4, '2026-01-02 12:00', '2')])
    })
  })

  test('a lot that a balance found lives shorter once a purchase before it comes to light', async () => {
    const history = [balance(1, '2026-01-01', '4'), usage(2, '2026-01-05', '1'), usage(3, '2026-01-06', '1')]
    await settled(history, (writer) => {
      record(writer, [purchase(4, '2026-01-01', { units: '1', price: '1', expires: '2026-01-02' })])
      expect(lots(writer)).toMatchObject([{ units: 3000, expires: at('2026-01-02') }, { units: 1000 }])
    })
  })

  test('a lot that a balance found with other units but as much left is not taken for the same', async () => {
    const history = [
      purchase(1, '2026-01-01', { units: '100', price: '100', expires: '2026-01-20' }),
      balance(2, '2026-01-05', '150'),
      usage(3, '2026-01-05 12:00', '120'),
      balance(4, '2026-01-10', '60'),
    ]
    await settled(history, (writer) => {
      record(writer, [purchase(5, '2026-01-04', { units: '20', price: '20', expires: '2026-01-07' })])
    })
  })

  test('a lot that was reversed leaves nothing behind, also after it had expired', async () => {
    await settled([purchase(1, '2026-01-02', small('2026-01-10')), usage(2, '2026-01-25', '1')], (writer) => {
      record(writer, [reversal(3, 1)])
      expect(lots(writer)).toEqual([])
      expect(countPostings(writer)).toBe(1)
    })
  })

  test('a take ahead of the clock, once the clock is put back, does not hide an expiry before it', async () => {
    await withLedger('UTC', (writer) => {
      record(writer, [usage(1, '2026-01-06', '1', { outcome: 'failed' })], at('2026-01-06'))
      record(writer, [purchase(2, '2026-01-02', small('2026-01-05'))], at('2026-01-04'))
      expect(findings(writer)).toEqual([])
      record(writer, [usage(3, '2026-01-01', '1', { outcome: 'failed' })], at('2026-01-04'))
      expect(findings(writer)).toEqual([])
    })
  })
})

describe('extending in place', () => {
  test('an expiry is the same posting whether it comes right after its purchase or later', async () => {
    await settled([], (writer) => {
      record(writer, [purchase(1, '2026-01-02', small('2026-01-10'))], at('2026-01-02'))
      writer.catchUp(at('2026-01-11'))
    })
  })

  test('a lot that was used up and has expired is put back on by a balance of before its expiry', async () => {
    await settled([purchase(1, '2026-01-02', small('2026-01-10')), usage(2, '2026-01-03', '10')], (writer) => {
      // Nothing is forfeited at the expiry: no posting tells that the clock has passed it.
      writer.change(END, () => undefined)
      record(writer, [balance(3, '2026-01-09', '4')])
      expect(lots(writer)).toMatchObject([{ units: 10_000 }])
    })
  })

  test('a lot that was used up and has expired can still be amended as of before its expiry', async () => {
    await settled([purchase(1, '2026-01-02', small('2026-01-10')), usage(2, '2026-01-03', '10')], (writer) => {
      writer.change(END, () => undefined)
      record(writer, [amend(3, '2026-01-09', 1, '2026-02-20')])
      record(writer, [balance(4, '2026-01-30', '4')])
      expect(lots(writer)).toMatchObject([{ units: 10_000, remaining: 4000 }])
    })
  })

  test('entries of one instant stand by kind and id, whichever came first', async () => {
    await withLedger('UTC', (writer) => {
      const when = '2026-01-05'
      for (const entry of [
        usage(9, when, '3'),
        usage(4, when, '2'),
        balance(5, when, '7'),
        purchase(8, when, small('2026-01-20')),
        purchase(2, '2026-01-04', small('2026-01-06')),
        amend(7, when, 2, '2026-01-08'),
      ]) {
        record(writer, [entry])
        expect(findings(writer), entry.kind).toEqual([])
      }
    })
  })
})
