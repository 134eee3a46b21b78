import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { EntryId } from '../../shared/domain/journal.ts'
import { systemClock } from '../clock.ts'

const RANDOM_BYTES = 16
/** Asking the system for randomness costs more than recording an entry: it is asked for a few hundred ids at a time. */
const pool = new Uint8Array(RANDOM_BYTES * 512)
let used = pool.length
let msecs = 0
let seq = 0

/** A UUIDv7 that is greater than every one before it in this process, so that ids stand in the order of recording. */
export function newId(): EntryId {
  const now = systemClock.now()
  if (now > msecs) {
    msecs = now
    seq = 0
  } else seq += 1
  return v7({ msecs, seq, random: nextRandom() })
}

function nextRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += RANDOM_BYTES
  return pool.subarray(used - RANDOM_BYTES, used)
}
