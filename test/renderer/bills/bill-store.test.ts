import { describe, expect, test } from 'vitest'
import { createBillStore } from '../../../renderer/bills/bill-store.ts'
import { ok, refused } from '../app/clients.ts'
import { clientWithHeldAnswers } from '../app/held-answers.ts'

function withStore() {
  const { fake, answer } = clientWithHeldAnswers()
  const store = createBillStore(fake.client, 'token')
  return { fake, answer, store, state: () => store.getState() }
}

describe('the comparison of a bill', () => {
  test('is by the newest choice: an answer that was overtaken is dropped, also where it comes last', async () => {
    const { answer, state } = withStore()
    const first = state().compare({ time: 'utc' })
    const second = state().compare({ time: 'beijing' })
    answer(1, ok({ time: 'beijing' }))
    await second
    answer(0, ok({ time: 'utc' }))
    await first
    expect(state()).toMatchObject({ compared: { time: 'beijing' }, error: null, isBusy: false })
  })

  test('is still awaited when only an overtaken answer has come, and a refusal that was overtaken is not shown', async () => {
    const { answer, state } = withStore()
    const first = state().compare({ time: 'utc' })
    const second = state().compare({ time: 'beijing' })
    answer(0, refused('invalid_input'))
    await first
    expect(state()).toMatchObject({ compared: null, error: null, isBusy: true })
    answer(1, ok({ time: 'beijing' }))
    await second
    expect(state()).toMatchObject({ compared: { time: 'beijing' }, error: null, isBusy: false })
  })

  test('keeps what was said before, and says it again with what is said besides', () => {
    const { fake, state } = withStore()
    void state().compare({ time: 'utc' })
    void state().compare({ counts: 'clips', column: 'total' })
    expect(fake.calls.map(({ input }) => input)).toEqual([
      { file: 'token', time: 'utc' },
      { file: 'token', time: 'utc', counts: 'clips', column: 'total' },
    ])
  })
})
