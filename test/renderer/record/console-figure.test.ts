import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConsoleFigure } from '../../../renderer/record/console-figure.ts'
import { formatUnits } from '../../../shared/domain/units.ts'

const units = (text: string, locale = 'en-US') => {
  const figure = readConsoleFigure(text, locale)
  return 'units' in figure ? figure.units : null
}
const fault = (text: string, locale = 'en-US') => {
  const figure = readConsoleFigure(text, locale)
  return 'fault' in figure ? figure.fault : null
}

describe('a figure of the console', () => {
  test('is read as it is typed plainly, and as the page itself writes it', () => {
    expect(units('8544')).toBe('8544')
    expect(units(' 8544.3 ')).toBe('8544.3')
    expect(units('8,544.3')).toBe('8544.3')
    expect(units('8,544')).toBe('8544')
    expect(units('1,234,567.125')).toBe('1234567.125')
    expect(units('0.7000')).toBe('0.7')
    expect(units('8.544,3', 'de-DE')).toBe('8544.3')
    expect(units('8540,3', 'de-DE')).toBe('8540.3')
    expect(units('8540.3', 'de-DE')).toBe('8540.3')
    expect(units('8 544,3', 'fr-FR')).toBe('8544.3')
    expect(units('12,34,567', 'en-IN')).toBe('1234567')
  })

  test('is read alike from what any page writes of it, or asked for anew; never as another', () => {
    const locales = fc.constantFrom('en-US', 'en-GB', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'pl-PL', 'en-IN', 'zh-CN')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000_000 }), locales, (milliunits, locale) => {
        const plain = formatUnits(milliunits)
        const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(milliunits / 1000)
        expect([plain, null]).toContain(units(shown, locale))
        expect([plain, null]).toContain(units(plain, locale))
        if (!/^\d{1,3}\D\d{3}$/u.test(shown)) expect(units(shown, locale)).toBe(plain)
      }),
    )
  })

  test('that may be thousands or a part, by how the page writes decimals, is not guessed', () => {
    const both = 'This may be 8544 units, or 8 and a part: write 8544, or 8.5440.'
    expect(fault('8.544', 'de-DE')).toBe(both)
    expect(fault('8,544', 'de-DE')).toBe(both)
    expect(units('8.5440', 'de-DE')).toBe('8.544')
    expect(units('8.544')).toBe('8.544')
  })

  test('that cannot be read says what is wrong, and what would be right', () => {
    expect(fault('8540,3')).toBe('“8540,3” is no number of units: write it like 8540.3.')
    expect(fault('abc')).toBe('“abc” is no number of units: write it like 8544.3.')
    expect(fault('8,5443')).not.toBeNull()
    expect(fault('8,54')).toBe('“8,54” is no number of units: write it like 8.54.')
    expect(fault('-3')).toBe('A console shows 0 units or more.')
    expect(fault('8544.1234')).toBe('Units have three decimals at most.')
    expect(fault('1e3')).toBe('“1e3” is no number of units: write it like 8544.3.')
  })
})
