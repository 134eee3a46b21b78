import { expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'

const openApp = useApps()

test('a claim whose take was reversed can be withdrawn', async () => {
  const app = await openApp({
    fill: async ({ value }) => {
      const take = { model: 'hailuo-02', resolution: '768p', seconds: 6, outcome: 'failed', externalId: 't1' } as const
      await value('purchases.record', { pack: 'standard' })
      const { entry } = await value('usage.record', take)
      await value('claims.raise', { takes: ['t1'] })
      await value('entries.reverse', { entry: entry.id })
    },
  })
  await app.go('/reports?show=checks')
  const claims = app.page.getByRole('table', { name: 'Claims by when the take was' })
  await claims.getByText('The take was reversed').waitFor()
  await claims.getByRole('button', { name: /^Withdraw/ }).click()
  await claims.waitFor({ state: 'detached' })
  expect((await app.value('claims.list', {})).claims).toEqual([])
  expect(app.problems()).toEqual([])
})
