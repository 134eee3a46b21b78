export const ROW_HEIGHT = 32

/** Browsers end an element at some height: Chromium at 33.5 million pixels, Firefox at half of that. */
const WANTED_HEIGHT = 33_500_000
const SAFE_HEIGHT = 16_000_000

let rows: number | null = null

/** How many rows a list can have that is scrolled as it is, more than a million in Chromium; measured once. */
export function rowsThatFit(): number {
  rows ??= Math.floor(tallest() / ROW_HEIGHT)
  return rows
}

function tallest(): number {
  const probe = document.createElement('div')
  probe.style.cssText = `position: absolute; visibility: hidden; width: 1px; height: ${WANTED_HEIGHT}px`
  const frame = document.createElement('div')
  frame.style.cssText = 'position: fixed; width: 1px; height: 1px; overflow: hidden'
  frame.append(probe)
  document.body.append(frame)
  const height = probe.getBoundingClientRect().height
  frame.remove()
  return height >= WANTED_HEIGHT - ROW_HEIGHT ? WANTED_HEIGHT - ROW_HEIGHT : SAFE_HEIGHT
}
