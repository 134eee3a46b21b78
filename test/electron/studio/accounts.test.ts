import { beforeEach, describe, expect, test } from 'vitest'
import { recordEntries } from '../../support/journal-files.ts'
import { purchase, usage } from '../../support/fold.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const
let studio: TestStudio

beforeEach(async () => {
  studio = await open({ now: '2026-01-10' })
})

describe('units of two accounts never mix', () => {
  const pack = (account: string, units: string) =>
    ({ pack: 'custom', units, price: units, account, at: '2026-01-02', expires: '2026-01-20' }) as const

  test('usage of one is never drawn from the other’s lots, however much they hold', async () => {
    await studio.value('purchases.record', pack('a', '100'))
    await studio.value('purchases.record', pack('b', '1'))
    const { entry } = await studio.value('usage.record', { ...take, clips: 3, account: 'b' })
    expect(entry.postings).toMatchObject([
      { kind: 'usage', account: 'b', units: '-1' },
      { kind: 'overage', account: 'b', lot: null, units: '-2', cost: { amount: '0.56' } },
    ])
    expect((await studio.value('balance.show', {})).accounts).toMatchObject([
      { account: 'a', units: '100', overage: { units: '0' } },
      { account: 'b', units: '0', overage: { units: '2' } },
    ])
  })

  test('a balance of one adjusts only its own, and a named lot must be its own', async () => {
    const { entry } = await studio.value('purchases.record', pack('a', '10'))
    await studio.value('purchases.record', pack('b', '10'))
    await studio.value('balances.assert', { account: 'b', units: '4' })
    const { accounts } = await studio.value('balance.show', {})
    expect(accounts.map(({ units }) => units)).toEqual(['10', '4'])
    const foreign = { account: 'b', units: '3', lot: entry.id }
    expect(await studio.refusal('balances.assert', foreign)).toMatchObject({
      code: 'invalid_input',
      details: { field: 'lot' },
    })
  })

  test('their statements, burn-downs and lists are told apart', async () => {
    await studio.value('purchases.record', pack('a', '10'))
    await studio.value('purchases.record', pack('b', '20'))
    await studio.value('usage.record', { ...take, account: 'a', production: 'Nova', clips: 2 })
    await studio.value('usage.record', { ...take, account: 'b', production: 'Nova' })
    studio.clock.set('2026-01-21')
    const statement = await studio.value('statement.show', { month: '2026-01' })
    expect(statement.accounts).toMatchObject([
      {
        account: 'a',
        purchased: { units: '10' },
        used: { units: '2' },
        expired: { units: '8' },
        closing: { units: '0' },
      },
      {
        account: 'b',
        purchased: { units: '20' },
        used: { units: '1' },
        expired: { units: '19' },
        closing: { units: '0' },
      },
    ])
    expect(statement.byProduction.map(({ account, units }) => [account, units])).toEqual([
      ['a', '2'],
      ['b', '1'],
    ])
    const burnDown = await studio.value('burndown.show', { from: '2026-01-02', to: '2026-01-21', account: 'b' })
    expect(burnDown.accounts.map(({ account }) => account)).toEqual(['b'])
    const listed = await studio.value('entries.list', { account: 'b' })
    expect(
      [...listed.entries.flatMap((entry) => entry.postings), ...listed.expiries].map(({ account }) => account),
    ).toEqual(['b', 'b', 'b'])
    expect(await studio.findings()).toEqual([])
  })

  test('names that differ in case or spaces inside are different accounts', async () => {
    for (const account of ['Main', 'main', 'ma in']) await studio.value('purchases.record', pack(account, '1'))
    expect((await studio.value('accounts.list', {})).accounts.map(({ account }) => account)).toEqual([
      'Main',
      'ma in',
      'main',
    ])
  })

  test('an account that is not known has no balance', async () => {
    expect((await studio.value('balance.show', { account: 'main' })).accounts).toMatchObject([
      { account: 'main', units: '0' },
    ])
    expect(await studio.refusal('balance.show', { account: 'mian' })).toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('mian') as unknown,
      details: { field: 'account' },
    })
  })
})

describe('R2 drawing: the account’s drawing order', () => {
  beforeEach(async () => {
    await recordEntries(studio, [
      purchase(1, '2026-01-02', { units: '10', price: '10.00', expires: '2026-03-01' }),
      purchase(2, '2026-01-03', { units: '10', price: '20.00', expires: '2026-02-01' }),
      usage(3, '2026-01-04', '1'),
      usage(4, '2026-01-05', '2', { account: 'other' }),
    ])
  })

  async function left(): Promise<Record<string, string>> {
    const { accounts } = await studio.value('balance.show', { account: 'main' })
    return Object.fromEntries((accounts[0]?.lots ?? []).map((lot) => [lot.price.amount, lot.remaining]))
  }

  test('is by expiry unless it is set, and setting it draws anew what was drawn', async () => {
    expect(await left()).toEqual({ '10.00': '10', '20.00': '9' })
    expect(await studio.value('accounts.set', { account: 'main', drawingOrder: 'purchase' })).toEqual({
      account: 'main',
      drawingOrder: 'purchase',
    })
    expect(await left()).toEqual({ '10.00': '9', '20.00': '10' })
    await studio.value('usage.record', { ...take, at: '2026-01-04' })
    await studio.value('usage.record', take)
    expect(await left()).toEqual({ '10.00': '7', '20.00': '10' })
    expect(await studio.findings()).toEqual([])
    await studio.value('accounts.set', { account: 'main', drawingOrder: 'expiry' })
    expect(await left()).toEqual({ '10.00': '10', '20.00': '7' })
    expect(await studio.findings()).toEqual([])
  })

  test('is each account’s own, and kept', async () => {
    await studio.value('accounts.set', { account: 'other', drawingOrder: 'purchase' })
    await studio.value('accounts.set', { account: 'new', drawingOrder: 'purchase' })
    await studio.reopen()
    expect(await studio.value('accounts.list', {})).toEqual({
      accounts: [
        { account: 'main', drawingOrder: 'expiry' },
        { account: 'new', drawingOrder: 'purchase' },
        { account: 'other', drawingOrder: 'purchase' },
      ],
    })
    expect(await left()).toEqual({ '10.00': '10', '20.00': '9' })
  })

  test('is one of two', async () => {
    const order = { account: 'main', drawingOrder: 'newest' as 'expiry' }
    expect(await studio.refusal('accounts.set', order)).toMatchObject({
      code: 'invalid_input',
      details: { field: 'drawingOrder' },
    })
  })
})

describe('the ledger’s currency', () => {
  const pack = { pack: 'standard', expires: '2026-03-01' } as const

  test('is the only one that a purchase is recorded in', async () => {
    expect(await studio.refusal('purchases.record', { ...pack, currency: 'EUR', price: '900' })).toMatchObject({
      code: 'invalid_input',
      message: 'currency: is EUR; the ledger is in USD: say what the pack cost in USD',
      details: { field: 'currency' },
    })
    expect((await studio.value('purchases.record', { ...pack, currency: 'usd', price: '900' })).lot?.price).toEqual({
      amount: '900.00',
      currency: 'USD',
    })
  })

  test('is the only one that a journal is imported in', async () => {
    const entry = { ...purchase(1, '2026-01-02', { currency: 'EUR' }) }
    await expect(recordEntries(studio, [entry], 'EUR')).rejects.toThrow('price.currency: is EUR; the ledger is in USD')
    expect((await studio.value('studio.info', {})).entries).toBe(0)
  })

  test('is set before the first entry and fixed with it', async () => {
    await studio.value('studio.init', { currency: 'eur' })
    await studio.value('usage.record', take)
    expect(await studio.refusal('studio.init', { currency: 'USD' })).toMatchObject({ code: 'conflict' })
    expect(await studio.refusal('studio.init', { zone: 'Asia/Tokyo' })).toMatchObject({ code: 'conflict' })
    expect(await studio.value('studio.init', { currency: 'EUR' })).toMatchObject({ currency: 'EUR', entries: 1 })
  })

  describe('other than the card’s', () => {
    beforeEach(async () => {
      await studio.value('studio.init', { currency: 'EUR' })
    })

    test('a purchase must say what it cost', async () => {
      expect(await studio.refusal('purchases.record', pack)).toMatchObject({
        code: 'invalid_input',
        message: 'price: the card is in USD and the ledger in EUR: say what the pack cost in EUR',
        details: { field: 'price' },
      })
      const { lot } = await studio.value('purchases.record', { ...pack, price: '930.5' })
      expect(lot?.price).toEqual({ amount: '930.50', currency: 'EUR' })
    })

    test('usage carries no prices, and what no lot covers costs nothing', async () => {
      const { entry, charged } = await studio.value('usage.record', { ...take, clips: 3 })
      expect(charged).toBe('3')
      expect(entry).toMatchObject({ payAsYouGo: null, listPricePerUnit: null })
      expect(entry.postings).toMatchObject([
        { kind: 'overage', units: '-3', cost: { amount: '0.00', currency: 'EUR' } },
      ])
      const { totals } = await studio.value('statement.show', { month: '2026-01' })
      expect(totals).toMatchObject({ spent: { amount: '0.00' }, listEquivalent: { amount: '0.00', currency: 'EUR' } })
    })
  })

  test('takes effect at once, with its own decimals, in the session that sets it', async () => {
    await studio.value('studio.init', { currency: 'JPY', zone: 'Pacific/Auckland' })
    studio.clock.set('2026-01-31 12:00')
    await studio.value('usage.record', { ...take, clips: 3 })
    studio.clock.set('2026-01-31 13:00')
    await studio.value('balances.assert', { units: '4' })
    expect((await studio.value('statement.show', { month: '2026-02' })).byRenderKind).toMatchObject([
      { clips: 3, overageUnits: '3' },
    ])
    expect(await studio.findings()).toEqual([])
  })
})

test('a zone is kept as it was named', async () => {
  for (const [given, kept] of [
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['AMERICA/ST_JOHNS', 'America/St_Johns'],
  ] as const) {
    expect((await studio.value('studio.init', { zone: given })).zone).toBe(kept)
  }
  expect(await studio.refusal('studio.init', { zone: 'Europe/Atlantis' })).toMatchObject({
    code: 'invalid_input',
    details: { field: 'zone' },
  })
})
