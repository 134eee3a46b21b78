import { expect } from 'vitest'
import type { Journey } from './journey.ts'
import { begun, turnTo } from './journey.ts'

const STATEMENT = `OFXHEADER:100

<OFX><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>4111111111114242</CCACCTFROM>
<STMTTRN><DTPOSTED>DAY<TRNAMT>-1000.00<FITID>1<NAME>MINIMAX* VIDEO</STMTTRN>
<STMTTRN><DTPOSTED>DAY<TRNAMT>-75.00<FITID>2<NAME>MINIMAX* API</STMTTRN>
<STMTTRN><DTPOSTED>DAY<TRNAMT>-4.20<FITID>3<NAME>COFFEE</STMTTRN>
</CCSTMTRS></OFX>
`

export const payments: Journey = {
  promise: 'a card’s statement is read, and the payment that it suggests for a purchase is confirmed',
  async prepare(value) {
    await begun(value)
    await value('purchases.record', { pack: 'standard' })
  },
  async walk({ page, value, now, chooseFile, see }) {
    await turnTo(page, 'Reports')
    await page.getByText('Payments', { exact: true }).click()
    const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '')
    const text = STATEMENT.replaceAll('DAY', day)
    await chooseFile({ name: 'card.qfx', text }, () =>
      page.getByRole('button', { name: 'Choose a statement…' }).click(),
    )
    await page.getByText('card.qfx: 3 new, 0 known already, 0 that came in left out.').waitFor()
    await see('the preview of a statement')
    await page.getByRole('button', { name: 'Keep 3 payments' }).click()
    await page.getByText('Same amount', { exact: false }).waitFor()
    await page.getByRole('cell', { name: 'MINIMAX* API' }).waitFor()
    await see('purchases with a suggested payment')
    await page.getByRole('button', { name: /^Confirm the payment of standard/ }).click()
    await page.getByRole('button', { name: /^Untie standard/ }).waitFor()
    await see('purchases and their payments')
    const { purchases, suggestions } = await value('payments.list', {})
    expect(suggestions).toEqual([])
    expect(purchases[0]?.payment).not.toBeNull()
  },
}
