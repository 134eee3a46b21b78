import { expect, test } from 'vitest'
import { checklistText } from '../../../electron/cli/text/closing-checklist.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()
const TAKE = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6, at: '2026-01-06' }
const LOCALE = { zone: 'UTC', currency: 'USD' }

test('a checklist says how many points are open, and each in a sentence', async () => {
  const studio = await makeStudio({ now: '2026-02-03 12:00', zone: 'UTC' })
  await studio.value('purchases.record', {
    pack: 'custom',
    units: '5',
    price: '5.00',
    at: '2026-01-05',
    expires: '2026-01-20',
  })
  await studio.value('usage.record', { ...TAKE, clips: 3 })
  await studio.value('usage.record', { ...TAKE, production: 'Nova', clips: 1 })
  const text = async () => checklistText(await studio.value('months.checklist', { month: '2026-01' }), LOCALE)
  expect(await text()).toBe(
    [
      'Before closing 2026-01: 2 open.',
      '',
      'in order  What expired is posted: 1 unit (1.00 USD) of 1 lot.',
      'open      main was never compared with the vendor’s console.',
      'open      3 clips name no production (3 units).',
      'in order  Every unit was covered by a lot.',
      'in order  No claim of a failed take waits for an answer.',
    ].join('\n'),
  )
  await studio.value('balances.assert', { units: '0' })
  expect(await text()).toContain('in order  main was compared with the vendor’s console on 2026-02-03.')
})
