import { describe, expect, test } from 'vitest'
import type { StatementMapping } from '../../../electron/imports/bank/bank-columns.ts'
import { lookAtBankStatement } from '../../../electron/imports/bank/look-at-bank-statement.ts'
import type { StatementSaid } from '../../../electron/imports/bank/read-bank-csv.ts'
import { readBankStatement } from '../../../electron/imports/bank/read-bank-statement.ts'
import { inspectTextFile } from '../../../electron/imports/text/text-file.ts'
import { formatDay } from '../../../shared/domain/calendar.ts'
import type { StatementLine } from '../../../shared/domain/payments/payment.ts'
import { refusalOf, temporaryFolder, unsaid } from './support.ts'

const folder = temporaryFolder()

async function read(name: string, content: string | Uint8Array, said = unsaid): Promise<readonly StatementLine[]> {
  const file = await inspectTextFile(await folder.write(name, content))
  return (await readBankStatement(file, said)).lines
}

const refused = (name: string, content: string, said = unsaid) => refusalOf(() => read(name, content, said))

const SGML_HEAD = 'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n'
const ERROR =
  'OFXHEADER:100\n\n<OFX><SIGNONMSGSRSV1><SONRS>\n<STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Signon invalid</STATUS></SONRS></SIGNONMSGSRSV1></OFX>'
const XML_HEAD = (encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<OFX><STMTRS><CURDEF>CNY</CURDEF><STMTTRN><DTPOSTED>20261104</DTPOSTED><TRNAMT>-1</TRNAMT><NAME>`
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

  test('is refused where the bank answers with an error, or with no statement', async () => {
    const error = await refused('err.ofx', ERROR)
    expect(error).toMatchObject({ code: 'invalid_input', details: { line: 4, field: 'STATUS' } })
    expect(error.message).toContain('the bank answered with an error, 15500, Signon invalid')
    const other = await refused('other.ofx', ERROR.replace('ERROR', 'INFO'))
    expect(other.message).toContain('has no statement of a bank or a card')
    expect(await read('none.ofx', sgml(''))).toEqual([])
  })

  test('is said to be cut off where it ends within an element', async () => {
    const whole = sgml(transaction())
    const refusal = await refused('trunc.ofx', whole.slice(0, whole.indexOf('TED>')))
    expect(refusal.details.line).toBe(13)
    expect(refusal.message).toContain('begins here and does not end; the file may be cut off')
  })

  test('is refused in an encoding that is not read', async () => {
    const other = sgml(transaction()).replace('CHARSET:1252', 'CHARSET:37').replace('MINIMAX', 'CAFÉ')
    const refusal = await refusalOf(() => read('card.ofx', Buffer.from(other, 'latin1')))
    expect(refusal.details.field).toBe('CHARSET')
  })
})

test.each([
  [
    'SGML',
    sgml(transaction()).replace('CHARSET:1252', 'CHARSET:936').replace('MINIMAX', '\xcf\xa1\xd3\xee'),
    '稀宇 & CO',
  ],
  ['XML', XML_HEAD('GB2312') + '\xcf\xa1\xd3\xee</NAME></STMTTRN></STMTRS></OFX>', '稀宇'],
])('OFX is read in the encoding that it says itself: %s', async (_, text, payee) => {
  expect((await read('bank.ofx', Buffer.from(text, 'latin1'))).map((line) => line.payee)).toEqual([payee])
})

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="220"?>
<OFX><!-- two of an account --><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>
<BANKACCTFROM><BANKID>1</BANKID><ACCTID>DE99 0001</ACCTID></BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261104</DTPOSTED><TRNAMT>-.50</TRNAMT><FITID>1</FITID>
<PAYEE><NAME><![CDATA[稀宇 <科技>]]></NAME><ADDR1>x</ADDR1></PAYEE></STMTTRN>
<STMTTRN><DTPOSTED>20261105</DTPOSTED><TRNAMT>+20</TRNAMT><NAME/><MEMO>A &#233; &unknown;</MEMO></STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`

test('an empty part of a transaction hides nothing that follows it', async () => {
  const emptied = XML.replace('<FITID>1</FITID>', '<PAYEE/><FITID>1</FITID>').replace(
    '</STMTTRN>',
    '<CURRENCY /></STMTTRN>',
  )
  expect(emptied.match(/\/>/g)).toHaveLength(3)
  expect((await read('bank.ofx', emptied)).map((line) => line.reference)).toEqual(['1', null])
})

test('a part that is not ended ends with its transaction', async () => {
  const lines = await read('card.ofx', sgml(transaction('<EXTDPAYEE>\r\n') + transaction().replace('A-1', 'A-2')))
  expect(lines.map((line) => line.reference)).toEqual(['A-1', 'A-2'])
})

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

describe('a statement in CSV', () => {
  test('is read past what the bank writes before its head', async () => {
    const text =
      'Account;Girokonto\n\nBuchungstag;Empfänger;Verwendungszweck;Betrag;Währung\n04.11.2026;MiniMax;Packs;-1.000,00;EUR\n'
    expect(await read('konto.csv', text)).toMatchObject([
      { line: 4, amount: -100_000, currency: 'EUR', payee: 'MiniMax · Packs', reference: null },
    ])
  })

  test.each([19, 0])('is read past %i lines that have other marks than its own', async (count) => {
    const before = 'Account, of the house\n'.repeat(count)
    const lines = await read('konto.csv', `${before}Buchungstag;Betrag\n04.11.2026;-1.000,00\n`)
    expect(lines).toMatchObject([{ line: count + 2, amount: -100_000 }])
  })

  test('is read in GB18030, as Chinese banks write it', async () => {
    // 交易日期,交易对方,金额 and 稀宇
    const head = '\xbd\xbb\xd2\xd7\xc8\xd5\xc6\xda,\xbd\xbb\xd2\xd7\xb6\xd4\xb7\xbd,\xbd\xf0\xb6\xee\n'
    const bytes = Buffer.from(`${head}2026-11-04,\xcf\xa1\xd3\xee,-2500.00\n`, 'latin1')
    expect(await read('cn.csv', bytes)).toMatchObject([{ payee: '稀宇', amount: -250_000 }])
  })

  test('is read past what stands before its head where its columns are said by hand', async () => {
    const columns = new Map([
      ['When', 'date'],
      ['Value', 'amount'],
    ] as const)
    const text = 'Konto: Haus\nStand, am: 4. November\nWhen;Value\n2026-11-04;-3,50\n'
    expect(await read('konto.csv', text, { ...unsaid, columns })).toMatchObject([{ line: 4, amount: -350 }])
  })

  test('may end its rows, but not its head, with a delimiter', async () => {
    expect(await read('bank.csv', 'Date,Amount\n2026-11-04,-1.00,\n')).toMatchObject([{ amount: -100 }])
  })

  test('may give what left and what came in by itself', async () => {
    const lines = await read('bank.csv', 'Date,Description,Money Out,Money In\n2026-11-04,A,10.00,\n2026-11-05,B,,7\n')
    expect(lines.map((line) => line.amount)).toEqual([-1000, 700])
  })

  test('leaves out rows without an amount, a date or more than one cell, and says which', async () => {
    const text =
      'Date,Payee,Amount\n2026-11-01,Beginning balance,\n,MiniMax,-3\n2026-11-04,MiniMax,-3\nEnd of the list,,\n'
    const { lines, leftOut } = await readBankStatement(
      await inspectTextFile(await folder.write('bank.csv', text)),
      unsaid,
    )
    expect(lines).toMatchObject([{ line: 4, amount: -300 }])
    expect(leftOut).toEqual([
      { line: 2, payee: 'Beginning balance', reason: 'has no amount' },
      { line: 3, payee: 'MiniMax', reason: 'has no date, so it may not be booked' },
      { line: 5, payee: '', reason: 'has one cell alone' },
    ])
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

  test('tells what stands before its decimals by any of its amounts, or by hand', async () => {
    const amounts = async (text: string, said = unsaid) =>
      (await read('bank.csv', `Date;Amount\n${text}`, said)).map((line) => line.amount)
    expect(await amounts('2026-11-04;250.000\n2026-11-04;-1,50\n')).toEqual([25_000_000, -150])
    expect(await amounts('2026-11-04;250.000\n2026-11-04;-1.50\n')).toEqual([25_000, -150])
    expect(await amounts('2026-11-04;250.000\n', { ...unsaid, decimalMark: 'comma' })).toEqual([25_000_000])
  })

  test('is refused with the line where its amounts tell no mark before their decimals, or two', async () => {
    const unclear = await refused('bank.csv', 'Date;Amount\n2026-11-04;250.000\n')
    expect(unclear.details).toMatchObject({ line: 2, field: 'amount', decimalMark: 'unknown' })
    expect(unclear.message).toContain('"250.000" can be read as 250.000 and as 250000; say whether')
    const both = await refused('bank.csv', 'Date;Amount\n2026-11-04;1,50\n2026-11-04;1.50\n')
    expect(both.details).toMatchObject({ line: 3, field: 'amount' })
  })

  test('has what left with DR and what came in with CR, however its other amounts are written', async () => {
    const text = 'Date,Amount\n2026-11-04,12.00 DR\n2026-11-05,5.00 CR\n'
    const amounts = async (said: StatementSaid) => (await read('card.csv', text, said)).map((line) => line.amount)
    expect(await amounts(unsaid)).toEqual([-1200, 500])
    expect(await amounts({ ...unsaid, charges: 'positive' })).toEqual([-1200, 500])
    const against = await refused('card.csv', 'Date,Debit\n2026-11-04,12.00 CR\n')
    expect(against.details).toMatchObject({ line: 2, field: 'debit' })
  })

  test('is refused where something is said of a column that it has not, or one field of two', async () => {
    const stray = await refused('bank.csv', 'Date,Amount\n', { ...unsaid, columns: new Map([['Datum', 'date']]) })
    expect(stray.message).toContain('has no column "Datum"; it has Date, Amount')
    const columns = new Map([
      ['A', 'date'],
      ['B', 'date'],
    ] as const)
    const twice = await refused('bank.csv', 'A,B,Amount\n', { ...unsaid, columns })
    expect(twice.message).toContain('"A" and "B" are both said to be date; keep one')
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
    ['Date,Amount\n2026-11-04,\n', 2, 'row'],
    ['Date,Amount\n2026-02-30,1\n', 2, 'date'],
    ['Date,Amount,Currency\n2026-11-04,1,XQQ\n', 2, 'currency'],
    ['Date,Debit,Credit\n2026-11-04,1,2\n', 2, 'debit'],
    ['Date,Amount\n202611,1\n', 2, 'date'],
    ['Date,Amount\n2026111,1\n', 2, 'date'],
    ['Date,Amount\n2026-11-04,1,2\n', 2, 'row'],
    ['Date,Amount\n', 1, 'row'],
  ])('is refused whole with line and field: %j', async (text, line, field) => {
    const refusal = await refused('bank.csv', text)
    expect(refusal.details).toMatchObject({ line, field })
  })
})

describe('a look at the columns of a statement', () => {
  const look = async (content: string, said: StatementMapping = new Map()) =>
    lookAtBankStatement(await inspectTextFile(await folder.write('bank.csv', content)), said)

  test('tells what each is taken for with some of what stands in it, and what is missing', async () => {
    expect(await look('Haus, Konto 1\nWhen;Betrag\n2026-11-04;-3,50\n2026-11-05;-3,50\n')).toEqual({
      columns: [
        { column: 'When', field: null, samples: ['2026-11-04', '2026-11-05'] },
        { column: 'Betrag', field: 'amount', samples: ['-3,50'] },
      ],
      missing: [['date']],
      currency: null,
    })
  })

  test('is answered also where a needed column is left out, or no column is known', async () => {
    const text = 'Konto\nDate;Amount\n2026-11-04;1\n'
    expect(await look(text, new Map([['Amount', null]]))).toMatchObject({
      columns: [{ field: 'date' }, { field: null }],
      missing: [['amount', 'debit']],
    })
    const unknown = await look('Konto\nA;B\n2026-11-04;1\n2026-11-05;1\n')
    expect(unknown.columns.map(({ column }) => column)).toEqual(['A', 'B'])
    expect(unknown.missing).toEqual([['date'], ['amount', 'debit']])
  })

  test('tells nothing of OFX, which says itself what each part is', async () => {
    expect(await look(XML)).toEqual({ columns: [], missing: [], currency: null })
  })
})
