import { lazy, Suspense, useEffect, useState } from 'react'
import { Router } from 'wouter'
import { useStore } from 'zustand'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { useHashLocation } from '../ui/hash-location.ts'
import { StudioContext } from '../ui/studio-context.ts'
import { LiveRegion } from './LiveRegion.tsx'
import { Shell } from './Shell.tsx'
import { createStudioStore } from './studio-store.ts'

const FirstStart = lazy(() => import('../first-start/FirstStart.tsx'))
const StartFailure = lazy(() => import('../first-start/StartFailure.tsx'))

/** The app: why it cannot start, the first start of a studio without entries, or the shell with its screens. */
export function App() {
  const api = useApi()
  const [store] = useState(() => createStudioStore(api))
  const { info, failure, load } = useStore(store)
  const [isLeft, setLeft] = useState(false)
  const [isSettingUp, setSettingUp] = useState(false)
  useEffect(() => {
    void load()
    return api.onEvent((event) => {
      // What a person should know may be that the ledger cannot be used any more.
      if (event.type === 'notice') void load()
    })
  }, [api, load])
  useOnChange(['ledger', 'settings', 'backups'], load)

  if (failure !== null) {
    return (
      <Suspense>
        <StartFailure error={failure} retry={load} />
        <LiveRegion />
      </Suspense>
    )
  }
  if (info === null) return <LiveRegion />
  const isFirstStart = isSettingUp || (info.entries === 0 && !isLeft)
  return (
    <StudioContext value={info}>
      <Router hook={useHashLocation}>
        {isFirstStart ? (
          <Suspense>
            <FirstStart
              onSetUp={() => setSettingUp(true)}
              onDone={() => {
                setSettingUp(false)
                setLeft(true)
              }}
            />
          </Suspense>
        ) : (
          <Shell />
        )}
      </Router>
      <LiveRegion />
    </StudioContext>
  )
}
