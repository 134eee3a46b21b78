import { describe, expect, test } from 'vitest'
import type { StatementSaid } from '../../../electron/imports/read-bank-csv.ts'
import { readBankStatement } from '../../../electron/imports/read-bank-statement.ts'
import { parseOfxAmount, parseStatementAmount } from '../../../electron/imports/bank-amount.ts'
import { inspectTextFile } from '../../../electron/imports/text-file.ts'
import { formatDay } from '../../../shared/domain/calendar.ts'
import type { StatementLine } from '../../../shared/domain/payments/payment.ts'
import { refusalBy } from '../../support/refusal.ts'
import { refusalOf, temporaryFolder } from './support.ts'

const folder = temporaryFolder()

const unsaid: StatementSaid = { card: '', currency: 'USD', dayOrder: null, charges: 'negative', columns: new Map() }

async function read(name: string, content: string | Uint8Array, said = unsaid): Promise<readonly StatementLine[]> {
  const file = await inspectTextFile(await folder.write(name, content))
  return (await readBankStatement(file, said)).lines
}

const refused = (name: string, content: string, said = unsaid) => refusalOf(() => read(name, content, said))

const SGML_HEAD = 'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n'
const sgml = (transactions: string): string =>
  `${SGML_HEAD}<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS>\r\n<CURDEF>USD\r\n<CCACCTFROM><ACCTID>4111 1111 1111 4242</CCACCTFROM>\r\n<BANKTRANLIST>\r\n${transactions}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>\r\n`
const transaction = (more = ''): string =>
  `<STMTTRN>\r\n<TRNTYPE>DEBIT\r\n<DTPOSTED>20261104230000.000[-5:EST]\r\n<TRNAMT>-1000,00\r\n<FITID>A-1\r\n<NAME>MINIMAX &amp; CO\r\n${more}</STMTTRN>\r\n`

describe('OFX 1.x, whose values have no end', () => {
  test('is read with the day that the bank wrote, a comma before the decimals, and four digits of the account', async () => {
    const [line] = await read('card.qfx', sgml(transaction('<MEMO>Video packs\r\n')))
    expect(line).toEqual({
      line: 11,
      card: '4242',
      day: line?.day,
      amount: -100_000,
      currency: 'USD',
      payee: 'MINIMAX & CO · Video packs',
      reference: 'A-1',
    })
    expect(formatDay(line?.day ?? 0)).toBe('2026-11-04')
  })

  test('keeps names in windows-1252', async () => {
    const bytes = Buffer.from(sgml(transaction().replace('MINIMAX', 'CAFÉ')), 'latin1')
    expect((await read('card.ofx', bytes))[0]?.payee).toBe('CAFÉ & CO')
  })

  test('takes the currency that a transaction is in, and not the one that it was first in', async () => {
    const other = transaction('<ORIGCURRENCY><CURRATE>1.1<CURSYM>GBP</ORIGCURRENCY>\r\n')
    const own = transaction('<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY>\r\n')
    expect((await read('card.ofx', sgml(other + own))).map((line) => line.currency)).toEqual(['USD', 'EUR'])
  })

  test.each([
    ['TRNAMT', '-1000,00', '1.000,00', 'TRNAMT'],
    ['DTPOSTED', '20261104230000.000[-5:EST]', '20261131', 'DTPOSTED'],
    ['no DTPOSTED', '<DTPOSTED>20261104230000.000[-5:EST]\r\n', '', 'DTPOSTED'],
    ['two amounts', '<FITID>A-1', '<TRNAMT>1', 'TRNAMT'],
    ['a stray sign', 'MINIMAX &amp; CO', 'MINIMAX < CO', undefined],
  ])('is refused whole with line and field: %s', async (_, found, put, field) => {
    const refusal = await refused('card.ofx', sgml(transaction() + transaction().replace(found, put)))
    expect(refusal.code).toBe('invalid_input')
    expect(refusal.details.field).toBe(field)
    expect(refusal.details.line).toBeGreaterThan(17)
    expect(refusal.message).toContain('card.ofx, line ')
  })

  test('is refused where it is cut off', async () => {
    const whole = sgml(transaction())
    expect((await refused('a.ofx', whole.replace('</STMTTRN>', ''))).message).toContain('no </STMTTRN>')
    expect((await refused('b.ofx', whole.replace('</OFX>', ''))).message).toContain('no </OFX>')
    expect((await refused('c.ofx', SGML_HEAD)).message).toContain('no element <OFX>')
  })

  test('is refused in an encoding that is not read', async () => {
    const other = sgml(transaction()).replace('CHARSET:1252', 'CHARSET:932').replace('MINIMAX', 'CAFÉ')
    const refusal = await refusalOf(() => read('card.ofx', Buffer.from(other, 'latin1')))
    expect(refusal.details.field).toBe('CHARSET')
  })
})

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="220"?>
<OFX><!-- two of an account --><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>
<BANKACCTFROM><BANKID>1</BANKID><ACCTID>DE99 0001</ACCTID></BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261104</DTPOSTED><TRNAMT>-.50</TRNAMT><FITID>1</FITID>
<PAYEE><NAME><![CDATA[稀宇 <科技>]]></NAME><ADDR1>x</ADDR1></PAYEE></STMTTRN>
<STMTTRN><DTPOSTED>20261105</DTPOSTED><TRNAMT>+20</TRNAMT><NAME/><MEMO>A &#233; &unknown;</MEMO></STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`

test.each([
  ['UTF-8', Buffer.from(XML, 'utf8')],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${XML}`, 'utf16le')],
  ['UTF-8 with a mark and CRLF', Buffer.from(`\ufeff${XML.replaceAll('\n', '\r\n')}`, 'utf8')],
])('OFX 2.x is read in %s', async (_, bytes) => {
  const lines = await read('bank.ofx', bytes)
  expect(
    lines.map(({ line, card, amount, currency, payee, reference }) => [line, card, amount, currency, payee, reference]),
  ).toEqual([
    [5, '0001', -50, 'EUR', '稀宇 <科技>', '1'],
    [7, '0001', 2000, 'EUR', 'A é &unknown;', null],
  ])
})

test('an OFX amount may not set thousands apart', () => {
  expect(parseOfxAmount('-1000.0000', 'USD', 'TRNAMT')).toBe(-100_000)
  for (const text of ['1,000.00', '', '-', '1e3', '12.345']) {
    expect(refusalBy(() => parseOfxAmount(text, 'USD', 'TRNAMT')).details.field).toBe('TRNAMT')
  }
})

test.each([
  ['-1,234.56', 'USD', -123_456],
  ['1.234,56', 'EUR', 123_456],
  ["CHF 1'234.50", 'CHF', 123_450],
  ['($12.00)', 'USD', -1200],
  ['12,00-', 'EUR', -1200],
  ['1,000', 'USD', 100_000],
  ['1.234.567', 'EUR', 123_456_700],
  ['−5', 'USD', -500],
  ['1 000,00 €', 'EUR', 100_000],
  ['1,000', 'JPY', 1000],
])('an amount in CSV is read as it is written: %s in %s', (text, currency, minor) => {
  expect(parseStatementAmount(text, currency, 'amount')).toBe(minor)
})

test.each([
  ['1,234', 'KWD'],
  ['1,23,4', 'USD'],
  ['12.345', 'BTC'],
  ['12,5,0.1', 'USD'],
  ['', 'USD'],
  ['--5', 'USD'],
])('an amount in CSV that can be read in two ways or in none is refused: %s in %s', (text, currency) => {
  expect(() => parseStatementAmount(text, currency, 'amount')).toThrow()
})

describe('a statement in CSV', () => {
  test('is read past what the bank writes before its head', async () => {
    const text =
      'Account;Girokonto\n\nBuchungstag;Empfänger;Verwendungszweck;Betrag;Währung\n04.11.2026;MiniMax;Packs;-1.000,00;EUR\n'
    expect(await read('konto.csv', text)).toMatchObject([
      { line: 4, amount: -100_000, currency: 'EUR', payee: 'MiniMax · Packs', reference: null },
    ])
  })

  test('may give what left and what came in by itself', async () => {
    const lines = await read('bank.csv', 'Date,Description,Money Out,Money In\n2026-11-04,A,10.00,\n2026-11-05,B,,7\n')
    expect(lines.map((line) => line.amount)).toEqual([-1000, 700])
  })

  test('may write charges without a sign, where that is said', async () => {
    const said: StatementSaid = { ...unsaid, charges: 'positive', card: 'Visa' }
    expect(await read('card.csv', 'Date,Amount\n2026-11-04,10\n', said)).toMatchObject([
      { amount: -1000, card: 'Visa' },
    ])
  })

  test('tells its order of day and month by any of its dates', async () => {
    const days = async (text: string, said = unsaid) =>
      (await read('bank.csv', `Date,Amount\n${text}`, said)).map((line) => formatDay(line.day))
    expect(await days('03/04/2026,1\n25/04/2026,1\n')).toEqual(['2026-04-03', '2026-04-25'])
    expect(await days('03/04/2026,1\n04/25/2026,1\n')).toEqual(['2026-03-04', '2026-04-25'])
    expect(await days('03/04/2026,1\n', { ...unsaid, dayOrder: 'day-first' })).toEqual(['2026-04-03'])
  })

  test('is refused with the line where its dates tell no order, or two', async () => {
    const unclear = await refused('bank.csv', 'Date,Amount\n03/04/2026,1\n')
    expect(unclear.details).toMatchObject({ line: 2, field: 'date', dayOrder: 'unknown' })
    const both = await refused('bank.csv', 'Date,Amount\n25/04/2026,1\n04/25/2026,1\n')
    expect(both.details).toMatchObject({ line: 3, field: 'date' })
  })

  test('has its columns named by hand where their names tell nothing', async () => {
    const columns = new Map([
      ['When', 'date'],
      ['Value', 'amount'],
    ] as const)
    expect(await read('bank.csv', 'When,Value\n2026-11-04,-3\n', { ...unsaid, columns })).toMatchObject([
      { amount: -300 },
    ])
  })

  test.each([
    ['When,Value\n2026-11-04,-3\n', 1, 'date'],
    ['Date,Amount,Debit\n2026-11-04,-3,3\n', 1, 'amount'],
    ['Date,Amount\n2026-11-04,\n', 2, 'amount'],
    ['Date,Amount\n2026-02-30,1\n', 2, 'date'],
    ['Date,Amount,Currency\n2026-11-04,1,XQQ\n', 2, 'currency'],
    ['Date,Debit,Credit\n2026-11-04,1,2\n', 2, 'debit'],
    ['Date,Amount\n2026-11-04,1,2\n', 2, 'row'],
  ])('is refused whole with line and field: %j', async (text, line, field) => {
    const refusal = await refused('bank.csv', text)
    expect(refusal.details).toMatchObject({ line, field })
  })
})
