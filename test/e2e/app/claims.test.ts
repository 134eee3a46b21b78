import { expect, test } from 'vitest'
import type { App } from '../../support/app.ts'
import { useApps } from '../../support/app.ts'

const openApp = useApps()

const FAILED = { model: 'hailuo-02', resolution: '768p', seconds: 6, outcome: 'failed' } as const

const claimsOn = ({ page }: App) => page.getByRole('table', { name: 'Claims by when the take was' })
const claimed = async ({ value }: App) => (await value('claims.list', {})).claims

test('a claim whose take was reversed can be withdrawn', async () => {
  const app = await openApp({
    fill: async ({ value }) => {
      await value('purchases.record', { pack: 'standard' })
      const { entry } = await value('usage.record', { ...FAILED, externalId: 't1' })
      await value('claims.raise', { takes: ['t1'] })
      await value('entries.reverse', { entry: entry.id })
    },
  })
  await app.go('/reports?show=checks')
  const claims = claimsOn(app)
  await claims.getByText('The take was reversed').waitFor()
  await claims.getByRole('button', { name: /^Withdraw/ }).click()
  await app.page.getByText('Claim withdrawn').waitFor()
  await claims.waitFor({ state: 'detached' })
  expect(await claimed(app)).toEqual([])
  expect(app.problems()).toEqual([])
})

test('that takes were claimed can be undone, and so can that a claim was withdrawn: it stands as it stood', async () => {
  const app = await openApp({
    fill: async ({ value }) => {
      await value('purchases.record', { pack: 'standard', at: '2026-11-01' })
      for (const externalId of ['t1', 't2', 't3'])
        await value('usage.record', { ...FAILED, externalId, at: '2026-11-20' })
      await value('claims.raise', { takes: ['t3'], charged: '0.5', note: 'console', state: 'sent', at: '2026-11-22' })
    },
  })
  const { page } = app
  const before = await claimed(app)
  await app.go('/reports?show=checks')
  await page.getByRole('checkbox', { name: 'Claim t1' }).check()
  await page.getByRole('checkbox', { name: 'Claim t2' }).check()
  await page.getByRole('button', { name: 'Claim 2' }).click()
  await page.getByText('2 takes claimed').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back').waitFor()
  expect(await claimed(app)).toEqual(before)
  await claimsOn(app).getByRole('button', { name: 'Withdraw the claim of t3' }).click()
  await page.getByText('Claim withdrawn').waitFor()
  expect(await claimed(app)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back').last().waitFor()
  await claimsOn(app).getByText('0.5').waitFor()
  expect(await claimed(app)).toEqual(before)
  expect(app.problems()).toEqual([])
})

test('a claim’s state is whole in its select, and a task’s id on one line, in a small window too', async () => {
  const app = await openApp({
    size: { width: 1024, height: 640 },
    fill: async ({ value }) => {
      await value('usage.record', { ...FAILED, externalId: '179518765212040', at: '2026-11-20' })
      await value('claims.raise', { takes: ['179518765212040'], state: 'refunded' })
    },
  })
  await app.go('/reports?show=checks')
  const state = claimsOn(app).getByRole('combobox', { name: 'Claim of 179518765212040' })
  const isWhole = await state.evaluate((select: HTMLSelectElement) => {
    const style = getComputedStyle(select)
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    const context = document.createElement('canvas').getContext('2d')
    if (context === null) return false
    context.font = style.font
    return context.measureText(select.value).width <= room
  })
  expect(isWhole).toBe(true)
  const lines = await claimsOn(app)
    .getByRole('link', { name: '179518765212040' })
    .evaluate((link) => link.getBoundingClientRect().height / parseFloat(getComputedStyle(link).lineHeight))
  expect(Math.round(lines)).toBe(1)
})
