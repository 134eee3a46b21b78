import { useEffect, useRef, useState } from 'react'
import type { Output } from '../../shared/api/operations.ts'
import { useApi } from '../api/api-context.tsx'

export type Card = Output<'rates.show'>

export interface Choices {
  readonly cards: readonly Card[]
  readonly productions: readonly string[]
  readonly accounts: readonly string[]
}

/** What the dialogs let choose from, read whenever one is opened; null until it was read once. */
export function useChoices(isWanted: boolean): Choices | null {
  const api = useApi()
  const [choices, setChoices] = useState<Choices | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let isCurrent = true
    const read = async (): Promise<void> => {
      const [list, facets] = await Promise.all([api.call('rates.list', {}), api.call('entries.facets', {})])
      const ids = list.ok ? list.value.cards.map(({ id }) => id) : []
      const shown = await Promise.all(ids.map((id) => api.call('rates.show', { id })))
      if (!isCurrent) return
      const names = facets.ok ? facets.value : { productions: [], accounts: [] }
      setChoices({
        cards: shown.flatMap((card) => (card.ok ? [card.value] : [])),
        productions: names.productions,
        accounts: names.accounts,
      })
    }
    void read()
    return () => {
      isCurrent = false
    }
  }, [api, isWanted])
  return choices
}

/**
 * The answer of a question that is asked anew as its key changes, which says everything that the question depends on; the last
 * answer stays meanwhile.
 */
export function useAnswer<T>(
  ask: (() => Promise<{ ok: true; value: T } | { ok: false }>) | null,
  key: string,
): T | null {
  const [answer, setAnswer] = useState<{ readonly value: T | null }>({ value: null })
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => {
    let isWanted = true
    void latest.current?.().then((outcome) => {
      if (isWanted) setAnswer({ value: outcome.ok ? outcome.value : null })
    })
    return () => {
      isWanted = false
    }
  }, [key])
  return ask === null ? null : answer.value
}
