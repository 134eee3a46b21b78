import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useOnChange } from '../../api/api-context.tsx'
import { useHashSearch } from '../../ui/hash-location.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import type { PlansStores } from '../plans-stores.ts'
import { DemandForm } from './DemandForm.tsx'
import { NothingPlanned } from './NothingPlanned.tsx'
import { ScheduleResult } from './ScheduleResult.tsx'
import { Searching } from './Searching.tsx'
import classes from './schedule.module.css'

/** Which packs to buy on which days: what is asked at the left, the plan at the right. */
export function ScheduleTab({ stores }: { readonly stores: PlansStores }) {
  const { form, queues, now, view, progress, load, type, plan, stop } = useStore(stores.schedule)
  const named = new URLSearchParams(useHashSearch()).get('queue')
  useEffect(() => {
    if (named !== null) type({ source: 'queue', queue: named })
    void load()
  }, [load, type, named])
  useOnChange(['queue'], load)
  return (
    <div className={classes.layout}>
      <DemandForm form={form} queues={queues} type={type} plan={() => void plan()} isBusy={progress !== null} />
      <div className={classes.result}>
        {progress !== null && <Searching progress={progress} stop={() => void stop()} />}
        {view.kind === 'idle' ? (
          <NothingPlanned
            now={now}
            show={(rows) => {
              type({ source: 'rows', rows })
              void plan()
            }}
          />
        ) : (
          <Loaded view={view} retry={plan}>
            {(schedule) => <ScheduleResult schedule={schedule} />}
          </Loaded>
        )}
      </div>
    </div>
  )
}
