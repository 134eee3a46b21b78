import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'
import { useStudios } from '../../support/studio.ts'
import { faultsOf } from './look.ts'

/* A ledger that cannot be opened: the page says so, and is the way back. */

const openApp = useApps()
const openStudio = useStudios()

test('a damaged ledger: the page names it, offers the newest backup, and goes on from it', async () => {
  const studio = await openStudio({ now: '2026-11-20' })
  await studio.value('purchases.record', { pack: 'standard', at: '2026-11-19' })
  await studio.value('backups.create', {})
  await studio.close()
  writeFileSync(studio.ledgerFile, 'not a ledger any more '.repeat(500))

  const app = await openApp({ folder: studio.folder })
  const { page } = app
  await page.getByRole('heading', { level: 1, name: 'The ledger is damaged' }).waitFor()
  await page.getByText('ledger_damaged', { exact: true }).waitFor()
  await page
    .getByRole('button', { name: /^Restore the backup of / })
    .first()
    .waitFor()
  expect(await faultsOf(app, 'a damaged ledger')).toEqual([])
  await page
    .getByRole('button', { name: /^Restore the backup of / })
    .first()
    .click()

  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.getByRole('link', { name: '3,760 units left' }).waitFor()
  expect((await app.value('studio.info', {})).entries).toBe(1)
  expect(readdirSync(studio.folder).some((name) => name.startsWith('damaged-'))).toBe(true)
  expect(existsSync(join(studio.folder, 'ledger.sqlite'))).toBe(true)
  expect(app.problems()).toEqual([])
})
