import { describe, expect, test } from 'vitest'
import { createBillStore } from '../../../renderer/bills/bill-store.ts'
import { ok, refused } from '../app/clients.ts'
import { clientWithHeldAnswers } from '../app/held-answers.ts'

function withStore() {
  const { fake, answer } = clientWithHeldAnswers()
  const store = createBillStore(fake.client, 'token')
  const asked = (times: number) => expect.poll(() => fake.calls.length).toBe(times)
  return { fake, answer, asked, store, state: () => store.getState() }
}

describe('the comparison of a bill', () => {
  test('is by the newest choice: an answer that was overtaken is dropped, also where it comes last', async () => {
    const { answer, asked, state } = withStore()
    const first = state().compare({ time: 'utc' })
    const second = state().compare({ time: 'beijing' })
    await asked(2)
    answer(1, ok({ time: 'beijing' }))
    await second
    answer(0, ok({ time: 'utc' }))
    await first
    expect(state()).toMatchObject({ compared: { time: 'beijing' }, error: null, isBusy: false })
  })

  test('is still awaited when only an overtaken answer has come, and a refusal that was overtaken is not shown', async () => {
    const { answer, asked, state } = withStore()
    const first = state().compare({ time: 'utc' })
    const second = state().compare({ time: 'beijing' })
    await asked(2)
    answer(0, refused('invalid_input'))
    await first
    expect(state()).toMatchObject({ compared: null, error: null, isBusy: true })
    answer(1, ok({ time: 'beijing' }))
    await second
    expect(state()).toMatchObject({ compared: { time: 'beijing' }, error: null, isBusy: false })
  })

  test('is stopped once another choice overtakes it, or nobody waits for it; one that is done stops nothing', async () => {
    const { fake, answer, asked, state } = withStore()
    const first = state().compare({ time: 'utc' })
    expect(fake.cancelled).toBe(0)
    const second = state().compare({ time: 'beijing' })
    const third = state().compare({ counts: 'clips' })
    await asked(2)
    expect(fake.cancelled).toBe(2)
    answer(0, refused('invalid_input'))
    await Promise.all([first, second])
    answer(1, ok({ time: 'beijing', counts: 'clips' }))
    await third
    expect(state()).toMatchObject({ compared: { counts: 'clips' }, isBusy: false })
    const fourth = state().compare({ time: 'utc' })
    await asked(3)
    expect(fake.cancelled).toBe(2)
    state().abandon()
    expect(fake.cancelled).toBe(3)
    answer(2, ok({ time: 'utc' }))
    await fourth
    expect(state().compared).toMatchObject({ counts: 'clips' })
    state().abandon()
    expect(fake.cancelled).toBe(3)
  })

  test('keeps what was said before, and says it again with what is said besides', async () => {
    const { fake, asked, state } = withStore()
    void state().compare({ time: 'utc' })
    void state().compare({ counts: 'clips', column: 'total' })
    await asked(2)
    expect(fake.calls.map(({ input }) => input)).toEqual([
      { file: 'token', time: 'utc' },
      { file: 'token', time: 'utc', counts: 'clips', column: 'total' },
    ])
  })
})
