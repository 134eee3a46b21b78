import { describe, expect, test } from 'vitest'
import { lookAtFile } from '../../../electron/imports/look-at-file.ts'
import { readBill } from '../../../electron/imports/bills/read-bill.ts'
import { inspectTextFile } from '../../../electron/imports/text/text-file.ts'
import { flattened, isHeldOpen, refusalOf, temporaryFolder } from './support.ts'

const folder = temporaryFolder()

const HEAD =
  'Consumed API,Consumed model,Output usage quantity,Total usage quantity,Consumption time (UTC),Consumption status'
const ROW = 'video(Video API),MiniMax-Hailuo-02,0,1,2026-03-01 23:00-24:00,SUCCESS'
const BAD_ROW = ROW.replace('SUCCESS', 'MAYBE')
/** More than is read at once: reading ends long before the file does. */
const MORE = `${ROW}\n`.repeat(20_000)

/** 消费接口,消费模型,输出消费数,总消费数,消费时间,消费结果 and a row of 视频, in GB18030. */
const CHINESE = Buffer.from(
  [
    'cffbb7d1bdd3bfda2ccffbb7d1c4a3d0cd2ccae4b3f6cffbb7d1cafd2cd7dccffbb7d1cafd2ccffbb7d1cab1bce42ccffbb7',
    'd1bde1b9fb0acad3c6b52c4d696e694d61782d4861696c756f2d30322c302c312c323032362d30332d30312032333a30302d',
    '32343a30302cb3c9b9a60a',
  ].join(''),
  'hex',
)

test('a bill in GB18030 is known as one and read, whether dropped on the window or compared', async () => {
  const file = await inspectTextFile(await folder.write('export_bill_1.csv', CHINESE))
  expect(await lookAtFile(file)).toMatchObject({ kind: 'bill', format: 'minimax-bill' })
  const { rows } = await readBill(file, 'beijing')
  expect(await flattened(rows)).toMatchObject([
    { api: '视频', model: 'MiniMax-Hailuo-02', hasFailed: false, total: 1000 },
  ])
})

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
