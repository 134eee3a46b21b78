/** Whether a decimal text says nothing at all: "0", "0.00". */
export function isNought(decimal: string): boolean {
  return /^-?0*(\.0*)?$/.test(decimal)
}

/** A decimal text with the other sign; nought has none. */
export function negated(decimal: string): string {
  if (isNought(decimal)) return decimal
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`
}
