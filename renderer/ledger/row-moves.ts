/** Which row a key goes to; null where it is no such key. `page` is how many rows are in view. */
export function movedRow(key: string, current: number, count: number, page: number): number | null {
  const last = Math.max(0, count - 1)
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, current + 1)
    case 'ArrowUp':
      return Math.max(0, current - 1)
    case 'PageDown':
      return Math.min(last, current + Math.max(1, page - 1))
    case 'PageUp':
      return Math.max(0, current - Math.max(1, page - 1))
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
