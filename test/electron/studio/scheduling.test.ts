import { describe, expect, test } from 'vitest'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()
const usd = (amount: string) => ({ amount, currency: 'USD' })

describe('plans.schedule', () => {
  test('answers plan, bound, runner-up and habit in the shape that is documented', async () => {
    const studio = await makeStudio({ now: '2026-03-01' })
    const schedule = await studio.value('plans.schedule', { demand: [{ date: '2026-03-02', units: '11000' }] })
    expect(schedule).toMatchObject({
      purchases: [{ date: '2026-03-02', pack: 'pro', count: 1, expires: '2026-04-02' }],
      cost: usd('2802.40'),
      packCost: usd('2500.00'),
      overflowUnits: '1080',
      overflowCost: usd('302.40'),
      wastedUnits: '0',
      lowerBound: usd('2802.40'),
      gap: '0',
      proven: true,
      runnerUp: { purchases: [{ pack: 'standard', count: 2 }], cost: usd('2974.40'), behind: usd('172.00') },
      habit: { cost: usd('6000.00'), wastedUnits: '15780', behind: usd('3197.60') },
      overflowPrice: '0.28',
      earliest: '2026-03-01',
      problems: [],
    })
  })

  test('draws the account’s lots on hand first, and no other account’s', async () => {
    const studio = await makeStudio({ now: '2026-03-01' })
    await studio.value('purchases.record', { pack: 'standard' })
    await studio.value('purchases.record', { pack: 'pro', account: 'other' })
    const { lots, overflowUnits, purchases } = await studio.value('plans.schedule', {
      demand: [
        { date: '2026-03-31', units: '3000' },
        { date: '2026-04-01', units: '500' },
      ],
    })
    expect(lots).toMatchObject([{ pack: 'standard', from: null, expires: '2026-04-01', units: '3760', drawn: '3000' }])
    expect([overflowUnits, purchases]).toEqual(['500', []])
  })

  test('takes what a queue has still to do, on the days on which its pace comes to it, with the queue’s account', async () => {
    const studio = await makeStudio({ now: '2026-03-01' })
    const { queue } = await studio.value('queues.save', { production: 'Nova', name: 'Hero', account: 'agency' })
    const kind = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
    const renders = [
      { ...kind, shot: '1', takes: 4000, day: '2026-03-10' },
      { ...kind, shot: '2', takes: 10, state: 'held' as const },
    ]
    await studio.value('renders.add', { queue: queue.id, renders })
    const schedule = await studio.value('plans.schedule', { queue: 'Nova/Hero' })
    expect(schedule).toMatchObject({
      queue: { production: 'Nova', name: 'Hero' },
      account: 'agency',
      demand: { units: '4000', days: 12, from: '2026-03-10', to: '2026-03-25' },
      purchases: [{ date: '2026-03-10', pack: 'standard', count: 1 }],
    })
  })

  test('plans demand of the past without the lots on hand, and says so', async () => {
    const studio = await makeStudio({ now: '2026-03-01' })
    await studio.value('purchases.record', { pack: 'standard' })
    const { lots, purchases, problems, earliest } = await studio.value('plans.schedule', {
      demand: [{ date: '2026-02-02', units: '3760' }],
    })
    expect([lots.length, purchases, earliest]).toMatchObject([1, [{ date: '2026-02-02', pack: 'standard' }], null])
    expect(problems).toEqual(['the lots on hand are not counted, since the demand begins before today'])
  })

  test('takes a custom pack, a budget, an earliest date, and no pay-as-you-go', async () => {
    const studio = await makeStudio({ now: '2026-03-01' })
    const schedule = await studio.value('plans.schedule', {
      rows: { origin: 'pasted rows', text: '2026-03-02,0\n2026-03-05,60000' },
      custom: { price: '9000', units: '60000' },
      overflowPrice: null,
      earliest: '2026-03-04',
      monthlyBudget: '9000',
    })
    expect(schedule).toMatchObject({
      purchases: [{ date: '2026-03-05', pack: 'custom', count: 1 }],
      overflowPrice: null,
      monthlyBudget: usd('9000.00'),
      earliest: '2026-03-04',
    })
  })

  test.each([
    [{}, 'demand: name either demand, rows or a queue'],
    [{ demand: [{ date: '2026-02-30', units: '1' }] }, 'demand.0.date: "2026-02-30" is not a date that exists'],
    [{ demand: [{ date: '2026-03-02', units: '-1' }] }, 'demand.0.units: "-1" is negative; a demand is 0 or more'],
    [
      { rows: { origin: 'shoots.csv', text: '2026-03-02;x' } },
      'shoots.csv, line 1, units: "x" is not a decimal number such as 12.5',
    ],
    [
      { demand: [{ date: '2026-03-02', units: '5000' }], overflowPrice: null, monthlyBudget: '1000' },
      'demand: on 2026-03-02 1240 of 5000 units cannot be covered, since packs may cost 1000.00 USD a month at most and pay-as-you-go is not allowed',
    ],
  ])('refuses %j', async (input, message) => {
    const studio = await makeStudio({ now: '2026-03-01' })
    expect(await studio.refusal('plans.schedule', input)).toMatchObject({ code: 'invalid_input', message })
  })
})
