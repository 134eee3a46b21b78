import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { StandingTray } from '../../../electron/shell/tray.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()

async function withTray() {
  const studio = await open({ now: '2026-01-09 12:00', zone: 'UTC' })
  const shown: { tip: string; items: readonly MenuItemConstructorOptions[] } = { tip: '', items: [] }
  const did: string[] = []
  let asked = 0
  const tray = new StandingTray({
    icon: {
      setToolTip: (text) => (shown.tip = text),
      setMenu: (items) => (shown.items = items),
    },
    standing: async () => {
      asked += 1
      return studio.value('overview.show', {})
    },
    zone: 'UTC',
    open: () => did.push('open'),
    record: () => did.push('record'),
    quit: () => did.push('quit'),
  })
  return { studio, tray, shown, did, asked: () => asked }
}

describe('the tray', () => {
  test('shows what is left of each account, and what expires next', async () => {
    const { studio, tray, shown } = await withTray()
    await studio.value('purchases.record', { pack: 'standard', at: '2026-01-05' })
    await studio.value('purchases.record', { pack: 'custom', units: '7', price: '1', account: 'agency' })
    await studio.value('usage.record', { model: 'hailuo-02', resolution: '768p', seconds: 6, clips: 760 })
    await tray.refresh()
    expect(shown.items.filter(({ enabled }) => enabled === false).map(({ label }) => label)).toEqual([
      'agency: 7 units left',
      '7 of custom expire on 2026-02-09 12:00',
      'main: 3000 units left',
      '3000 of standard expire on 2026-02-05 00:00',
    ])
    expect(shown.tip).toBe(['Packledger', ...shown.items.slice(0, 4).map(({ label }) => label)].join('\n'))
  })

  test('follows the ledger, with one question for changes that come while it asks', async () => {
    const { tray, asked } = await withTray()
    const changed = { type: 'changed', areas: ['ledger'], revision: 1 } as const
    const first = tray.refresh()
    for (let change = 0; change < 5; change += 1) tray.follow(changed)
    tray.follow({ type: 'changed', areas: ['backups'], revision: 2 })
    await first
    expect(asked()).toBe(2)
  })

  test('opens the window, records and quits', async () => {
    const { tray, shown, did } = await withTray()
    await tray.refresh()
    for (const item of shown.items) item.click?.(undefined as never, undefined, undefined as never)
    expect(did).toEqual(['open', 'record', 'quit'])
  })
})
