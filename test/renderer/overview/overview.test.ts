import { describe, expect, it } from 'vitest'
import { chartPoints } from '../../../renderer/overview/chart-points.ts'
import { earliest } from '../../../renderer/overview/earliest.ts'
import { taskWords } from '../../../renderer/overview/task-words.ts'
import type { AccountStandingJson, TaskJson } from '../../../shared/api/overview.ts'
import { isCommandId } from '../../../shared/api/commands.ts'

const USD = (amount: string) => ({ amount, currency: 'USD' })
const LOT = '01990000-0000-7000-8000-000000000001'

const TASKS: readonly TaskJson[] = [
  {
    kind: 'expiring',
    severity: 'now',
    account: 'main',
    lot: LOT,
    at: '2026-11-01T00:00:00Z',
    unused: '620.4',
    unusedValue: USD('165.00'),
  },
  { kind: 'nothing-left', severity: 'now', account: 'main' },
  { kind: 'running-out', severity: 'soon', account: 'main', at: '2026-11-01T00:00:00Z', isUsedUp: true },
  { kind: 'overage', severity: 'soon', account: 'main', units: '7', cost: USD('1.96') },
  { kind: 'unchecked', severity: 'calm', account: 'main', days: 9 },
  { kind: 'month-open', severity: 'calm', month: '2026-10' },
]

describe('what needs doing, in words', () => {
  it('gives every task one sentence and one button that does something', () => {
    for (const task of TASKS) {
      const { sentence, action, does } = taskWords(task, 'UTC', false)
      expect(sentence).toMatch(/\.$/)
      expect(action).not.toBe('')
      if ('command' in does) expect(isCommandId(does.command)).toBe(true)
      else expect(does.href).toMatch(/^#\/(burndown|reports)\?/)
    }
  })

  it('tells units and money of what will expire, to the whole unit', () => {
    const [expiring] = TASKS
    expect(expiring === undefined ? '' : taskWords(expiring, 'UTC', false).sentence).toBe(
      'About 620 units ($165.00) will expire unused on Nov 1, 2026 at the current pace.',
    )
  })

  it('names the account only where there are several', () => {
    for (const task of TASKS) {
      const names = task.kind !== 'month-open'
      expect(taskWords(task, 'UTC', true).sentence.includes('of main')).toBe(names)
      expect(taskWords(task, 'UTC', false).sentence).not.toContain('of main')
    }
  })
})

describe('the next expiry', () => {
  const standing = (account: string, at: string | null): AccountStandingJson => ({
    account,
    units: '1',
    bookValue: USD('1.00'),
    lots: 1,
    hasLots: true,
    runRate: null,
    emptyAt: null,
    lastsDays: null,
    isUsedUp: false,
    unused: '1',
    unusedValue: USD('1.00'),
    nextExpiry:
      at === null
        ? null
        : { lot: LOT, pack: 'pro', at, units: '1', bookValue: USD('1.00'), unused: '1', unusedValue: USD('1.00') },
    checked: null,
    overage: { units: '0', cost: USD('0.00') },
  })

  it('is the first of all accounts, also where one instant is written with milliseconds', () => {
    const accounts = [
      standing('main', '2026-11-01T00:00:00.500Z'),
      standing('second', '2026-11-01T00:00:00Z'),
      standing('third', null),
    ]
    expect(earliest(accounts)?.account).toBe('second')
    expect(earliest([standing('third', null)])).toBeNull()
  })
})

describe('the small chart', () => {
  it('draws each lot at what it held', () => {
    const points = chartPoints({
      account: 'main',
      lots: [{ id: LOT, pack: 'pro', expiresAt: '2026-11-01T00:00:00Z', units: '10' }],
      points: [
        { day: '2026-10-01', units: '9.3', lots: [{ lot: LOT, units: '9.3' }] },
        { day: '2026-10-02', units: '0', lots: [] },
      ],
    })
    expect(points).toEqual([
      { day: '2026-10-01', lots: { [LOT]: 9.3 } },
      { day: '2026-10-02', lots: {} },
    ])
  })
})
