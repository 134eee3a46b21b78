import { divideBig } from './exact.ts'

/** An exact quotient of integers; `under` is positive. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export function whole(value: bigint | number): Fraction {
  return { over: BigInt(value), under: 1n }
}

export function fraction(over: bigint | number, under: bigint | number): Fraction {
  return { over: BigInt(over), under: BigInt(under) }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.under === b.under) return { over: a.over + b.over, under: a.under }
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}

export function isLess(a: Fraction, b: Fraction): boolean {
  return a.over * b.under < b.over * a.under
}

/** The integer nearest to `value / by`, half away from zero. */
export function nearest(value: Fraction, by = 1n): number {
  return divideBig(value.over, value.under * by)
}
