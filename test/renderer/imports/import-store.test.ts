import { expect, test } from 'vitest'
import { createImportStore } from '../../../renderer/imports/import-store.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { FakeClient, ok } from '../app/clients.ts'

const LOOK = { kind: 'usage', format: 'csv', columns: [], missing: [] }

/** A store whose preview is running and is answered when a test says so. */
async function previewing() {
  let answer: (outcome: Outcome<unknown>) => void = () => undefined
  const fake = new FakeClient((name) =>
    name === 'imports.inspect' ? Promise.resolve(ok(LOOK)) : new Promise((resolve) => (answer = resolve)),
  )
  const store = createImportStore(fake.client)
  const dropped = store.getState().drop(new File([], 'october.csv'))
  await expect.poll(() => store.getState().busy).toBe('previewing')
  return {
    fake,
    store,
    dropped,
    answer: (outcome: Outcome<unknown>) => {
      answer(outcome)
    },
  }
}

test.each([
  ['starting over', 'startOver'],
  ['closing', 'close'],
] as const)('%s stops the preview that is running, and drops its answer', async (_what, leave) => {
  const { fake, store, dropped, answer } = await previewing()
  store.getState()[leave]()
  expect(fake.cancelled).toBe(1)
  answer({ ok: false, error: { code: 'cancelled', message: 'stopped', details: {} } })
  await dropped
  expect(store.getState()).toMatchObject({ busy: 'no', file: null, report: null, error: null })
})

test('another file stops the preview of the one before', async () => {
  const { fake, store } = await previewing()
  void store.getState().drop(new File([], 'november.csv'))
  expect(fake.cancelled).toBe(1)
})

test('where nothing is running, starting over stops nothing', async () => {
  const { fake, store, dropped, answer } = await previewing()
  answer(ok({ counts: { new: 0, duplicate: 0, conflict: 0, rejected: 0 } }))
  await dropped
  store.getState().startOver()
  expect(fake.cancelled).toBe(0)
})
