/** Integers from `from` to `to`, both included, and how many there were; the last has no end, and holds all beyond it too. */
export interface Bin {
  readonly from: number
  readonly to: number | null
  readonly count: number
}

/** The least of the values that so many of a hundred do not exceed. The values rise; there is at least one. */
export function percentile(rising: Float64Array, percent: number): number {
  const position = Math.max(0, Math.ceil((rising.length * percent) / 100) - 1)
  const value = rising[position]
  if (value === undefined) throw new Error('nothing has no percentile')
  return value
}

/** Beyond this percentile values are few and far between: they share the last bin. */
const TAIL = 99

/**
 * How often integers come, in bins of one round width (1, 2 or 5 × a power of ten) of which there are at most `most`, from the
 * least value on without a gap. The values rise; there is at least one.
 */
export function histogram(rising: Float64Array, most: number): Bin[] {
  const [least, tail] = [percentile(rising, 0), percentile(rising, TAIL)]
  const width = roundWidth((tail - least + 1) / (most - 1))
  const first = Math.floor(least / width)
  const last = Math.floor(tail / width) - first
  const counts = Array.from({ length: last + 1 }, () => 0)
  for (const value of rising) {
    const bin = Math.min(last, Math.floor(value / width) - first)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts.map((count, bin) => {
    const from = (first + bin) * width
    return { from, to: bin === last ? null : from + width - 1, count }
  })
}

/** The least round number that is not below. */
function roundWidth(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)))
  return [1, 2, 5].map((step) => step * power).find((width) => width >= atLeast) ?? 10 * power
}
