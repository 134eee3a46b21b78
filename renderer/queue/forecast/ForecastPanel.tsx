import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { QueueView } from '../../../shared/api/planning.ts'
import { useApi } from '../../api/api-context.tsx'
import { createResource } from '../../api/resource.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Section } from '../plan/Section.tsx'
import { ForecastFigures } from './ForecastFigures.tsx'

/** Edits that follow each other within this are forecast once, in milliseconds. */
const PAUSE = 300

/** What the queue will need, since nobody knows how many takes a shot wants. Drawn anew when the queue or the lots change. */
export function ForecastPanel({ view }: { readonly view: QueueView }) {
  const api = useApi()
  const [forecasts] = useState(() => createResource((queue: string) => api.call('queue.forecast', { queue })))
  const { view: forecast, load, reload } = useStore(forecasts)
  useEffect(() => {
    const timer = setTimeout(() => void load(view.queue.id), PAUSE)
    return () => clearTimeout(timer)
  }, [load, view])
  return (
    <Section title="How much will it really take?">
      <Loaded view={forecast} retry={reload}>
        {(value) => <ForecastFigures shown={value} />}
      </Loaded>
    </Section>
  )
}
