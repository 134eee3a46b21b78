/** A source of numbers from 0 (included) to 1 (excluded): the same seed, the same sequence, on every machine. */
export type Random = () => number

/**
 * The generator mulberry32 (Tommy Ettinger, public domain): 32 bits of state, every seed good, fast. It serves simulations
 * and made-up data; it keeps no secrets.
 * @param seed an integer, taken modulo 2³²
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A seed made of a text (FNV-1a over its UTF-16 code units), so that each part of a simulation has a sequence of its own. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** An integer from `from` to `to`, both included. */
export function integerBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

export interface Weighted<T> {
  readonly value: T
  /** Above 0; how often the value comes is its share of all weights. */
  readonly weight: number
}

/** One of the values, each as often as it weighs. */
export function pickWeighted<T>(random: Random, choices: readonly [Weighted<T>, ...Weighted<T>[]]): T {
  let left = random() * choices.reduce((sum, choice) => sum + choice.weight, 0)
  for (const { value, weight } of choices) {
    left -= weight
    if (left < 0) return value
  }
  // The weights as they were added up may exceed them as they are taken away by a rounding.
  return (choices.at(-1) ?? choices[0]).value
}

/** A number of the standard normal distribution (Box and Muller). */
export function standardNormal(random: Random): number {
  // One less what is drawn is above 0, so that it has a logarithm.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
