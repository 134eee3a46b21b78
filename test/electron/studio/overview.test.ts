import { describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/api/operations.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()

/** Takes of 1 unit a clip. */
function takes(at: string, clips: number, more: Partial<Input<'usage.record'>> = {}): Input<'usage.record'> {
  return { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6, clips, at, production: 'Nike', ...more }
}

/** 1 October, a Standard pack; 10 clips a day on the three days before the 11th. */
async function studioWithTakes(): Promise<TestStudio> {
  const studio = await open({ now: '2026-10-11 12:00', backups: false })
  await studio.value('purchases.record', { pack: 'standard', at: '2026-10-01' })
  for (const day of ['08', '09', '10']) await studio.value('usage.record', takes(`2026-10-${day}T09:00:00Z`, 10))
  return studio
}

async function kinds(studio: TestStudio): Promise<string[]> {
  const { tasks } = await studio.value('overview.show', {})
  return tasks.map((task) => task.kind)
}

describe('overview.show', () => {
  it('shows an empty studio its main account with nothing left and nothing to do', async () => {
    const studio = await open({ now: '2026-10-11 12:00' })
    const { accounts, tasks, spend } = await studio.value('overview.show', {})
    expect(accounts).toMatchObject([
      { account: 'main', units: '0', lots: 0, runRate: null, emptyAt: null, nextExpiry: null, checked: null },
    ])
    expect(tasks).toEqual([])
    expect(spend.productions).toEqual([])
  })

  it('agrees with the balance on units and book value', async () => {
    const studio = await studioWithTakes()
    const { accounts } = await studio.value('overview.show', {})
    const balance = await studio.value('balance.show', {})
    expect(accounts[0]?.units).toBe(balance.accounts[0]?.units)
    expect(accounts[0]?.bookValue).toEqual(balance.accounts[0]?.lots[0]?.bookValue)
    expect(accounts[0]?.nextExpiry?.lot).toBe(balance.accounts[0]?.lots[0]?.id)
  })

  it('takes the pace from the days on which something was used, and says what will expire unused', async () => {
    const studio = await studioWithTakes()
    const { accounts } = await studio.value('overview.show', {})
    const [account] = accounts
    expect(account?.runRate).toEqual({ perDay: '10', days: 3 })
    // 20 and a half days to 1 November at 10 units a day.
    const { units = '', unused = '' } = account?.nextExpiry ?? {}
    expect(Number(units) - Number(unused)).toBe(205)
    expect(account?.isUsedUp).toBe(false)
    expect(account?.emptyAt).toBe('2026-11-01T00:00:00Z')
    expect(account?.lastsDays).toBe(20)
  })

  it('puts this month and the last side by side by production, overage included', async () => {
    const studio = await studioWithTakes()
    await studio.value('usage.record', takes('2026-09-20T09:00:00Z', 10, { production: 'Adidas' }))
    const { spend } = await studio.value('overview.show', {})
    const statements = [
      await studio.value('statement.show', { month: '2026-10' }),
      await studio.value('statement.show', { month: '2026-09' }),
    ]
    expect(spend.month).toBe('2026-10')
    expect(spend.productions.map((one) => one.production)).toEqual(['Nike', 'Adidas'])
    expect(spend.total).toEqual({
      thisMonth: statements[0]?.totals.consumed,
      lastMonth: statements[1]?.totals.consumed,
    })
    expect(spend.total.lastMonth.amount).not.toBe('0.00')
    const greatest = spend.productions.flatMap(({ share }) => [share.thisMonth, share.lastMonth])
    expect(Math.max(...greatest)).toBe(1000)
  })

  it('asks to reconcile until the console was compared, and again once that is taken back', async () => {
    const studio = await studioWithTakes()
    expect(await kinds(studio)).toContain('unchecked')
    const { entry } = await studio.value('balances.assert', { units: '500' })
    expect(await kinds(studio)).not.toContain('unchecked')
    await studio.value('entries.reverse', { entry: entry.id })
    expect(await kinds(studio)).toContain('unchecked')
  })

  it('asks to close the last month until it is closed', async () => {
    const studio = await studioWithTakes()
    studio.clock.set('2026-11-02 12:00')
    expect(await kinds(studio)).toContain('month-open')
    await studio.value('months.close', { month: '2026-10' })
    expect(await kinds(studio)).not.toContain('month-open')
  })

  it('keeps the units of two accounts apart', async () => {
    const studio = await studioWithTakes()
    await studio.value('purchases.record', { pack: 'pro', at: '2026-10-02', account: 'second' })
    const { accounts, tasks } = await studio.value('overview.show', {})
    const balance = await studio.value('balance.show', {})
    expect(accounts.map(({ account, units }) => [account, units])).toEqual(
      balance.accounts.map(({ account, units }) => [account, units]),
    )
    expect(accounts[1]).toMatchObject({ account: 'second', runRate: null, emptyAt: null, lastsDays: null })
    expect(tasks.filter((task) => task.kind === 'unchecked')).toHaveLength(2)
  })

  it('shows what was beyond every lot as overage of this month, with what to do', async () => {
    const studio = await open({ now: '2026-10-11 12:00', backups: false })
    await studio.value('usage.record', takes('2026-10-08T09:00:00Z', 10))
    const { accounts, tasks } = await studio.value('overview.show', {})
    expect(accounts[0]?.overage.units).toBe('10')
    expect(tasks.map((task) => task.kind)).toEqual(['nothing-left', 'overage'])
  })
})

describe('overview.names', () => {
  it('names productions, lots and months, the newest first', async () => {
    const studio = await studioWithTakes()
    await studio.value('usage.record', takes('2026-09-20T09:00:00Z', 1, { production: 'Adidas' }))
    const { productions, lots, months } = await studio.value('overview.names', {})
    expect(productions).toEqual(['Adidas', 'Nike'])
    expect(lots).toMatchObject([{ pack: 'standard', account: 'main', purchasedAt: '2026-10-01T00:00:00Z' }])
    expect(months).toEqual(['2026-10', '2026-09'])
  })

  it('is empty for a studio without entries', async () => {
    const studio = await open()
    expect(await studio.value('overview.names', {})).toEqual({ productions: [], lots: [], months: [] })
  })
})
