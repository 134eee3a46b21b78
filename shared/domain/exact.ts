import { invalid } from './refusal.ts'

/**
 * `a * b / divisor`, rounded half away from zero, computed exactly (R7): in doubles while the product is an exact integer,
 * in big integers beyond. All three are integers; the divisor is positive. Refuses figures whose result is no safe integer.
 */
export function multiplyDivide(a: number, b: number, divisor: number): number {
  const product = a * b
  if (!Number.isSafeInteger(product)) return multiplyDivideBig(a, b, divisor)
  const rest = product % divisor
  const whole = (product - rest) / divisor
  return Math.abs(rest) * 2 >= divisor ? whole + Math.sign(product) : whole
}

function multiplyDivideBig(a: number, b: number, divisor: number): number {
  return divideBig(BigInt(a) * BigInt(b), BigInt(divisor))
}

/** `product / by`, rounded half away from zero, for sums that may pass the safe integers before they are divided. */
export function divideBig(product: bigint, by: bigint): number {
  const magnitude = product < 0n ? -product : product
  const rounded = (magnitude * 2n + by) / (by * 2n)
  const result = Number(product < 0n ? -rounded : rounded)
  if (!Number.isSafeInteger(result)) throw invalid(`${product} / ${by} is too large to be counted exactly`)
  return result
}

/** The greatest common divisor of integers that are at least 0; of 0 and another it is the other. */
export function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b]
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
