import { expect, test } from 'vitest'
import { notifier } from '../../../electron/shell/notifications.ts'
import type { StudioEvent } from '../../../shared/api/events.ts'

const NOTICE: StudioEvent = { type: 'notice', message: 'the day’s backup could not be taken' }

/** What was shown, and what a click on it does. */
function watched(isSupported = true) {
  const shown: string[] = []
  let click: () => void = () => undefined
  let brought = 0
  const notify = notifier(
    ({ title, body }) => ({
      show: () => shown.push(`${String(title)}: ${String(body)}`),
      on: (_event, listener) => (click = listener),
    }),
    () => isSupported,
    () => (brought += 1),
  )
  return {
    notify,
    shown,
    click: () => {
      click()
    },
    brought: () => brought,
  }
}

test('a notice is shown by the system, and a click on it brings the window', () => {
  const { notify, shown, click, brought } = watched()
  notify(NOTICE)
  expect(shown).toEqual(['Packledger: the day’s backup could not be taken'])
  click()
  expect(brought()).toBe(1)
})

test('a change or progress is nothing to notify anybody of', () => {
  const { notify, shown } = watched()
  notify({ type: 'changed', areas: ['ledger'], revision: 1 })
  notify({ type: 'progress', operation: 'imports.usage', done: 1, total: 2 })
  expect(shown).toEqual([])
})

test('a system without notifications gets none', () => {
  const { notify, shown } = watched(false)
  notify(NOTICE)
  expect(shown).toEqual([])
})
