import { expect, test } from 'vitest'
import { Badge } from '../../../electron/shell/badge.ts'
import type { StudioEvent } from '../../../shared/api/events.ts'

const RAISED: StudioEvent = {
  type: 'alerts',
  zone: 'UTC',
  alerts: [{ kind: 'unchecked', key: 'unchecked:main', severity: 'soon', account: 'main', checkedAt: null }],
}

test('the icon counts the alerts that were raised while nobody looked at the window, and forgets them once somebody does', () => {
  const shown: number[] = []
  let isLookedAt = true
  const badge = new Badge(
    (count) => shown.push(count),
    () => isLookedAt,
  )
  badge.tell(RAISED)
  isLookedAt = false
  badge.tell(RAISED)
  badge.tell({ type: 'changed', areas: ['alerts'], revision: 2 })
  badge.tell(RAISED)
  badge.clear()
  badge.clear()
  badge.tell(RAISED)
  expect(shown).toEqual([1, 2, 0, 1])
})
