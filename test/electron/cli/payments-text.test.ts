import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importedText, paymentsText, tiedText } from '../../../electron/cli/text/payments.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const LOCALE = { zone: 'UTC', currency: 'USD' }

/** A studio with a pack of 1000.00 and one of 2500.00, and a statement with a payment of the first, kept. */
async function withPayment() {
  const studio = await open({ now: '2026-11-20' })
  await studio.value('purchases.record', { pack: 'standard', at: '2026-11-03' })
  await studio.value('purchases.record', { pack: 'pro', at: '2026-10-01' })
  const file = studio.path('card.csv')
  writeFileSync(file, 'Date,Payee,Amount\n2026-11-04,MiniMax,-1000\n,MiniMax,-5\n')
  const imported = await studio.value('payments.import', { file })
  const list = async () => paymentsText(await studio.value('payments.list', {}), LOCALE)
  const { suggestions, purchases } = await studio.value('payments.list', {})
  return { studio, imported, list, payment: suggestions[0]?.payment ?? '', purchases }
}

test('an import says what is left out with its line, nothing of what is nought, and how it is taken back', async () => {
  const { imported } = await withPayment()
  const text = importedText(imported)
  expect(text).toContain('2 lines, 2026-11-04 to 2026-11-04. 1 payment kept, 1 left out.')
  expect(text).toContain('Line 3: has no date, so it may not be booked.')
  expect(text).toContain('To take it back: payments forget card.csv')
})

test('a payment that is suggested for a purchase is not listed as without one; what was paid has its amount', async () => {
  const { studio, list, payment, purchases } = await withPayment()
  expect(await list()).toMatch(/MiniMax +suggested for one/)
  const purchase = purchases.find((one) => one.pack === 'standard')?.id ?? ''
  await studio.value('payments.tie', { payment, purchase })
  expect(await list()).toMatch(/1000\.00 USD +paid 2026-11-04, 1000\.00 USD/)
  expect(await list()).toMatch(/card\.csv +2026-11-20 00:00 +1/)
})

test('a tie whose amount and day do not agree is not silent', async () => {
  const { studio, list, payment, purchases } = await withPayment()
  const purchase = purchases.find((one) => one.pack === 'pro')?.id ?? ''
  const text = tiedText(await studio.value('payments.tie', { payment, purchase }))
  expect(text).toContain('Paid were 1000.00 USD; the purchases that it is tied to cost 2500.00 USD.')
  expect(text).toContain('It was paid 34 days after.')
  expect(text).toContain(`payments untie ${purchase}`)
  await studio.value('payments.untie', { purchase })
  await studio.value('payments.decline', { payment, purchase })
  expect(await list()).toContain(`payments undecline ${payment} ${purchase}`)
})
