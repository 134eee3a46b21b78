import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { billText } from '../../../electron/cli/text/bill.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const LOCALE = { zone: 'UTC', currency: 'USD' }
const BILL = readFileSync(join(import.meta.dirname, '../../fixtures/bills/english.csv'), 'utf8')
const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }

async function withBill(content: string) {
  const studio = await open({ now: '2026-03-20 12:00' })
  await studio.value('usage.record', { ...KIND, at: '2026-03-01T08:00:00Z', clips: 3 })
  await studio.value('usage.record', { ...KIND, at: '2026-03-02T00:10:00Z', outcome: 'failed', externalId: 'task-1' })
  const file = studio.path('bill.csv')
  writeFileSync(file, content)
  return async (counts?: 'clips') =>
    billText(await studio.value('bills.compare', { file, ...(counts === undefined ? {} : { counts }) }), LOCALE)
}

test('a bill without a row of a video says that there is nothing to compare, whether or not its counts are understood', async () => {
  const text = await withBill(BILL.split('\n').slice(0, 1).join('\n'))
  const nothing = /\n\nThe bill has no row of a video: there is nothing to compare\.$/
  expect(await text()).toMatch(nothing)
  expect(await text('clips')).toMatch(nothing)
  expect(await text()).not.toContain('video rows')
})

test('failures that were charged are told by line and day, with the takes to claim; a part of a day, and the balance to compare next', async () => {
  const text = (await (await withBill(BILL))('clips')).split('\n').map((line) => line.trimEnd())
  expect(text).toContain('1 failed row carries a charge or a count:')
  expect(text).toContain('   3  2026-03-02  2026-03-02 00:00  MiniMax-Hailuo-2.3  task-1')
  expect(text).toContain('Claim what was charged: packledger claims raise TASK.')
  expect(text.find((line) => line.startsWith('2026-03-01, from 23:00'))).toMatch(/2 +3 +-1/)
  expect(text).toContain(
    'A bill that begins or ends within a day has a part of it alone: the ledger has the takes before or after that hour besides.',
  )
  expect(text.at(-1)).toBe('What is different, and why it may be: packledger assert-balance UNITS --check')
})
