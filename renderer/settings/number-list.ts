/** Numbers as a field shows them: "7, 3, 1". */
export function numbersText(numbers: readonly number[]): string {
  return numbers.join(', ')
}

/** The numbers that a field holds, with commas or blanks between them; what is none stays NaN, for the studio to refuse. */
export function numbersIn(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number)
}
