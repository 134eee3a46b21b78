import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Journey } from './journey.ts'
import { begun, turnTo } from './journey.ts'

const STATEMENT = `OFXHEADER:100

<OFX><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>4111111111114242</CCACCTFROM>
<STMTTRN><DTPOSTED>DAY<TRNAMT>-1000.00<FITID>1<NAME>MINIMAX* VIDEO</STMTTRN>
<STMTTRN><DTPOSTED>DAY<TRNAMT>-75.00<FITID>2<NAME>MINIMAX* API</STMTTRN>
<STMTTRN><DTPOSTED>DAY<TRNAMT>-5000.00<FITID>3<NAME>PAYPAL *MM</STMTTRN>
</CCSTMTRS></OFX>
`

const TABLE = 'Konto Haus\n\nWhen;What;Value\nDAY;COFFEE;-4,20\n'

export const payments: Journey = {
  promise:
    'statements are read, a suggested payment is confirmed, and one charge is tied to the two packs that it paid',
  async prepare(value) {
    await begun(value)
    await value('purchases.record', { pack: 'standard' })
    await value('purchases.record', { pack: 'pro' })
    await value('purchases.record', { pack: 'pro', account: 'second' })
  },
  async walk({ page, value, now, chooseFile, see }) {
    await turnTo(page, 'Reports')
    await page.getByText('Payments', { exact: true }).click()
    const day = new Date(now).toISOString().slice(0, 10)
    await page.getByRole('button', { name: 'Choose a statement…' }).waitFor()
    await chooseFile({ name: 'bank.csv', text: TABLE.replace('DAY', day) }, () =>
      page.getByRole('button', { name: 'Choose a statement…' }).click(),
    )
    await page.getByText('No column is understood as Date; Amount or What left the account.').waitFor()
    await see('a statement whose columns are not known')
    await page.getByLabel('When is read as').selectOption('Date')
    await page.getByText('No column is understood as Amount or What left the account.').waitFor()
    await page.getByLabel('What is read as').selectOption('Payee')
    await page.getByLabel('Value is read as').selectOption('Amount')
    await page.getByText('bank.csv: 1 new.').waitFor()
    await page.getByRole('textbox', { name: 'Account' }).fill('House')
    await page.getByRole('textbox', { name: 'Account' }).press('Tab')
    await page.getByRole('button', { name: 'Keep 1 payment' }).click()
    await page.getByRole('group', { name: 'Preview of bank.csv' }).waitFor({ state: 'hidden' })
    await page.keyboard.press('z')
    await page.getByText('Taken back', { exact: true }).waitFor()
    expect((await value('payments.list', { all: true })).imported).toBe(0)
    await chooseFile({ name: 'bank.csv', text: TABLE.replace('DAY', day) }, () =>
      page.getByRole('button', { name: 'Choose a statement…' }).click(),
    )
    await page.getByLabel('When is read as').selectOption('Date')
    await page.getByLabel('What is read as').selectOption('Payee')
    await page.getByLabel('Value is read as').selectOption('Amount')
    await page.getByRole('textbox', { name: 'Account' }).fill('House')
    await page.getByRole('button', { name: 'Keep 1 payment' }).click()
    await page.getByRole('group', { name: 'Preview of bank.csv' }).waitFor({ state: 'hidden' })

    const text = STATEMENT.replaceAll('DAY', day.replaceAll('-', ''))
    await chooseFile({ name: 'card.qfx', text }, () =>
      page.getByRole('button', { name: 'Choose a statement…' }).click(),
    )
    await page.getByText('card.qfx: 3 new.').waitFor()
    await see('the preview of a statement')
    await page.getByRole('button', { name: 'Keep 3 payments' }).click()
    await page.getByText('Same amount', { exact: false }).waitFor()
    await page.getByRole('cell', { name: 'MINIMAX* API' }).waitFor()
    await see('purchases with a suggested payment')
    await page.getByRole('button', { name: /^Decline the payment of standard/ }).click()
    await page.getByRole('alert').filter({ hasText: 'Declined' }).getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: /^Confirm the payment of standard/ }).press('Enter')
    await page.getByRole('button', { name: /^Untie standard/ }).waitFor()
    await see('purchases and their payments')

    const rows = page.getByRole('row', { name: /pro/ })
    await chooseByKeys(
      page,
      rows.filter({ hasNotText: 'second' }).getByRole('button', { name: /^Choose the payment of pro/ }),
      see,
    )
    await chooseByKeys(
      page,
      rows.filter({ hasText: 'second' }).getByRole('button', { name: /^Choose the payment of pro/ }),
    )
    const { purchases, payments: paid, suggestions } = await value('payments.list', { all: true })
    expect(suggestions).toEqual([])
    expect(paid.find((one) => one.payee === 'PAYPAL *MM')?.purchases).toHaveLength(2)
    expect(paid.find((one) => one.payee === 'COFFEE')).toMatchObject({ card: 'House', amount: { amount: '4.20' } })
    expect(purchases.filter((one) => one.payment !== null)).toHaveLength(3)
    // Where it was tied it can be taken back.
    await page.keyboard.press('Enter')
    await rows.filter({ hasText: 'second' }).getByText('None found').waitFor()
    await page
      .locator('button:focus')
      .and(page.getByRole('button', { name: /^Choose the payment of pro/ }))
      .waitFor()
  },
}

/** Ties the charge that no pack has the price of, by keyboard alone. */
async function chooseByKeys(page: Page, button: Locator, see?: (what: string) => Promise<void>): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^The payment of pro/ })
  await page.locator('input:focus').and(dialog.getByLabel('Payment')).waitFor()
  await page.keyboard.type('PAYPAL')
  await page.getByRole('option', { name: /PAYPAL/ }).waitFor()
  await page.keyboard.press('Enter')
  await see?.('a payment that is chosen for a purchase')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page
    .locator('button:focus')
    .and(page.getByRole('button', { name: /^Untie pro/ }))
    .waitFor()
}
