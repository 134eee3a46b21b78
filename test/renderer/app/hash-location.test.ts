import { describe, expect, it } from 'vitest'
import { hashPath, hashSearch, linkTo } from '../../../renderer/ui/hash-location.ts'

describe('addresses after the hash', () => {
  it('name a screen and what it shows', () => {
    expect(hashPath('#/ledger?production=Nike')).toBe('/ledger')
    expect(hashSearch('#/ledger?production=Nike')).toBe('production=Nike')
    expect([hashPath(''), hashSearch('')]).toEqual(['/', ''])
    expect(hashPath('#ledger')).toBe('/ledger')
  })

  it('bring every name back as it was, whatever is in it', () => {
    for (const production of ['Nike SS27 & Co', '50% off?', '#1 + <b>', 'Größe 42 / 100']) {
      const link = linkTo('/ledger', { production, from: '2026-10-01', to: null, lot: undefined })
      const read = new URLSearchParams(hashSearch(link))
      expect(hashPath(link)).toBe('/ledger')
      expect(Object.fromEntries(read)).toEqual({ production, from: '2026-10-01' })
    }
  })

  it('leave out the question mark where there is nothing to ask', () => {
    expect(linkTo('/queue')).toBe('#/queue')
  })
})
