import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createStatementImport } from '../../../renderer/reports/payments/statement-import.ts'
import type { PickedFile } from '../../../shared/api/host.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { studioClient } from '../../support/studio-client.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const UNKNOWN = 'When,Value,Rest\n2026-11-04,-3,1\n'
const KNOWN = 'Date,Amount\n2026-11-04,-3\n2026-11-05,-4\n'

/** The import beside a studio; dialogs are answered in turn, and calls can be held up until they are let go. */
async function withImport() {
  const studio = await makeStudio({ now: '2026-11-20' })
  const answers: (Outcome<PickedFile | null> | Promise<Outcome<PickedFile | null>>)[] = []
  const held: Promise<null>[] = []
  const store = createStatementImport(
    studioClient(studio, { held, openFile: async () => (await answers.shift()) ?? { ok: true, value: null } }),
  )
  const file = (name: string, text: string): Outcome<PickedFile> => {
    const path = studio.path(name)
    writeFileSync(path, text)
    return { ok: true, value: { file: path, name, bytes: text.length } }
  }
  const choose = async (name: string, text: string): Promise<void> => {
    answers.push(file(name, text))
    await store.getState().choose()
  }
  const imported = async () => (await studio.value('payments.list', { all: true })).payments
  return { store, get: () => store.getState(), answers, held, file, choose, imported }
}

describe('a statement whose columns are not known by their names', () => {
  test('can be imported once they are said, and is not read before', async () => {
    const { get, choose, imported } = await withImport()
    await choose('bank.csv', UNKNOWN)
    expect(get()).toMatchObject({ preview: null, error: null, busy: 'no' })
    expect(get().look?.missing).toEqual([['date'], ['amount', 'debit']])
    expect(get().look?.columns.map((one) => one.column)).toEqual(['When', 'Value', 'Rest'])
    await get().setColumn('When', 'date')
    expect(get().look?.missing).toEqual([['amount', 'debit']])
    await get().setColumn('Rest', 'amount')
    await get().setColumn('Value', 'amount')
    expect(get().preview?.lines.new).toBe(1)
    expect((await get().keep())?.lines.new).toBe(1)
    expect((await imported()).map((one) => one.amount.amount)).toEqual(['3.00'])
  })

  test('keeps its columns on the screen when a needed one is left out, and when its rows cannot be read', async () => {
    const { get, choose } = await withImport()
    await choose('bank.csv', KNOWN)
    await get().setColumn('Amount', null)
    expect(get()).toMatchObject({ preview: null, look: { missing: [['amount', 'debit']] } })
    await get().setColumn('Amount', 'date')
    expect(get().look?.columns).toHaveLength(2)
    await get().setColumn('Date', 'amount')
    expect(get().error?.details.line).toBe(2)
    expect(get().look?.columns).toHaveLength(2)
  })
})

test('the account and the currency of a statement in CSV can be said', async () => {
  const { get, choose, imported } = await withImport()
  await choose('bank.csv', 'Date,Amount\n2026-11-04,-3.00 kr\n')
  expect(get().error?.details.field).toBe('currency')
  await get().say({ currency: 'SEK' })
  await get().say({ card: 'Visa' })
  await get().keep()
  expect(await imported()).toMatchObject([{ card: 'Visa', amount: { amount: '3.00', currency: 'SEK' } }])
})

describe('while something is going on', () => {
  test('what is kept while it is read anew is kept as it is then read, and by one click', async () => {
    const { get, choose, imported } = await withImport()
    await choose('bank.csv', KNOWN)
    const saying = get().say({ card: 'House' })
    expect((await get().keep())?.lines.new).toBe(2)
    await saying
    expect((await imported()).map((one) => one.card)).toEqual(['House', 'House'])
  })

  test('nothing is kept where there are then fewer or more payments than were seen', async () => {
    const { get, choose, imported } = await withImport()
    await choose('bank.csv', 'Date,Amount\n2026-11-04,-3\n2026-11-05,4\n2026-11-05,5\n')
    const saying = get().say({ charges: 'positive' })
    expect(await get().keep()).toBeNull()
    await saying
    expect(get().preview?.lines.new).toBe(2)
    expect(await imported()).toEqual([])
  })

  test('an answer that was overtaken by a later one is dropped', async () => {
    const { get, choose, held } = await withImport()
    await choose('bank.csv', KNOWN)
    const { promise, resolve } = Promise.withResolvers<null>()
    held.push(promise)
    const first = get().say({ card: 'first' })
    await get().say({ card: 'second' })
    resolve(null)
    await first
    expect(get().preview?.rows.map((one) => one.card)).toEqual(['second', 'second'])
    expect(get().busy).toBe('no')
  })

  test('what is left is not brought back by the answer that was on its way', async () => {
    const { get, choose, held } = await withImport()
    await choose('bank.csv', KNOWN)
    const { promise, resolve } = Promise.withResolvers<null>()
    held.push(promise)
    const saying = get().say({ card: 'Visa' })
    get().leave()
    resolve(null)
    await saying
    expect(get()).toMatchObject({ file: null, look: null, preview: null })
  })

  test('a statement that is being kept is not left, and its end takes no other file away', async () => {
    const { get, choose, held, answers, file, imported } = await withImport()
    await choose('bank.csv', KNOWN)
    const { promise, resolve } = Promise.withResolvers<null>()
    held.push(promise)
    const keeping = get().keep()
    get().leave()
    answers.push(file('other.csv', KNOWN))
    await get().choose()
    await get().say({ card: 'Visa' })
    expect(get()).toMatchObject({ busy: 'keeping', file: { name: 'bank.csv' }, said: {} })
    resolve(null)
    expect((await keeping)?.lines.new).toBe(2)
    expect(get()).toMatchObject({ busy: 'no', file: null })
    expect(await imported()).toHaveLength(2)
  })

  test('the statement that is shown stays until another is chosen, also where the dialog is left', async () => {
    const { get, choose, answers, file } = await withImport()
    await choose('bank.csv', KNOWN)
    await get().say({ card: 'Visa' })
    const { promise, resolve } = Promise.withResolvers<Outcome<null>>()
    answers.push(promise)
    const choosing = get().choose()
    expect(get()).toMatchObject({ busy: 'reading', file: { name: 'bank.csv' } })
    resolve({ ok: true, value: null })
    await choosing
    expect(get()).toMatchObject({ busy: 'no', file: { name: 'bank.csv' }, said: { card: 'Visa' } })
    expect(get().preview?.lines.new).toBe(2)
    answers.push(file('other.csv', KNOWN))
    await get().choose()
    expect(get()).toMatchObject({ file: { name: 'other.csv' }, said: {} })
  })
})
