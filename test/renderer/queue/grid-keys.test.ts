import { describe, expect, test } from 'vitest'
import { chosenRows, isTyped, placeAfter } from '../../../renderer/queue/grid-keys.ts'

const SIZE = { rows: 11, columns: 5, page: 4 }
const HERE = { row: 5, column: 2, anchor: 5 }

function press(key: string, more: { ctrlKey?: boolean; shiftKey?: boolean; metaKey?: boolean } = {}) {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, ...more }
}

describe('keys of the grid', () => {
  test.each([
    ['ArrowDown', {}, 6, 2],
    ['ArrowUp', {}, 4, 2],
    ['ArrowRight', {}, 5, 3],
    ['ArrowLeft', {}, 5, 1],
    ['PageDown', {}, 9, 2],
    ['PageUp', {}, 1, 2],
    ['Home', {}, 5, 0],
    ['End', {}, 5, 4],
    ['Home', { ctrlKey: true }, 0, 0],
    ['End', { ctrlKey: true }, 10, 4],
    ['ArrowDown', { ctrlKey: true }, 10, 2],
    ['ArrowUp', { metaKey: true }, 0, 2],
  ])('%s with %o leads to row %i, column %i', (key, held, row, column) => {
    expect(placeAfter(HERE, press(key, held), SIZE)).toEqual({ row, column, anchor: row })
  })

  test('lead nowhere beyond its edges', () => {
    expect(placeAfter({ row: 0, column: 0, anchor: 0 }, press('ArrowUp'), SIZE)).toMatchObject({ row: 0 })
    expect(placeAfter({ row: 10, column: 4, anchor: 10 }, press('ArrowDown'), SIZE)).toMatchObject({ row: 10 })
    expect(placeAfter({ row: 10, column: 4, anchor: 10 }, press('ArrowRight'), SIZE)).toMatchObject({ column: 4 })
  })

  test('that do not move are left to others', () => {
    expect(placeAfter(HERE, press('Enter'), SIZE)).toBeNull()
    expect(placeAfter(HERE, press('a'), SIZE)).toBeNull()
  })

  test('with Shift choose the rows from where they began, and without it that row alone', () => {
    const down = placeAfter(HERE, press('ArrowDown', { shiftKey: true }), SIZE)
    expect(down).toEqual({ row: 6, column: 2, anchor: 5 })
    const up = placeAfter({ row: 5, column: 2, anchor: 7 }, press('ArrowUp', { shiftKey: true }), SIZE)
    expect(up === null ? null : chosenRows(up, 10)).toEqual([4, 7])
    expect(down === null ? null : placeAfter(down, press('ArrowDown'), SIZE)?.anchor).toBe(7)
  })

  test('never choose the empty row at the end', () => {
    expect(chosenRows({ row: 10, column: 0, anchor: 8 }, 10)).toEqual([8, 9])
  })
})

test('a character typed begins an edit; a shortcut and a key with a name do not', () => {
  expect(isTyped(press('a'), false)).toBe(true)
  expect(isTyped(press('7'), false)).toBe(true)
  expect(isTyped(press('z', { ctrlKey: true }), false)).toBe(false)
  expect(isTyped(press('F2'), false)).toBe(false)
  expect(isTyped(press('a'), true)).toBe(false)
})
