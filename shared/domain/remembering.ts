/**
 * The function, with its last answers remembered: for pure functions that are asked the same time and again and take long to answer.
 * An answer is shared by all who ask, so it must be one that cannot be changed.
 * @param keyOf the same text for the same arguments, and for no others
 * @param most how many answers are kept; the one that was asked for longest ago goes first
 */
export function remembering<A extends readonly unknown[], R>(
  make: (...args: A) => R,
  keyOf: (...args: A) => string,
  most: number,
): (...args: A) => R {
  const answers = new Map<string, { readonly answer: R }>()
  return (...args) => {
    const key = keyOf(...args)
    const known = answers.get(key) ?? { answer: make(...args) }
    answers.delete(key)
    answers.set(key, known)
    if (answers.size > most) answers.delete(answers.keys().next().value ?? key)
    return known.answer
  }
}
