import { describe, expect, test } from 'vitest'
import { fallbackCharacters } from '../../../renderer/print/fallback-fonts.ts'

describe('fallback fonts', () => {
  test('are loaded for nothing on a page in Latin, Greek or Cyrillic letters', () => {
    for (const text of ['Statement for October 2026', 'Café "Nœud" – 1 000 € … →', 'Ελλάδα', 'Привет', 'Việt Nam']) {
      expect(fallbackCharacters(text)).toBe('')
    }
  })

  test('are loaded for each character that a system’s font may lack, once', () => {
    expect(fallbackCharacters('Take 1: 東京 東京')).toBe('東京')
    expect(fallbackCharacters('＝１')).toBe('＝１')
    expect(fallbackCharacters('한 カ ひ ح ש')).toBe('한カひحש')
  })

  test('are loaded for an emoji with what joins and colours it', () => {
    expect(fallbackCharacters('👩‍🎤')).toBe('👩\u200d🎤')
    expect(fallbackCharacters('👍🏽')).toBe('👍🏽')
    expect(fallbackCharacters('🇯🇵')).toBe('🇯🇵')
    expect(fallbackCharacters('1️⃣')).toBe('\ufe0f\u20e3')
  })
})
