import { expect, test } from 'vitest'
import { notifier } from '../../../electron/shell/notifications.ts'
import type { AlertJson } from '../../../shared/api/alerts.ts'
import type { StudioEvent } from '../../../shared/api/events.ts'

const NOTICE: StudioEvent = { type: 'notice', message: 'the day’s backup could not be taken' }

/** What was shown, and what a click on it does. */
function watched(isSupported = true) {
  const shown: string[] = []
  let click: () => void = () => undefined
  let brought = 0
  const places: string[] = []
  const notify = notifier({
    make: ({ title, body }) => ({
      show: () => shown.push(`${String(title)}: ${String(body)}`),
      on: (_event, listener) => (click = listener),
    }),
    isSupported: () => isSupported,
    bringWindow: () => {
      brought += 1
    },
    go: (place) => places.push(place),
  })
  return {
    notify,
    shown,
    places,
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

const LOT = '019b0000-0000-7000-8000-000000000001'

function expired(units: string): AlertJson {
  return {
    kind: 'expired',
    key: `lot:${LOT}`,
    severity: 'now',
    account: 'main',
    lot: LOT,
    pack: 'standard',
    at: '2026-10-25T00:30:00Z',
    units,
    cost: { amount: '165.00', currency: 'USD' },
  }
}

test('an alert is shown in plain words in the studio’s zone, and a click leads to its place', () => {
  const { notify, shown, click, brought, places } = watched()
  notify({ type: 'alerts', alerts: [expired('620')], zone: 'Europe/Berlin' })
  expect(shown).toEqual([
    'Packledger: 620 units of the pack standard (main), which had cost 165.00 USD, expired on 2026-10-25 02:30.',
  ])
  click()
  expect([brought(), places]).toEqual([1, [`/ledger?lot=${LOT}`]])
})

test('of many alerts at once the first are shown, and how many more there are', () => {
  const { notify, shown, click, places } = watched()
  notify({ type: 'alerts', alerts: ['1', '2', '3', '4', '5'].map(expired), zone: 'UTC' })
  expect(shown).toHaveLength(3)
  expect(shown.at(-1)).toBe('Packledger: 3 more alerts: the list has them.')
  click()
  expect(places).toEqual(['/'])
})
