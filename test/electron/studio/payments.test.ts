import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const line = (id: string, day: string, amount: string, name: string): string =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>\n`
const statement = (lines: string): string =>
  `OFXHEADER:100\n\n<OFX><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>41111111114242</CCACCTFROM>\n${lines}</CCSTMTRS></OFX>\n`

/** A studio with two packs of 1000.00, and a statement with a payment of that amount, one to others, and a refund. */
async function withStatement() {
  const studio = await makeStudio({ now: '2026-11-20 12:00', zone: 'Europe/Berlin' })
  const buy = async (at: string) => (await studio.value('purchases.record', { pack: 'standard', at })).entry.id
  const purchases = [await buy('2026-11-03'), await buy('2026-11-10')] as const
  const file = studio.path('card.qfx')
  const write = (lines: string): string => {
    writeFileSync(file, statement(lines))
    return file
  }
  const lines =
    line('A', '20261105', '-1000.00', 'MINIMAX* API') +
    line('B', '20261106', '-12.50', 'COFFEE') +
    line('C', '20261112', '5.00', 'REFUND')
  const list = (all = false) => studio.value('payments.list', { all })
  return { studio, purchases, write, lines, list }
}

describe('payments.import', () => {
  test('a preview keeps nothing, and decides what the import then does', async () => {
    const { studio, write, lines, list } = await withStatement()
    const file = write(lines)
    const preview = await studio.value('payments.import', { file, preview: true })
    expect(preview).toMatchObject({
      recorded: false,
      lines: { read: 3, new: 2, known: 0, incoming: 1, leftOut: 0 },
      span: { from: '2026-11-05', to: '2026-11-12' },
    })
    expect(preview.rows.map((row) => [row.line, row.verdict, row.amount?.amount])).toEqual([
      [4, 'new', '1000.00'],
      [5, 'new', '12.50'],
      [6, 'incoming', '5.00'],
    ])
    expect(preview.rows[0]).toMatchObject({ card: '4242', day: '2026-11-05', payee: 'MINIMAX* API', reason: null })
    expect((await list()).imported).toBe(0)
    const done = await studio.value('payments.import', { file, digest: preview.digest })
    expect({ ...done, recorded: false, kept: null }).toEqual(preview)
    expect((await list()).imported).toBe(2)
  })

  test('the same statement again adds nothing, nor one that overlaps', async () => {
    const { studio, write, lines, list } = await withStatement()
    await studio.value('payments.import', { file: write(lines) })
    const again = await studio.value('payments.import', { file: write(lines + line('D', '20261113', '-1', 'X')) })
    expect(again.lines).toEqual({ read: 4, new: 1, known: 2, incoming: 1, leftOut: 0 })
    expect((await list()).imported).toBe(3)
  })

  test('a line whose id is known with another amount is kept beside it, once, and told', async () => {
    const { studio, write, lines } = await withStatement()
    await studio.value('payments.import', { file: write(lines) })
    const file = write(lines.replace('-12.50', '-13.50'))
    const changed = await studio.value('payments.import', { file })
    expect(changed.lines).toMatchObject({ new: 1, known: 1 })
    expect(changed.rows.find((row) => row.verdict === 'new')?.reason).toContain(
      'id B is known with another day or amount',
    )
    expect((await studio.value('payments.import', { file })).lines).toMatchObject({ new: 0, known: 2 })
  })

  test('a bank that numbers the lines of each file anew has each payment kept once', async () => {
    const { studio, write, list } = await withStatement()
    const first = line('1', '20261105', '-2500', 'X')
    const same = line('1', '20261105', '-2500', 'X') + line('1', '20261105', '-150', 'Y')
    const third = line('1', '20261106', '-4500', 'Z')
    const added = []
    for (const lines of [first, same, third]) {
      added.push((await studio.value('payments.import', { file: write(lines) })).lines.new)
    }
    expect(added).toEqual([1, 1, 1])
    expect((await list(true)).payments.map((one) => one.amount.amount)).toEqual(['4500.00', '150.00', '2500.00'])
  })

  test('says where most amounts came in, unless their columns say so', async () => {
    const { studio } = await withStatement()
    const file = studio.path('card.csv')
    const turned = async (text: string, charges?: 'positive') => {
      writeFileSync(file, text)
      return (await studio.value('payments.import', { file, preview: true, charges })).mayBeTurned
    }
    expect(await turned('Date,Amount\n2026-11-04,5\n2026-11-04,-1\n2026-11-05,6\n')).toBe(true)
    expect(await turned('Date,Amount\n2026-11-04,5\n2026-11-04,6\n', 'positive')).toBe(false)
    expect(await turned('Date,Amount\n2026-11-04,5\n2026-11-04,-1\n')).toBe(false)
    expect(await turned('Date,Debit,Credit\n2026-11-04,,5\n')).toBe(false)
  })

  test('two equal lines of a day without ids are two payments, and stay two', async () => {
    const { studio } = await withStatement()
    const file = studio.path('bank.csv')
    writeFileSync(file, 'Date,Payee,Amount\n2026-11-04,MiniMax,-5\n2026-11-04,MiniMax,-5\n')
    expect((await studio.value('payments.import', { file })).lines.new).toBe(2)
    expect((await studio.value('payments.import', { file })).lines).toMatchObject({ new: 0, known: 2 })
  })

  test('lines that share an id with others are told apart by what they say', async () => {
    const { studio, write } = await withStatement()
    const file = write(line('0', '20261105', '-1', 'X') + line('0', '20261106', '-2', 'Y'))
    expect((await studio.value('payments.import', { file })).lines.new).toBe(2)
    expect((await studio.value('payments.import', { file })).lines.known).toBe(2)
  })

  test('is refused with its line where a payment is in the future, beyond what a bank books ahead', async () => {
    const { studio, write, list } = await withStatement()
    const refusal = await studio.refusal('payments.import', { file: write(line('A', '21261105', '-1', 'X')) })
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { line: 4, field: 'date' } })
    expect(refusal.message).toContain('2126-11-05 is in the future')
    expect((await list()).imported).toBe(0)
    expect((await studio.value('payments.import', { file: write(line('A', '20261123', '-1', 'X')) })).lines.new).toBe(1)
  })

  test('is refused whole where the file cannot be read, or has changed since the preview', async () => {
    const { studio, write, lines, list } = await withStatement()
    const { digest } = await studio.value('payments.import', { file: write(lines), preview: true })
    const changed = await studio.refusal('payments.import', { file: write(`${lines}\n`), digest })
    expect(changed.code).toBe('conflict')
    const bad = await studio.refusal('payments.import', { file: write(lines.replace('-12.50', 'x')) })
    expect(bad).toMatchObject({ code: 'invalid_input', details: { line: 5, field: 'TRNAMT' } })
    expect((await list()).imported).toBe(0)
  })
})

describe('payments.forget', () => {
  test('takes back what one import of a statement kept, with what was said of it; it can be kept again', async () => {
    const { studio, write, lines, list } = await withStatement()
    await studio.value('payments.import', { file: write(line('D', '20261113', '-1', 'X')) })
    studio.clock.set('2026-11-20 13:00')
    const { kept } = await studio.value('payments.import', { file: write(lines) })
    const [suggestion] = (await list()).suggestions
    if (kept === null || suggestion === undefined) throw new Error('nothing was kept')
    const { payment, purchase } = suggestion
    await studio.value('payments.decline', { payment, purchase })
    expect((await list()).statements.map((one) => one.payments)).toEqual([2, 1])
    expect(await studio.value('payments.forget', kept)).toEqual({ forgotten: 2 })
    expect(await list(true)).toMatchObject({ imported: 1, declined: [], statements: [{ payments: 1 }] })
    expect((await studio.value('payments.import', { file: write(lines) })).lines.new).toBe(2)
    expect((await list()).suggestions).toHaveLength(1)
  })

  test('forgets nothing while a purchase is tied to one of its payments, and says which', async () => {
    const { studio, write, lines, list } = await withStatement()
    const { kept } = await studio.value('payments.import', { file: write(lines) })
    const [suggestion] = (await list()).suggestions
    if (kept === null || suggestion === undefined) throw new Error('nothing was kept')
    const { payment, purchase } = suggestion
    await studio.value('payments.tie', { payment, purchase })
    const refusal = await studio.refusal('payments.forget', kept)
    expect(refusal).toMatchObject({ code: 'conflict' })
    expect(refusal.message).toContain(`is tied to purchase ${purchase}; untie it first`)
    expect((await list()).imported).toBe(2)
    await studio.value('payments.untie', { purchase })
    expect(await studio.value('payments.forget', { payment })).toEqual({ forgotten: 1 })
    expect((await list()).imported).toBe(1)
  })

  test('asks which is meant where a statement of that name was kept twice, or none was', async () => {
    const { studio, write, lines } = await withStatement()
    await studio.value('payments.import', { file: write(lines) })
    studio.clock.set('2026-11-20 13:00')
    await studio.value('payments.import', { file: write(line('D', '20261113', '-1', 'X')) })
    const which = await studio.refusal('payments.forget', { statement: 'card.qfx' })
    expect(which).toMatchObject({ code: 'conflict', details: { field: 'keptAt' } })
    expect(which.message).toContain('kept 2026-11-20T13:00:00Z, 2026-11-20T12:00:00Z')
    expect((await studio.refusal('payments.forget', { statement: 'other.qfx' })).code).toBe('not_found')
    expect((await studio.refusal('payments.forget', {})).details.field).toBe('payment')
    const one = { statement: 'card.qfx', keptAt: '2026-11-20T12:00:00Z' }
    expect(await studio.value('payments.forget', one)).toEqual({ forgotten: 2 })
  })
})

describe('a payment and its purchase', () => {
  async function imported() {
    const all = await withStatement()
    await all.studio.value('payments.import', { file: all.write(all.lines) })
    const { suggestions } = await all.list()
    const [suggestion] = suggestions
    if (suggestion === undefined) throw new Error('nothing is suggested')
    const { payment, purchase } = suggestion
    return { ...all, suggestions, pair: { payment, purchase } }
  }

  test('is suggested with its reason, beside what is left without; payments to others are shown on demand', async () => {
    const { list, purchases, suggestions } = await imported()
    expect(suggestions).toMatchObject([{ purchase: purchases[0], reason: 'amount', days: 2 }])
    const listed = await list()
    expect(listed.payments.map((one) => [one.payee, one.isOfVendor])).toEqual([['MINIMAX* API', true]])
    expect(listed.purchases.map((one) => [one.day, one.payment, one.isCovered])).toEqual([
      ['2026-11-10', null, false],
      ['2026-11-03', null, true],
    ])
    expect((await list(true)).payments).toHaveLength(2)
  })

  test('are tied when somebody says so, once, and untied again; no posting changes', async () => {
    const { studio, list, pair } = await imported()
    const balance = await studio.value('balance.show', {})
    await studio.value('payments.tie', pair)
    const tied = await list()
    expect(tied.suggestions).toEqual([])
    expect(tied.payments[0]?.purchases).toEqual([pair.purchase])
    expect(tied.purchases.find((one) => one.id === pair.purchase)?.payment).toBe(pair.payment)
    expect((await studio.refusal('payments.tie', pair)).code).toBe('conflict')
    expect((await studio.refusal('payments.decline', pair)).code).toBe('conflict')
    expect(await studio.value('payments.untie', { purchase: pair.purchase })).toEqual(pair)
    expect((await list()).suggestions).toMatchObject([pair])
    expect((await studio.refusal('payments.untie', { purchase: pair.purchase })).code).toBe('not_found')
    expect(await studio.value('balance.show', {})).toEqual(balance)
    expect((await studio.value('ledger.verify', {})).ok).toBe(true)
  })

  test('are tied with what speaks against it told: another amount, a day further off', async () => {
    const { studio, pair, purchases } = await imported()
    expect((await studio.value('payments.tie', pair)).doubts).toEqual([])
    expect((await studio.value('payments.tie', { ...pair, purchase: purchases[1] })).doubts).toEqual([
      {
        kind: 'amount',
        paid: { amount: '1000.00', currency: 'USD' },
        prices: { amount: '2000.00', currency: 'USD' },
      },
      { kind: 'days', days: -5 },
    ])
  })

  test('one payment can pay two purchases', async () => {
    const { studio, list, pair, purchases } = await imported()
    await studio.value('payments.tie', pair)
    await studio.value('payments.tie', { ...pair, purchase: purchases[1] })
    expect((await list()).payments[0]?.purchases).toEqual([...purchases])
  })

  test('that were declined are not suggested again', async () => {
    const { studio, list, pair } = await imported()
    await studio.value('payments.decline', pair)
    expect((await list()).suggestions.filter((one) => one.purchase === pair.purchase)).toEqual([])
  })

  test('that were declined are suggested again once that is taken back', async () => {
    const { studio, list, pair } = await imported()
    expect((await studio.refusal('payments.undecline', pair)).code).toBe('not_found')
    await studio.value('payments.decline', pair)
    expect((await list()).declined).toEqual([pair])
    await studio.value('payments.undecline', pair)
    expect(await list()).toMatchObject({ suggestions: [pair], declined: [] })
  })

  test('are parted where the purchase is taken back, and the payment says so', async () => {
    const { studio, list, pair } = await imported()
    await studio.value('payments.tie', pair)
    await studio.value('entries.reverse', { entry: pair.purchase })
    const listed = await list()
    expect(listed.payments[0]).toMatchObject({ purchases: [], reversed: [pair.purchase] })
    expect(listed.purchases.map((one) => one.id)).not.toContain(pair.purchase)
    expect((await studio.refusal('payments.tie', pair)).details.field).toBe('purchase')
  })
})
