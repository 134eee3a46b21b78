import { describe, expect, test, vi } from 'vitest'
import type { ApiClient } from '../../../renderer/api/client.ts'
import { createEntriesStore, PAGE_ROWS } from '../../../renderer/ledger/entries-store.ts'
import type { LedgerRow } from '../../../shared/api/ledger-view.ts'
import type { Input, Output } from '../../../shared/api/operations.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'

type Asked = Input<'entries.page'>
type Page = Output<'entries.page'>

/** A host whose answers a test gives when it pleases. */
function host() {
  const asked: { input: Asked; answer: (outcome: Outcome<Page>) => void }[] = []
  const call = (_name: string, input: Asked) =>
    new Promise<Outcome<Page>>((resolve) => {
      asked.push({ input, answer: resolve })
    })
  return { asked, api: { call } as unknown as ApiClient }
}

function row(name: string): LedgerRow {
  return { id: name } as LedgerRow
}

function page(rows: readonly string[], rest: Partial<Page> = {}): Outcome<Page> {
  return { ok: true, value: { rows: rows.map(row), total: null, next: null, looked: 1000, downTo: null, ...rest } }
}

function numbers(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(from + index))
}

describe('a list by number', () => {
  test('reads the page in view and the one after, and jumps to wherever the view goes', async () => {
    const { asked, api } = host()
    const store = createEntriesStore(api)
    store.getState().show({})
    asked[0]?.answer(page(numbers(0, PAGE_ROWS), { total: 1_000_000 }))
    await vi.waitFor(() => {
      expect(asked).toHaveLength(2)
    })
    expect(asked[1]?.input).toMatchObject({ offset: PAGE_ROWS })
    store.getState().need(500_000, 500_030)
    store.getState().need(999_970, 999_999)
    asked[1]?.answer(page(numbers(PAGE_ROWS, PAGE_ROWS), { total: 1_000_000 }))
    await vi.waitFor(() => {
      expect(asked).toHaveLength(3)
    })
    expect(asked[2]?.input).toMatchObject({ offset: 999_900 })
    asked[2]?.answer(page(numbers(999_900, PAGE_ROWS), { total: 1_000_000 }))
    await vi.waitFor(() => {
      expect(store.getState().isBusy).toBe(false)
    })
    expect(store.getState()).toMatchObject({ count: 1_000_000, isComplete: true })
    expect(store.getState().rows.get(999_999)?.id).toBe('999999')
    expect(store.getState().rows.has(0)).toBe(false)
    expect(asked).toHaveLength(3)
  })

  test('keeps what is shown while it is read anew after a change', async () => {
    const { asked, api } = host()
    const store = createEntriesStore(api)
    store.getState().show({})
    asked[0]?.answer(page(['a'], { total: 1 }))
    await vi.waitFor(() => {
      expect(store.getState().isBusy).toBe(false)
    })
    store.getState().reload()
    expect(store.getState()).toMatchObject({ phase: 'ready', isStale: true, count: 1 })
    asked[1]?.answer(page(['b', 'a'], { total: 2 }))
    await vi.waitFor(() => {
      expect(store.getState().isStale).toBe(false)
    })
    expect(store.getState().rows.get(0)?.id).toBe('b')
  })
})

describe('a search', () => {
  test('shows the first it finds at once, and reads on to the end', async () => {
    const { asked, api } = host()
    const store = createEntriesStore(api)
    store.getState().show({ text: 'nova' })
    asked[0]?.answer(page(['a'], { next: '9:9', downTo: '2026-01-01T00:00:00Z' }))
    await vi.waitFor(() => {
      expect(asked).toHaveLength(2)
    })
    expect(store.getState()).toMatchObject({ count: 1, isComplete: false, looked: 1000 })
    expect(asked[1]?.input).toMatchObject({ after: '9:9' })
    asked[1]?.answer(page(['b'], { looked: 500 }))
    await vi.waitFor(() => {
      expect(store.getState().isBusy).toBe(false)
    })
    expect(store.getState()).toMatchObject({ count: 2, isComplete: true, looked: 1500 })
  })

  test('stops when there is enough to see, and goes on when the view comes near the end', async () => {
    const { asked, api } = host()
    const store = createEntriesStore(api)
    store.getState().show({ text: 'nova' })
    for (const at of [0, 200]) {
      await vi.waitFor(() => {
        expect(asked).toHaveLength(at / 200 + 1)
      })
      asked.at(-1)?.answer(page(numbers(at, 200), { next: `${at}:1` }))
    }
    await vi.waitFor(() => {
      expect(store.getState().isBusy).toBe(false)
    })
    expect(asked).toHaveLength(2)
    store.getState().need(150, 180)
    await vi.waitFor(() => {
      expect(asked).toHaveLength(3)
    })
  })

  test('that was overtaken is dropped, and of those typed meanwhile only the last is asked', async () => {
    const { asked, api } = host()
    const store = createEntriesStore(api)
    for (const text of ['n', 'no', 'nov']) store.getState().show({ text })
    expect(asked).toHaveLength(1)
    asked[0]?.answer(page(['of n'], { next: '5:5' }))
    await vi.waitFor(() => {
      expect(asked).toHaveLength(2)
    })
    expect(asked[1]?.input).toMatchObject({ filter: { text: 'nov' } })
    expect(store.getState().rows.size).toBe(0)
    asked[1]?.answer(page(['of nov']))
    await vi.waitFor(() => {
      expect(store.getState().rows.get(0)?.id).toBe('of nov')
    })
  })

  test('that fails says why, and can be tried again', async () => {
    const { asked, api } = host()
    const store = createEntriesStore(api)
    store.getState().show({ text: 'x' })
    asked[0]?.answer({ ok: false, error: { code: 'storage_failed', message: 'gone', details: {} } })
    await vi.waitFor(() => {
      expect(store.getState().phase).toBe('failed')
    })
    store.getState().reload()
    asked[1]?.answer(page(['a']))
    await vi.waitFor(() => {
      expect(store.getState()).toMatchObject({ phase: 'ready', count: 1, error: null })
    })
  })
})
