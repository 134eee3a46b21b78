/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new Error('there is no median of nothing')
  return (low + high) / 2
}

/** Milliseconds until `work` is done. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

interface Rounds {
  readonly rounds: number
  /** Rounds before those that count: caches fill, and code is compiled. */
  readonly warmUps: number
}

/**
 * The median of each work's own figure, such as its milliseconds. The works take turns, so that what disturbs the machine
 * disturbs all of them, and garbage is collected before each.
 */
export async function mediansInTurn<Name extends string>(
  { rounds, warmUps }: Rounds,
  works: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const name of names) {
      collectGarbage()
      const sample = await works[name]()
      if (round >= 0) samples.get(name)?.push(sample)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<Name, number>
}

/** The same where each work's figure is how long it takes. */
export function timesInTurn<Name extends string>(
  rounds: Rounds,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const timed = names.map((name) => [name, () => milliseconds(works[name])] as const)
  return mediansInTurn(rounds, Object.fromEntries(timed) as Record<Name, () => Promise<number>>)
}

/** What one part leaves behind is not the next part's burden. Needs `--expose-gc`; without it nothing happens. */
export function collectGarbage(): void {
  globalThis.gc?.()
}
