/**
 * `a * b / divisor`, rounded half away from zero, computed exactly (R7): in doubles while the product is an exact integer,
 * in big integers beyond. All three are integers; the divisor is positive; the result must be a safe integer.
 */
export function multiplyDivide(a: number, b: number, divisor: number): number {
  const product = a * b
  if (!Number.isSafeInteger(product)) return multiplyDivideBig(a, b, divisor)
  const rest = product % divisor
  const whole = (product - rest) / divisor
  return Math.abs(rest) * 2 >= divisor ? whole + Math.sign(product) : whole
}

function multiplyDivideBig(a: number, b: number, divisor: number): number {
  const product = BigInt(a) * BigInt(b)
  const by = BigInt(divisor)
  const magnitude = product < 0n ? -product : product
  const rounded = (magnitude * 2n + by) / (by * 2n)
  const result = Number(product < 0n ? -rounded : rounded)
  if (!Number.isSafeInteger(result)) throw new RangeError(`${a} * ${b} / ${divisor} is beyond the safe integers`)
  return result
}
