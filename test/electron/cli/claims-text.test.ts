import { expect, test } from 'vitest'
import { checksText, claimsText } from '../../../electron/cli/text/claims.ts'
import { balance, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const LOCALE = { zone: 'UTC', currency: 'USD' }

test('checks show what is claimed and unexplained, and its age; claims show what could be claimed besides', async () => {
  const studio = await open({ now: '2026-02-20' })
  const texts = async () => [
    checksText(await studio.value('checks.list', {}), LOCALE),
    claimsText(await studio.value('claims.list', {}), LOCALE),
  ]
  expect(await texts()).toEqual(['Nothing was compared with the console yet.', 'Nothing is claimed.'])
  await recordEntries(studio, [
    purchase(1, '2026-02-01', { units: '100', price: '100.00' }),
    { ...usage(2, '2026-02-02', '0.7', { outcome: 'failed' }), externalId: 'task-1' },
    { ...usage(3, '2026-02-02', '1', { outcome: 'rejected' }), externalId: 'task-2' },
    balance(4, '2026-02-05', '98'),
  ])
  await studio.value('claims.raise', { takes: ['task-1'] })
  const [checks, claims] = await texts()
  expect(checks?.split('\n').map((line) => line.trimEnd())).toEqual([
    'Account main: 1 check (times in UTC)',
    '',
    'Checked           Of       Console  Difference  Cost USD  Claimed  Unexplained  Note',
    '────────────────  ───────  ───────  ──────────  ────────  ───────  ───────────  ────',
    '2026-02-05 00:00  account       98          -2      2.00     -0.7         -1.3',
    '',
    'Unexplained   Checks  Units less  Units more',
    '────────────  ──────  ──────────  ──────────',
    '8 to 31 days       1         1.3           0',
  ])
  expect(claims).toMatch(/^1 claim\n/)
  expect(claims).toMatch(/task-1 +2026-02-02 00:00 .*failed +0\.7 +open +2026-02-20 00:00/)
  expect(claims).toMatch(/nothing is claimed of:\n\n.*\n.*\ntask-2 .*rejected +1$/)
})
