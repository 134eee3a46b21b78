import { describe, expect, test } from 'vitest'
import { createReconciliationStore } from '../../../renderer/reports/checks/reconciliation-store.ts'
import { ok, refused } from '../app/clients.ts'
import { clientWithHeldAnswers } from '../app/held-answers.ts'

describe('the checks and claims of a report', () => {
  test.each(['checks', 'claims'] as const)(
    'are the newest: %s that were overtaken are dropped, also where they come last',
    async (which) => {
      const { fake, answer } = clientWithHeldAnswers()
      const store = createReconciliationStore(fake.client)[which]
      const first = store.getState().load(null)
      const second = store.getState().reload()
      answer(1, ok('newer'))
      await second
      answer(0, ok('older'))
      await first
      expect(store.getState().view).toEqual({ kind: 'ready', value: 'newer', isStale: false })
    },
  )

  test('do not overtake each other', async () => {
    const { fake, answer } = clientWithHeldAnswers()
    const { checks, claims } = createReconciliationStore(fake.client)
    const loads = [checks.getState().load(null), claims.getState().load(null)]
    answer(0, ok('checks'))
    answer(1, refused('invalid_input'))
    await Promise.all(loads)
    expect(checks.getState().view.kind).toBe('ready')
    expect(claims.getState().view.kind).toBe('failed')
  })
})

describe('what is done to claims', () => {
  test('is one thing at a time: what is asked for meanwhile is not done, and says so', async () => {
    const { fake, answer } = clientWithHeldAnswers()
    const { work } = createReconciliationStore(fake.client)
    const { raise, withdraw } = work.getState()
    const raised = raise(['a', 'b'])
    expect(await withdraw('a')).toBe(false)
    answer(0, ok({ raised: ['a', 'b'] }))
    expect(await raised).toBe(true)
    expect(fake.calls.map(({ name }) => name)).toEqual(['claims.raise'])
    expect(work.getState()).toMatchObject({ isBusy: false, failure: null })
  })

  test('shows why it did not work, until something else is done', async () => {
    const { fake, answer } = clientWithHeldAnswers()
    const { work } = createReconciliationStore(fake.client)
    const marked = work.getState().mark('a', 'sent')
    answer(0, refused('invalid_input', 'takes'))
    expect(await marked).toBe(false)
    expect(work.getState()).toMatchObject({ isBusy: false, failure: { code: 'invalid_input' } })
    void work.getState().withdraw('a')
    expect(work.getState()).toMatchObject({ isBusy: true, failure: null })
  })
})
