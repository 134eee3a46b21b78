import { describe, expect, test } from 'vitest'
import { formatUnits, MILLIUNITS_PER_UNIT, parseUnits } from '../../../shared/domain/units.ts'

describe('units', () => {
  test('are counted in thousandths', () => {
    expect(MILLIUNITS_PER_UNIT).toBe(1000)
    expect(parseUnits('1')).toBe(1000)
  })

  test.each([
    ['0.3', 300],
    ['0.5', 500],
    ['0.7', 700],
    ['1.1', 1100],
    ['1.3', 1300],
    ['2', 2000],
    ['26780', 26_780_000],
    ['-2.1', -2100],
  ])('%s of them are %d and are written the same', (text, milliunits) => {
    expect(parseUnits(text)).toBe(milliunits)
    expect(formatUnits(milliunits)).toBe(text)
  })

  test('more than three decimals are refused by the name of their field', () => {
    expect(() => parseUnits('0.0005', 'units_used')).toThrow('units_used: "0.0005" has 4 decimals')
    expect(() => parseUnits('0.0005')).toThrow('units: "0.0005" has 4 decimals')
  })
})
