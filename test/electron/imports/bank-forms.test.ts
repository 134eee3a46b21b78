import { describe, expect, test } from 'vitest'
import { readBankStatement } from '../../../electron/imports/bank/read-bank-statement.ts'
import type { StatementSaid } from '../../../electron/imports/bank/read-bank-csv.ts'
import { inspectTextFile } from '../../../electron/imports/text/text-file.ts'
import { formatDay } from '../../../shared/domain/calendar.ts'
import { refusalOf, temporaryFolder, unsaid } from './support.ts'

const folder = temporaryFolder()

async function read(text: string, said: Partial<StatementSaid> = {}) {
  const file = await inspectTextFile(await folder.write('bank.csv', text))
  return readBankStatement(file, { ...unsaid, ...said })
}

interface BankForm {
  readonly bank: string
  readonly said?: Partial<StatementSaid>
  readonly file: string
  /** Day, amount in minor units, currency and payee of each line. */
  readonly lines: readonly (readonly [string, number, string, string])[]
  /** The lines of rows that are left out. */
  readonly leftOut?: readonly number[]
}

/** A few lines of what each bank lets one export, as it writes them. */
const FORMS: readonly BankForm[] = [
  {
    bank: 'Chase, card',
    file: `Transaction Date,Post Date,Description,Category,Type,Amount,Memo
11/16/2026,11/17/2026,"MINIMAX, SG",Software,Sale,-2500.00,
11/24/2026,11/25/2026,Payment Thank You,,Payment,1200.00,
`,
    lines: [
      ['2026-11-17', -250_000, 'USD', 'MINIMAX, SG'],
      ['2026-11-25', 120_000, 'USD', 'Payment Thank You'],
    ],
  },
  {
    bank: 'Chase, account: its rows end with a comma that the head has not',
    file: `Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
DEBIT,11/17/2026,"MINIMAX PTE LTD",-2500.00,ACH_DEBIT,12000.00,,
`,
    lines: [['2026-11-17', -250_000, 'USD', 'MINIMAX PTE LTD']],
  },
  {
    bank: 'Bank of America',
    file: `Description,,Summary Amt.
Beginning balance as of 11/01/2026,,"15,000.00"
Total debits,,"-2,500.00"

Date,Description,Amount,Running Bal.
11/01/2026,Beginning balance as of 11/01/2026,,"15,000.00"
11/17/2026,"MINIMAX DES:SALE","-2,500.00","12,500.00"
`,
    lines: [['2026-11-17', -250_000, 'USD', 'MINIMAX DES:SALE']],
    leftOut: [6],
  },
  {
    bank: 'American Express',
    said: { charges: 'positive' },
    file: `Date,Description,Card Member,Account #,Amount
11/17/2026,MINIMAX PTE LTD,A PRODUCER,-11001,2500.00
11/25/2026,AUTOPAY PAYMENT,A PRODUCER,-11001,-150.00
`,
    lines: [
      ['2026-11-17', -250_000, 'USD', 'MINIMAX PTE LTD'],
      ['2026-11-25', 15_000, 'USD', 'AUTOPAY PAYMENT'],
    ],
  },
  {
    bank: 'Capital One, card',
    file: `Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit
2026-11-16,2026-11-17,1234,MINIMAX PTE LTD,Other,2500.00,
2026-11-22,2026-11-22,1234,MOBILE PYMT,Payment,,2500.00
`,
    lines: [
      ['2026-11-17', -250_000, 'USD', 'MINIMAX PTE LTD'],
      ['2026-11-22', 250_000, 'USD', 'MOBILE PYMT'],
    ],
  },
  {
    bank: 'Wise',
    file: `"TransferWise ID",Date,"Date Time",Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Card Last Four Digits"
CARD-1,17-11-2026,"17-11-2026 10:00:00.000",-2500.00,USD,"Card transaction of 2,500.00 USD issued by Minimax",,1000.00,,,,,,,Minimax,4242
`,
    lines: [['2026-11-17', -250_000, 'USD', 'Minimax']],
  },
  {
    bank: 'Revolut: what is pending has no completed date',
    file: `Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
CARD_PAYMENT,Current,2026-11-16 09:06:00,2026-11-17 03:00:00,MiniMax,-2500.00,0.00,USD,COMPLETED,1000.00
CARD_PAYMENT,Current,2026-11-26 09:06:00,,MiniMax,-150.00,0.00,USD,PENDING,
`,
    lines: [['2026-11-17', -250_000, 'USD', 'MiniMax']],
    leftOut: [3],
  },
  {
    bank: 'N26',
    file: `"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"
2026-11-17,2026-11-17,"MINIMAX","",Presentment,"","Main",-2150.25,-2500.00,USD,1.1627
`,
    lines: [['2026-11-17', -215_025, 'EUR', 'MINIMAX']],
  },
  {
    bank: 'Monzo: an amount beside what left and came in by itself',
    file: `Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In
tx_1,17/11/2026,09:05:00,Card payment,MiniMax,,Bills,-1950.00,GBP,-2500.00,USD,,,,MINIMAX SG,,-1950.00,
`,
    lines: [['2026-11-17', -195_000, 'GBP', 'MINIMAX SG']],
  },
  {
    bank: 'Sparkasse: two digits of the year',
    file: `"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kontonummer";"BLZ";"Betrag";"Waehrung";"Info"
"DE123";"17.11.26";"17.11.26";"LASTSCHRIFT";"Video";"MiniMax Pte Ltd";"";"";"-2500,00";"EUR";"Umsatz gebucht"
`,
    lines: [['2026-11-17', -250_000, 'EUR', 'MiniMax Pte Ltd · Video']],
  },
  {
    bank: 'DKB: the currency in the head',
    file: `"Girokonto";"DE12 3456 7890 1234 5678 90"
""
"Kontostand vom 28.11.2026:";"1.234,56 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID"
"17.11.26";"17.11.26";"Gebucht";"Studio";"MiniMax Pte Ltd";"Video";"Ausgang";"DE1";"-2.150,25";""
`,
    lines: [['2026-11-17', -215_025, 'EUR', 'MiniMax Pte Ltd · Video']],
  },
  {
    bank: 'ING, Germany: two columns of one name',
    file: `Umsatzanzeige;Datei erstellt am: 28.11.2026 10:00
;
IBAN;DE12 3456
Saldo;1.000,00;EUR
;
Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung
17.11.2026;17.11.2026;MINIMAX PTE LTD;Lastschrift;Video;1.000,00;EUR;-2.150,25;EUR
`,
    lines: [['2026-11-17', -215_025, 'EUR', 'MINIMAX PTE LTD · Video']],
  },
  {
    bank: 'ING, Netherlands: the side in a column of its own',
    file: `"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"
"20261117";"MINIMAX";"NL01";"";"BA";"Af";"2150,25";"Betaalautomaat";"Pasvolgnr: 001"
"20261118";"STUDIO";"NL01";"";"OV";"Bij";"100,00";"Overschrijving";""
`,
    lines: [
      ['2026-11-17', -215_025, 'EUR', 'MINIMAX · Pasvolgnr: 001'],
      ['2026-11-18', 10_000, 'EUR', 'STUDIO'],
    ],
  },
  {
    bank: 'Santander, Spain',
    file: `FECHA OPERACIÓN;FECHA VALOR;CONCEPTO;IMPORTE EUR;SALDO
17/11/2026;17/11/2026;Compra MINIMAX;-2.150,25;1.000,00
`,
    lines: [['2026-11-17', -215_025, 'EUR', 'Compra MINIMAX']],
  },
  {
    bank: 'CaixaBank: the currency beside the amount',
    file: `Concepto;Fecha;Importe;Saldo
MINIMAX;17/11/2026;-2.150,25EUR;+1.000,00EUR
`,
    lines: [['2026-11-17', -215_025, 'EUR', 'MINIMAX']],
  },
  {
    bank: 'BNP Paribas',
    said: { currency: 'EUR' },
    file: `Date operation;Categorie;Libelle operation;Montant operation
17-11-2026;Achats;MINIMAX;-2150,25
`,
    lines: [['2026-11-17', -215_025, 'EUR', 'MINIMAX']],
  },
  {
    bank: 'Crédit Agricole',
    file: `Téléchargement du 28/11/2026;

M. STUDIO
Compte de Dépôt n° 123;
Solde au 27/11/2026 1.000,00 €;
Date;Libellé;Débit euros;Crédit euros;
17/11/2026;"PAIEMENT PAR CARTE MINIMAX";2 150,25;;
18/11/2026;"VIREMENT";;100,00;
`,
    lines: [
      ['2026-11-17', -215_025, 'EUR', 'PAIEMENT PAR CARTE MINIMAX'],
      ['2026-11-18', 10_000, 'EUR', 'VIREMENT'],
    ],
  },
  {
    bank: 'ICBC',
    file: `明细查询文件下载
卡号: 6222****1234
交易日期,摘要,交易场所,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名
2026-11-17,消费,MINIMAX,钞,,"2,500.00",美元,,"18,000.00",人民币,"1,000.00",稀宇科技
`,
    lines: [['2026-11-17', -1_800_000, 'CNY', '稀宇科技 · 消费']],
  },
  {
    bank: 'Alipay: neither paid nor received',
    file: `支付宝交易记录明细查询
账号:[x@y]
---------------------------------交易记录明细列表------------------------------------
交易时间,交易分类,交易对方,商品说明,收/支,金额,收/付款方式,交易状态,备注
2026-11-17 10:00:00,数码,MiniMax,视频,支出,18000.00,花呗,交易成功,
2026-11-18 10:00:00,投资,余额宝,转入,不计收支,5.00,余额,交易成功,
2026-11-19 10:00:00,退款,MiniMax,退款,收入,5.00,余额,退款成功,
`,
    said: { currency: 'CNY' },
    lines: [
      ['2026-11-17', -1_800_000, 'CNY', 'MiniMax · 视频'],
      ['2026-11-19', 500, 'CNY', 'MiniMax · 退款'],
    ],
    leftOut: [6],
  },
  {
    bank: 'WeChat',
    file: `微信支付账单明细,,,,,,,,
微信昵称：[x],,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,备注
2026-11-17 10:00:00,商户消费,MiniMax,"视频",支出,¥18000.00,零钱,支付成功,"/"
2026-11-18 10:00:00,零钱提现,招商银行,"/",/,¥5.00,零钱,提现已到账,"/"
`,
    lines: [['2026-11-17', -1_800_000, 'CNY', 'MiniMax · 视频']],
    leftOut: [6],
  },
  {
    bank: 'a bank that writes months by name',
    file: `Date,Description,Amount
17 Nov 2026,MINIMAX,-2500.00
17-Dez-26,MINIMAX,-1.00
"Nov 18, 2026",MINIMAX,-2.00
`,
    lines: [
      ['2026-11-17', -250_000, 'USD', 'MINIMAX'],
      ['2026-12-17', -100, 'USD', 'MINIMAX'],
      ['2026-11-18', -200, 'USD', 'MINIMAX'],
    ],
  },
]

describe('the export of', () => {
  test.each(FORMS)('$bank', async ({ said, file, lines, leftOut = [] }) => {
    const found = await read(file, said)
    expect(found.lines.map((one) => [formatDay(one.day), one.amount, one.currency, one.payee])).toEqual(lines)
    expect(found.leftOut.map(({ line }) => line)).toEqual(leftOut)
  })
})

describe('a currency', () => {
  test.each([
    ['US$5.00', 'USD'],
    ['5,00 kr', 'SEK'],
    ['5,00 zł', 'PLN'],
    ['R$ 5,00', 'BRL'],
    ['5,00 Kč', 'CZK'],
    ['HK$5.00', 'HKD'],
    ['RMB 5.00', 'CNY'],
    ['5,00 €', 'EUR'],
  ])('is read by what stands beside the amount: %s in %s', async (amount, currency) => {
    const said = currency === 'SEK' ? { currency } : {}
    const { lines } = await read(`Date;Amount\n2026-11-17;-${amount}\n`, said)
    expect(lines).toMatchObject([{ amount: -500, currency }])
  })

  test.each([
    ['of the head is not the one that is said', 'Date,Amount (EUR)\n2026-11-17,-5\n', { currency: 'USD' }, 1],
    ['of the head is not the one of a column', 'Date,Amount (EUR),Currency\n2026-11-17,-5,USD\n', {}, 2],
    ['of the head may be several', 'Date,Amount (kr)\n2026-11-17,-5\n', {}, 1],
    ['beside the amount is not the one that is said', 'Date,Amount\n2026-11-17,-€5\n', { currency: 'USD' }, 2],
    ['beside the amount is not known', 'Date,Amount\n2026-11-17,-5 XQQ\n', {}, 2],
    ['beside the amount may be several', 'Date,Amount\n2026-11-17,-5 kr\n', {}, 2],
  ])('is refused with its line where it %s', async (_, text, said, line) => {
    const refusal = await refusalOf(() => read(text, said))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { line, field: 'currency' } })
  })

  test('of the head may be one that is said', async () => {
    expect((await read('Date,Amount (kr)\n2026-11-17,-5\n', { currency: 'SEK' })).lines[0]?.currency).toBe('SEK')
    expect((await read('Date,Amount ($)\n2026-11-17,-5\n')).lines[0]?.currency).toBe('USD')
  })
})

test('a side that says neither is refused with its line', async () => {
  const refusal = await refusalOf(() => read('Date,Amount,Af Bij\n2026-11-17,5,Naar\n'))
  expect(refusal.details).toMatchObject({ line: 2, field: 'side' })
})

test('a statement whose rows are all left out is refused', async () => {
  const refusal = await refusalOf(() => read('Date,Payee,Amount\n,MiniMax,-5\n'))
  expect(refusal.message).toContain('line 2: row: has no date, so it may not be booked; no row is a payment')
})
