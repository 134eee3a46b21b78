/** Lines differ in their dashes as well as in colour. */
const DASHES = ['', '8 4', '2 4', '12 4 2 4', '5 5', '14 4', '2 8'] as const

/** The dashes of a line; they come again after the last. */
export function dashOf(index: number): string {
  return DASHES[index % DASHES.length] ?? ''
}
