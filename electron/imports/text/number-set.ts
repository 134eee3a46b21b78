/** Numbers that were seen: positive safe integers, evenly spread, such as the first bits of digests. */
export interface NumberSet {
  /** Adds a number; whether it was new. */
  add(value: number): boolean
}

/**
 * A set of numbers in 16 bytes each on average, where a Set takes about 90: an import of a million rows remembers a million.
 * Open addressing, at most half full.
 */
export function numberSet(): NumberSet {
  let slots = new Float64Array(1024)
  let size = 0
  return {
    add: (value) => {
      const slot = slotOf(slots, value)
      if (slots[slot] === value) return false
      slots[slot] = value
      size += 1
      if (size * 2 > slots.length) slots = grown(slots)
      return true
    },
  }
}

/** Where the number is, or the free slot where it belongs. */
function slotOf(slots: Float64Array, value: number): number {
  let slot = value % slots.length
  while (slots[slot] !== 0 && slots[slot] !== value) slot = (slot + 1) % slots.length
  return slot
}

function grown(slots: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(slots.length * 2)
  for (const value of slots) if (value !== 0) larger[slotOf(larger, value)] = value
  return larger
}
