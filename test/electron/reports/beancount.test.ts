import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeBeancount } from '../../../electron/reports/beancount.ts'
import { entryId } from '../../support/fold.ts'
import { checked, needs } from '../../support/plain-text-tools.ts'
import { MARCH, movement, TAKE } from './samples.ts'

function textOf(input = MARCH): string {
  return [...writeBeancount(input)].join('')
}

const OF_MARCH = String.raw`;; -*- mode: beancount -*-
;; Units are in UNITS, money in USD; dates are those of Europe/Berlin.
;; By month and account: bean-query FILE "SELECT year, month, payee, account, sum(position) GROUP BY 1, 2, 3, 4"

option "title" "Statement 2026-03; \"Nova\""
option "operating_currency" "USD"
option "inferred_tolerance_multiplier" "0"

1970-01-01 commodity UNITS
1970-01-01 commodity USD

2026-03-01 open Assets:Packs:Main:Standard-2026-02-10-000000000001
  lot: "019b0000-0000-7000-8000-000000000001"
  pack: "standard"
  account: "main"
  purchased: "2026-02-10T09:00:00Z"
  expires: "2026-03-10T09:00:00Z"

2026-03-01 open Equity:Opening:Main
  account: "main"

2026-03-01 * "opening" ""
  Assets:Packs:Main:Standard-2026-02-10-000000000001  2.500 UNITS
  Assets:Packs:Main:Standard-2026-02-10-000000000001  0.75 USD
  Equity:Opening:Main  -2.500 UNITS
  Equity:Opening:Main  -0.75 USD

2026-03-02 open Expenses:Production:Nova-Launch-7906db26:Main
  production: "Nova: Launch"
  account: "main"

2026-03-02 * "usage" "Hailuo-2.3 1080p 6 s, 3 clips, shot 12; \"A\"\nB"
  entry: "019b0000-0000-7000-8000-000000000003"
  Expenses:Production:Nova-Launch-7906db26:Main  2.100 UNITS
  Expenses:Production:Nova-Launch-7906db26:Main  0.63 USD
  Assets:Packs:Main:Standard-2026-02-10-000000000001  -2.100 UNITS
  Assets:Packs:Main:Standard-2026-02-10-000000000001  -0.63 USD

2026-03-06 open Assets:Packs:Main:Standard-2026-03-06-000000000002
`

const ASSERTED = `
2026-03-12 balance Assets:Packs:Main:Standard-2026-02-10-000000000001  0.000 UNITS
2026-03-12 balance Assets:Packs:Main:Standard-2026-02-10-000000000001  0.00 USD

2026-03-12 balance Assets:Packs:Main:Standard-2026-03-06-000000000002  0.000 UNITS
2026-03-12 balance Assets:Packs:Main:Standard-2026-03-06-000000000002  0.00 USD
`

describe('a month in Beancount', () => {
  it('opens what it uses, begins with what was there, dates by the studio zone, and writes every cost', () => {
    expect(textOf().slice(0, OF_MARCH.length)).toBe(OF_MARCH)
  })

  it('asserts at the end that nothing is left of a lot that expired or was used up', () => {
    expect(textOf().slice(-ASSERTED.length)).toBe(ASSERTED)
  })

  it('asserts nothing of a lot that was used up and put back', () => {
    const id = entryId(1)
    const used = movement(6, '2026-03-02', { ...TAKE, kind: 'usage', lot: id, units: -2500, cost: 75 })
    const putBack = movement(7, '2026-03-03', { kind: 'adjustment', lot: id, units: 500, cost: -15 })
    expect(textOf({ ...MARCH, movements: [used, putBack] })).not.toContain(' balance ')
    expect(textOf({ ...MARCH, movements: [used] })).toContain(' balance ')
  })

  it('is the same text for the same input', () => {
    expect(textOf()).toBe(textOf())
  })
})

describe('Beancount', () => {
  let file = ''
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packledger-beancount-'))
    file = join(folder, 'march.beancount')
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  it('accepts the month as it is written', async (context) => {
    needs(context, 'bean-check')
    await writeFile(file, textOf())
    expect(await checked('bean-check', file)).toBe('')
  })

  it('reads the true name of a production from its account', async (context) => {
    needs(context, 'bean-query')
    const production = 'Spring: "春节" \\ 50% [x]\tnew'
    const take = movement(6, '2026-03-12', { ...TAKE, kind: 'overage', production, units: -700, cost: 0 })
    await writeFile(file, textOf({ ...MARCH, opening: null, movements: [take] }))
    const query = "SELECT getitem(open_meta(account), 'production') AS name WHERE account ~ 'Expenses'"
    expect(await checked('bean-query', '-f', 'csv', file, query)).toBe(
      `name\r\n"${production.replaceAll('"', '""')}"\r\n`,
    )
  })

  it.for([
    { change: 'a unit too few is forfeited', from: '0.300 UNITS', to: '0.299 UNITS' },
    { change: 'a cent too little is forfeited', from: '0.09 USD', to: '0.08 USD' },
  ])('refuses the month where $change', async ({ from, to }, context) => {
    needs(context, 'bean-check')
    await writeFile(file, textOf().replaceAll(from, to))
    await expect(checked('bean-check', file)).rejects.toThrow('Balance failed')
  })

  it('refuses a transaction that is off by the smallest amount', async (context) => {
    needs(context, 'bean-check')
    await writeFile(file, textOf().replace('  -2.100 UNITS', '  -2.099 UNITS'))
    await expect(checked('bean-check', file)).rejects.toThrow('does not balance')
  })
})
