import { expect, test } from 'vitest'
import { externalLink } from '../../../electron/shell/external-links.ts'
import { refusalBy } from '../../support/refusal.ts'

test('a page of the allow-list is opened as it is', () => {
  const url = 'https://platform.minimax.io/docs/guides/pricing-video?tab=1#packs'
  expect(externalLink(url)).toBe(url)
})

test.each([
  'http://platform.minimax.io/',
  'https://platform.minimax.io.evil.example/',
  'https://evil.example/platform.minimax.io',
  'https://platform.minimax.io@evil.example/',
  'https://user:pass@platform.minimax.io/',
  'https://platform.minimax.io:8443/',
  'https://sub.platform.minimax.io/',
  'file:///etc/passwd',
  'smb://platform.minimax.io/share',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'app://ledger/',
  'not an address',
  '',
  null,
  42,
  { href: 'https://platform.minimax.io/' },
])('%j is not opened', (url) => {
  expect(refusalBy(() => externalLink(url)).code).toBe('forbidden')
})
