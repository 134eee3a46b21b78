import { describe, expect, test } from 'vitest'
import { readBill } from '../../../electron/imports/read-bill.ts'
import { inspectTextFile } from '../../../electron/imports/text-file.ts'
import { flattened, isHeldOpen, refusalOf, temporaryFolder } from './support.ts'

const folder = temporaryFolder()

const HEAD =
  'Consumed API,Consumed model,Output usage quantity,Total usage quantity,Consumption time (UTC),Consumption status'
const ROW = 'video(Video API),MiniMax-Hailuo-02,0,1,2026-03-01 23:00-24:00,SUCCESS'
const BAD_ROW = ROW.replace('SUCCESS', 'MAYBE')
/** More than is read at once: reading ends long before the file does. */
const MORE = `${ROW}\n`.repeat(20_000)

describe.runIf(process.platform === 'linux')('a refused bill leaves no file open', () => {
  test.each([
    ['by its head', `${HEAD.replace('Consumption status', 'Outcome')}\n${MORE}`],
    ['by its first row', `${HEAD}\n${BAD_ROW}\n${MORE}`],
    ['by a row far below', `${HEAD}\n${ROW}\n${`${ROW}\n`.repeat(5000)}${BAD_ROW}\n${MORE}`],
  ])('%s', async (_by, content) => {
    const path = await folder.write('bill.csv', content)
    const file = await inspectTextFile(path)
    const refusal = await refusalOf(async () => flattened((await readBill(file, undefined)).rows))
    expect(refusal.code).toBe('invalid_input')
    await expect.poll(() => isHeldOpen(path)).toBe(false)
  })

  test('nor does one whose reading is given up', async () => {
    const path = await folder.write('bill.csv', `${HEAD}\n${MORE}`)
    const { rows } = await readBill(await inspectTextFile(path), undefined)
    const seen: boolean[] = []
    for await (const batch of rows) {
      seen.push(batch.length > 0 && isHeldOpen(path))
      break
    }
    expect(seen).toEqual([true])
    await expect.poll(() => isHeldOpen(path)).toBe(false)
  })
})
