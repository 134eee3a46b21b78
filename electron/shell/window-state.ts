/** A rectangle of the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How a window was left. */
export interface WindowState {
  readonly bounds: Area
  readonly isMaximized: boolean
}

export const LEAST_SIZE = { width: 1024, height: 640 } as const
export const FIRST_SIZE = { width: 1280, height: 800 } as const
/** So much of a window, in both directions, must lie on one display for it to be found and dragged. */
const LEAST_VISIBLE = 100

/** Where a window opens; without `x` and `y` the platform centres it. */
export interface Placement {
  readonly width: number
  readonly height: number
  readonly x?: number
  readonly y?: number
}

/**
 * Where the window opens: as it was left, never smaller than it can be used, nor larger than its display. Where less than
 * 100 px of it would lie on any display that is there now, its place is forgotten.
 * @param displays the work areas of the displays that are there
 */
export function placeWindow(saved: WindowState | null, displays: readonly Area[]): Placement {
  if (saved === null) return FIRST_SIZE
  const { bounds } = saved
  const display = displays.find((area) => isReachable(bounds, area))
  if (display === undefined) return FIRST_SIZE
  return {
    width: clamp(bounds.width, LEAST_SIZE.width, display.width),
    height: clamp(bounds.height, LEAST_SIZE.height, display.height),
    x: bounds.x,
    y: bounds.y,
  }
}

function isReachable(window: Area, display: Area): boolean {
  const width = overlap(window.x, window.width, display.x, display.width)
  const height = overlap(window.y, window.height, display.y, display.height)
  return width >= LEAST_VISIBLE && height >= LEAST_VISIBLE
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart)
}

/** At least `least`, also where the display is smaller than that. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
