/** What has a day, such as "2026-11-04", by how far that lies from another; of two that are as far the earlier comes first. */
export function nearestFirst<T extends { readonly day: string }>(all: readonly T[], day: string): readonly T[] {
  const distance = (one: T): number => Math.abs(Date.parse(one.day) - Date.parse(day))
  return all.toSorted((a, b) => distance(a) - distance(b) || Date.parse(a.day) - Date.parse(b.day))
}
