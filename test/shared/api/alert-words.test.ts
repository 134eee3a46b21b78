import { expect, test } from 'vitest'
import type { AlertJson } from '../../../shared/api/alerts.ts'
import type { WordFormats } from '../../../shared/api/alert-words.ts'
import { alertWords } from '../../../shared/api/alert-words.ts'

const FORMATS: WordFormats = {
  units: (units) => units,
  estimate: (units) => units,
  money: ({ amount, currency }) => `${amount} ${currency}`,
  when: (instant) => instant.slice(0, 10),
}

function expiring(units: string): AlertJson {
  return {
    kind: 'expiring',
    key: 'lot:1',
    severity: 'now',
    account: 'main',
    lot: '1',
    pack: 'standard',
    at: '2026-10-25T00:30:00Z',
    units,
    cost: { amount: '0.27', currency: 'USD' },
    days: 3,
  }
}

test('one unit expires, several expire', () => {
  expect(alertWords(expiring('1'), FORMATS).sentence).toBe(
    '1 unit of the pack standard (main), which cost 0.27 USD, expires on 2026-10-25.',
  )
  expect(alertWords(expiring('620'), FORMATS).sentence).toBe(
    '620 units of the pack standard (main), which cost 0.27 USD, expire on 2026-10-25.',
  )
})
