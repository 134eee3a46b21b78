import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Closing } from '../../../electron/shell/quit.ts'
import { closeInTime, quitInOrder } from '../../../electron/shell/quit.ts'
import { FakeApp, memoryLog } from './fakes.ts'

const DEADLINES = { finishMs: 10_000, stopMs: 5000 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A studio whose command ends when the test says so, or when it is cancelled. */
function running({ stopsWhenCancelled = true } = {}) {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const calls: string[] = []
  const closing: Closing = {
    close: () => {
      calls.push('close')
      return ended
    },
    cancel: () => {
      calls.push('cancel')
      if (stopsWhenCancelled) end()
    },
  }
  return { closing, calls, end }
}

test('quitting waits until the running command has ended, then quits once', async () => {
  const app = new FakeApp()
  const { closing, calls, end } = running()
  quitInOrder(app.asApp, closing, memoryLog().log, DEADLINES)
  let prevented = 0
  const event = { preventDefault: () => (prevented += 1) }
  app.emit('before-quit', event)
  app.emit('before-quit', event)
  await vi.advanceTimersByTimeAsync(9999)
  expect({ prevented, quits: app.quits, calls }).toEqual({ prevented: 2, quits: 0, calls: ['close'] })
  end()
  await vi.advanceTimersByTimeAsync(0)
  expect(app.quits).toBe(1)
  app.emit('before-quit', event)
  expect(prevented).toBe(2)
})

test('a command that takes longer than the deadline is stopped, which undoes it', async () => {
  const { closing, calls } = running()
  const how = closeInTime(closing, DEADLINES, memoryLog().log)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await how).toBe('stopped')
  expect(calls).toEqual(['close', 'cancel'])
})

test('a command that does not even stop keeps nobody from quitting', async () => {
  const { closing } = running({ stopsWhenCancelled: false })
  const how = closeInTime(closing, DEADLINES, memoryLog().log)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await how).toBe('abandoned')
})

test('a closing that fails is logged, and the app quits', async () => {
  const { log, events } = memoryLog()
  const closing = { close: () => Promise.reject(new Error('the disk is gone')), cancel: () => undefined }
  expect(await closeInTime(closing, DEADLINES, log)).toBe('failed')
  expect(events).toMatchObject([{ event: 'defect' }])
})
