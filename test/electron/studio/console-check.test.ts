import { describe, expect, test } from 'vitest'
import { amend, balance, entryId, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()

describe('a check of one lot is no comparison of the account', () => {
  /** Two lots, and a take from the first after the account was compared on the 3rd of January. */
  const studioWithLots = async () => {
    const studio = await open({ now: '2026-02-01 12:00' })
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '100', price: '100.00' }),
      purchase(2, '2026-01-02', { units: '50', price: '50.00' }),
      balance(3, '2026-01-03', '150'),
      usage(4, '2026-01-04', '1'),
    ])
    const point = async () =>
      (await studio.value('months.checklist', { month: '2026-01' })).points.find(({ kind }) => kind === 'reconciled')
    return { studio, point }
  }

  test('but checks of each that holds units are, and a lot that is checked to nothing holds none', async () => {
    const { studio, point } = await studioWithLots()
    await studio.value('balances.assert', { units: '99', lot: entryId(1), at: '2026-01-31T08:00:00Z' })
    expect(await point()).toMatchObject({ isDone: false, checkedAt: '2026-01-03T00:00:00Z' })
    expect((await studio.value('overview.show', {})).accounts[0]?.checked?.at).toBe('2026-01-03T00:00:00Z')
    await studio.value('balances.assert', { units: '50', lot: entryId(2), at: '2026-01-31T09:00:00Z' })
    expect(await point()).toMatchObject({ isDone: true, checkedAt: '2026-01-31T08:00:00Z' })
    await studio.value('balances.assert', { units: '0', lot: entryId(2), at: '2026-01-31T10:00:00Z' })
    await studio.value('balances.assert', { units: '99', lot: entryId(1), at: '2026-02-01T10:00:00Z' })
    expect(await point()).toMatchObject({ isDone: true, checkedAt: '2026-02-01T10:00:00Z' })
  })

  test('and what is compared next is told by what it is of: the account, or a lot by itself or with its account', async () => {
    const { studio } = await studioWithLots()
    await studio.value('balances.assert', { units: '99', lot: entryId(1), at: '2026-01-31' })
    const last = async (lot?: string) =>
      (await studio.value('balances.compare', { units: '1', ...(lot === undefined ? {} : { lot }) })).lastChecked
    expect(await last()).toBe('2026-01-03T00:00:00Z')
    expect(await last(entryId(1))).toBe('2026-01-31T00:00:00Z')
    expect(await last(entryId(2))).toBe('2026-01-03T00:00:00Z')
  })

  test('and a reading is told from the check before it, never from one after it; a lot’s, whether it was by itself', async () => {
    const { studio } = await studioWithLots()
    await studio.value('balances.assert', { units: '99', lot: entryId(1), at: '2026-01-20' })
    const last = async (at: string, lot?: string) => {
      const asked = { units: '1', at, ...(lot === undefined ? {} : { lot }) }
      const { lastChecked, lastCheckedOf } = await studio.value('balances.compare', asked)
      return [lastChecked, lastCheckedOf]
    }
    expect(await last('2026-01-02T12:00:00Z')).toEqual([null, null])
    expect(await last('2026-01-10', entryId(1))).toEqual(['2026-01-03T00:00:00Z', 'account'])
    expect(await last('2026-01-21', entryId(1))).toEqual(['2026-01-20T00:00:00Z', 'lot'])
    expect(await last('2026-01-21', entryId(2))).toEqual(['2026-01-03T00:00:00Z', 'account'])
  })
})

describe('R8: what is compared with the console comes with likely causes', () => {
  test('failures since the last check that make it up, those before it and those taken back left out', async () => {
    const studio = await open({ now: '2026-01-10' })
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '100', price: '100.00' }),
      usage(2, '2026-01-02', '1', { outcome: 'failed' }),
      balance(3, '2026-01-03', '100'),
      usage(4, '2026-01-09 20:00', '1', { outcome: 'failed' }),
      usage(5, '2026-01-09 21:00', '1', { outcome: 'failed' }),
      usage(6, '2026-01-09 22:00', '1', { outcome: 'failed' }),
    ])
    await studio.value('entries.reverse', { entry: entryId(6) })
    expect((await studio.value('balances.compare', { units: '98' })).causes).toContainEqual({
      kind: 'charged-failures',
      since: '2026-01-03T00:00:00Z',
      clips: 2,
      units: '2',
    })
    const { causes } = await studio.value('balances.compare', { units: '97' })
    expect(causes.map(({ kind }) => kind)).not.toContain('charged-failures')
    expect((await studio.value('balances.compare', { units: '100' })).causes).toEqual([])
  })

  test('clips that a security review rejected, which are to be charged as little as failures, and can be claimed alike', async () => {
    const studio = await open({ now: '2026-01-10' })
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '100', price: '100.00' }),
      usage(2, '2026-01-03', '1', { outcome: 'failed' }),
      usage(3, '2026-01-04', '1', { outcome: 'rejected' }),
    ])
    const { causes } = await studio.value('balances.compare', { units: '98' })
    expect(causes).toContainEqual(expect.objectContaining({ kind: 'charged-failures', clips: 2, units: '2' }))
    expect((await studio.value('claims.raise', { takes: [entryId(2), entryId(3)] })).raised).toHaveLength(2)
  })

  test('a pack that was not recorded, though what no lot covered has since been overage; and none of a lot by itself', async () => {
    const studio = await open({ now: '2026-01-11' })
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '100', price: '100.00' }),
      balance(2, '2026-01-01 12:00', '100'),
      usage(3, '2026-01-11 00:00', '150'),
      usage(4, '2026-01-10', '7', { account: 'agency' }),
    ])
    expect((await studio.value('balances.compare', { units: '3710' })).causes).toEqual([
      { kind: 'purchase-not-recorded', pack: 'standard', packs: 1, overage: '50' },
    ])
    expect((await studio.value('balances.compare', { units: '3760', lot: entryId(1) })).causes).toEqual([])
  })

  test('usage since the last take at the pace until then, and takes of another account left out', async () => {
    const studio = await open({ now: '2026-01-11' })
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '100', price: '100.00' }),
      balance(2, '2026-01-01 12:00', '100'),
      usage(3, '2026-01-06 12:00', '10'),
      usage(4, '2026-01-09', '3', { account: 'agency' }),
    ])
    expect((await studio.value('balances.compare', { units: '77.5' })).causes).toEqual([
      { kind: 'usage-not-imported', lastTake: '2026-01-06T12:00:00Z', expected: '9' },
    ])
  })

  test('a lot that the console let expire already, and one that it counts still', async () => {
    const studio = await open({ now: '2026-01-31 12:00' })
    await recordEntries(studio, [
      purchase(1, '2026-01-01', { units: '100', price: '100.00', expires: '2026-01-31' }),
      purchase(2, '2026-01-02', { units: '40', price: '50.00', expires: '2026-03-01' }),
      purchase(3, '2026-01-03', { units: '30.5', price: '50.00', expires: '2026-03-01' }),
      amend(4, '2026-01-04', 3, '2026-02-01'),
    ])
    const kinds = async (units: string) => (await studio.value('balances.compare', { units })).causes
    expect(await kinds('170.5')).toMatchObject([{ kind: 'expired-late', at: '2026-01-31T00:00:00Z' }])
    expect(await kinds('40')).toMatchObject([{ kind: 'expired-early', at: '2026-02-01T00:00:00Z' }])
  })
})
