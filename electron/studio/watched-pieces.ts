import type { Chunks } from '../files/write-file.ts'

type Piece = string | Uint8Array

/** So many texts pass between two looks, which tell the progress and are where a command is stopped; bytes are long, and each gets one. */
const LOOK_EVERY = 1000

/**
 * A file's pieces as they are, with a look at how many have passed time and again; what the look throws ends them. What need not be
 * waited for is not.
 */
export function watched(pieces: Chunks, look: (passed: number) => void): Chunks {
  return Symbol.asyncIterator in pieces ? whileWaiting(pieces, look) : atOnce(pieces, look)
}

function isDue(piece: Piece, passed: number): boolean {
  return typeof piece !== 'string' || passed % LOOK_EVERY === 0
}

function* atOnce(pieces: Iterable<Piece>, look: (passed: number) => void): Generator<Piece> {
  let passed = 0
  for (const piece of pieces) {
    passed += 1
    if (isDue(piece, passed)) look(passed)
    yield piece
  }
}

async function* whileWaiting(pieces: AsyncIterable<Piece>, look: (passed: number) => void): AsyncGenerator<Piece> {
  let passed = 0
  for await (const piece of pieces) {
    passed += 1
    if (isDue(piece, passed)) look(passed)
    yield piece
  }
}
