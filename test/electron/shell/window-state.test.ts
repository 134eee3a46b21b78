import { describe, expect, test } from 'vitest'
import type { Area } from '../../../electron/shell/window-state.ts'
import { placeWindow } from '../../../electron/shell/window-state.ts'

const display: Area = { x: 0, y: 0, width: 1920, height: 1080 }
const left: Area = { x: -1440, y: 0, width: 1440, height: 900 }
const at = (x: number, y: number, width = 1200, height = 700) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
})
const FIRST = { width: 1280, height: 800 }

describe('a window opens', () => {
  test('at its first size, where the platform puts it, when nothing is kept', () => {
    expect(placeWindow(null, [display])).toEqual(FIRST)
  })

  test('where it was left', () => {
    expect(placeWindow(at(300, 200), [display])).toEqual({ x: 300, y: 200, width: 1200, height: 700 })
    expect(placeWindow(at(-1300, 100), [display, left])).toEqual({ x: -1300, y: 100, width: 1200, height: 700 })
  })

  test('where the platform puts it, when its display is gone', () => {
    expect(placeWindow(at(-1300, 100), [display])).toEqual(FIRST)
    expect(placeWindow(at(300, 200), [])).toEqual(FIRST)
  })

  test.each([
    ['100 px from the right are enough', 1820, 200, true],
    ['99 px are not', 1821, 200, false],
    ['100 px from the bottom are enough', 300, 980, true],
    ['99 px from the bottom are not', 300, 981, false],
    ['100 px at the left are enough', -1100, 200, true],
    ['99 px at the left are not', -1101, 200, false],
  ])('only where it can be reached: %s', (_name, x, y, isKept) => {
    expect('x' in placeWindow(at(x, y), [display])).toBe(isKept)
  })

  test('never smaller than it can be used, nor larger than its display', () => {
    expect(placeWindow(at(0, 0, 200, 100), [display])).toMatchObject({ width: 1024, height: 640 })
    expect(placeWindow(at(0, 0, 5000, 4000), [display])).toMatchObject({ width: 1920, height: 1080 })
    expect(placeWindow(at(0, 0, 5000, 4000), [{ x: 0, y: 0, width: 800, height: 600 }])).toMatchObject({
      width: 1024,
      height: 640,
    })
  })
})
