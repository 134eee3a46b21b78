import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Input } from '../../../shared/api/operations.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/bills', name)
const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }

/** A studio with two clips in the last hour of 1 March by Beijing's clock. */
async function withUsage(at = '2026-03-01T15:20:00Z') {
  const studio = await makeStudio({ now: '2026-03-20 12:00', zone: 'Europe/Berlin' })
  await studio.value('purchases.record', { pack: 'standard', at: '2026-02-20' })
  const { entry } = await studio.value('usage.record', { ...KIND, clips: 2, at })
  const bill = (content: string): string => {
    const file = studio.path('bill.csv')
    writeFileSync(file, content)
    return file
  }
  const compare = (file: string, options: Omit<Input<'bills.compare'>, 'file'> = {}) =>
    studio.value('bills.compare', { file, ...options })
  return { studio, entry, bill, compare }
}

describe('bills.compare', () => {
  test('a cell that cannot be read is told by what the file itself calls its column', async () => {
    const { studio, bill } = await withUsage()
    const refused = async (name: string, good: string, bad: string) => {
      const file = bill(readFileSync(fixture(name), 'utf8').replace(good, bad))
      return (await studio.refusal('bills.compare', { file })).message.replace(`${file}, `, '')
    }
    expect(await refused('english.csv', ',0,2,2', ',0,2,-2')).toBe(
      'line 2: Total usage quantity: "-2" is negative; a count is 0 or more',
    )
    expect(await refused('english.csv', '23:00-24:00', '23:00-25:00')).toBe(
      'line 2: Consumption time(UTC): "2026-03-01 23:00-25:00" is no hour such as 2026-03-01 23:00-24:00',
    )
    expect(await refused('chinese.csv', '01:00-02:00,SUCCESS', '01:00-02:00,MAYBE')).toBe(
      'line 5: 消费结果: "MAYBE" is neither SUCCESS nor FAIL',
    )
  })

  test('a bill is known from a table of takes', async () => {
    const { studio } = await withUsage()
    for (const name of ['chinese.csv', 'english.csv']) {
      const look = await studio.value('imports.inspect', { file: fixture(name) })
      expect(look).toEqual({ kind: 'bill', format: 'minimax-bill', columns: [], missing: [] })
    }
  })

  test('reads a Chinese bill by Beijing’s clock: byte order mark, 24:00, <nil>, and other interfaces left out', async () => {
    const { compare } = await withUsage()
    const compared = await compare(fixture('chinese.csv'), { counts: 'clips' })
    expect(compared).toMatchObject({
      time: 'beijing',
      isTimeTold: false,
      span: { from: '2026-03-01T15:00:00Z', to: '2026-03-01T18:00:00Z' },
      rows: { video: 3, failed: 1, withoutCount: 0, leftOut: 1 },
      leftOut: [{ reason: 'cache-create(Text API): is no video', rows: 1 }],
      totals: { bill: '3', ledger: '2', difference: '1', differing: 1 },
    })
    expect(compared.days.map(({ day, model, difference, lines }) => [day, model, difference, lines])).toEqual([
      ['2026-03-02', 'MiniMax-Hailuo-02', '1', [5]],
      ['2026-03-01', 'MiniMax-Hailuo-2.3', '0', [3]],
      ['2026-03-02', 'MiniMax-Hailuo-2.3', '0', [4]],
    ])
  })

  test('reads the same of a file with line ends of Windows, and without a last one', async () => {
    const { bill, compare } = await withUsage()
    const content = readFileSync(fixture('chinese.csv'), 'utf8')
    const same = async (file: string) => ({ ...(await compare(file, { counts: 'clips' })), file: '' })
    const asIs = await same(fixture('chinese.csv'))
    expect(await same(bill(content.replaceAll('\n', '\r\n')))).toEqual(asIs)
    expect(await same(bill(content.trimEnd()))).toEqual(asIs)
  })

  test('reads an English bill in another order, without an account, by the clock of its head; tells charged failures', async () => {
    const { compare } = await withUsage('2026-03-01T23:10:00Z')
    const compared = await compare(fixture('english.csv'), { counts: 'clips' })
    expect(compared).toMatchObject({ time: 'utc', isTimeTold: true, totals: { bill: '2', ledger: '2', differing: 0 } })
    expect(compared.leftOut).toEqual([{ reason: 'MiniMax-H3: is pay-as-you-go, and draws on no pack', rows: 1 }])
    expect(compared.days.map((day) => day.chargedFailures)).toEqual([0, 1])
  })

  test('a failure that was charged is told with its line, day and hour, and the failed takes that it may be, to be claimed', async () => {
    const { studio, compare } = await withUsage('2026-03-01T23:10:00Z')
    const fail = (externalId: string, at: string, model = 'hailuo-2.3') =>
      studio.value('usage.record', { ...KIND, model, outcome: 'failed', externalId, at })
    const { entry } = await fail('task-1', '2026-03-02T00:59:59Z')
    await fail('another model', '2026-03-02T00:30:00Z', 'hailuo-02')
    await fail('another hour', '2026-03-02T01:00:00Z')
    const told = async () => (await compare(fixture('english.csv'), { counts: 'clips' })).charged
    const take = { id: entry.id, externalId: 'task-1', at: '2026-03-02T00:59:59Z', isClaimed: false }
    const failure = { line: 3, day: '2026-03-02', from: '2026-03-02T00:00:00Z', model: 'MiniMax-Hailuo-2.3' }
    expect(await told()).toEqual([{ ...failure, takes: [take] }])
    await studio.value('claims.raise', { takes: ['task-1'] })
    expect(await told()).toEqual([{ ...failure, takes: [{ ...take, isClaimed: true }] }])
    await studio.value('entries.reverse', { entry: entry.id })
    expect(await told()).toEqual([{ ...failure, takes: [] }])
  })

  test('a day on which the bill begins or ends says from and to which hour of its own clock it has it', async () => {
    const { compare } = await withUsage()
    const parts = async (time: 'utc' | 'beijing') =>
      Object.fromEntries(
        (await compare(fixture('english.csv'), { counts: 'clips', time })).days.map((one) => [
          one.day,
          [one.beginsAt, one.endsAt],
        ]),
      )
    expect(await parts('utc')).toEqual({ '2026-03-01': ['23:00', null], '2026-03-02': [null, '01:00'] })
    expect(await parts('beijing')).toEqual({ '2026-03-01': ['23:00', null], '2026-03-02': [null, '01:00'] })
  })

  test('the clock that is said decides the day: what agrees by one clock differs by the other', async () => {
    const { compare } = await withUsage('2026-03-01T23:10:00Z')
    const compareBy = (time: 'utc' | 'beijing') => compare(fixture('english.csv'), { counts: 'clips', time })
    expect((await compareBy('utc')).totals?.differing).toBe(0)
    const beijing = await compareBy('beijing')
    expect(beijing.span?.from).toBe('2026-03-01T15:00:00Z')
    expect(beijing.days.map(({ day, bill, ledger }) => [day, bill, ledger])).toEqual([
      ['2026-03-01', '2', '0'],
      ['2026-03-02', '0', '2'],
    ])
  })

  test('compares nothing until it is said what counts mean; shows a row with each reading, and remembers the answer', async () => {
    const { studio, compare } = await withUsage()
    const file = fixture('chinese.csv')
    const asked = await compare(file)
    expect(asked).toMatchObject({ counts: null, totals: null, days: [], sample: { line: 3, total: '2' } })
    expect(asked.readings).toEqual([
      { measure: 'clips', column: 'total', agreeing: 2, days: 3 },
      { measure: 'seconds', column: 'total', agreeing: 1, days: 3 },
      { measure: 'units', column: 'total', agreeing: 2, days: 3 },
    ])
    await compare(file, { counts: 'seconds' })
    await studio.reopen()
    expect((await compare(file)).counts).toEqual({ measure: 'seconds', column: 'total' })
    expect((await compare(file)).totals).toEqual({ bill: '3', ledger: '12', difference: '-9', differing: 2 })
  })

  test('an account that is not known is refused before anything is compared, and nothing of what counts mean is kept', async () => {
    const { studio, compare } = await withUsage()
    const said = { file: fixture('chinese.csv'), counts: 'clips' } as const
    expect(await studio.refusal('bills.compare', { ...said, account: 'mian' })).toMatchObject({
      code: 'not_found',
      message: 'account: "mian" has no entries; there are main',
      details: { field: 'account' },
    })
    expect((await compare(said.file)).counts).toBeNull()
  })

  test('a take that was taken back is not in the ledger’s count, and comparing records no entry', async () => {
    const { studio, entry, compare } = await withUsage()
    await studio.value('entries.reverse', { entry: entry.id })
    const before = (await studio.value('studio.info', {})).entries
    expect((await compare(fixture('chinese.csv'), { counts: 'clips' })).totals?.ledger).toBe('0')
    expect((await studio.value('studio.info', {})).entries).toBe(before)
    expect(await studio.findings()).toEqual([])
  })

  test.each([
    ['an hour that is none', '23:00-24:00', '23:00-25:00', 'time', 2],
    ['a result that is none', 'SUCCESS', 'MAYBE', 'status', 2],
    ['a count that is none', ',0,2,2', ',0,2,=2', 'total', 2],
    ['a negative count', ',0,2,2', ',0,-2,2', 'output', 2],
    ['a row that is cut off', ',0,1,1', '', 'row', 3],
    ['a head without counts', 'Output usage quantity,Total usage quantity', 'Out,All', 'head', 1],
    ['an amount that is none', '0.0000,0.0000,0,2,2', 'free,0.0000,0,2,2', 'amount', 2],
    ['a column twice', 'Secret key name', 'Consumed model', 'model', 1],
  ])('refuses %s with file, line and field, and remembers nothing', async (_what, good, bad, field, line) => {
    const { studio, bill, compare } = await withUsage()
    const file = bill(readFileSync(fixture('english.csv'), 'utf8').replace(good, bad))
    const refusal = await studio.refusal('bills.compare', { file, counts: 'units' })
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { file, line, field } })
    expect(refusal.message).toContain(`line ${line}`)
    expect((await compare(fixture('english.csv'))).counts).toBeNull()
  })
})
