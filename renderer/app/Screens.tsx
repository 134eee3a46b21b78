import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Empty } from '../ui/Empty.tsx'
import { navigate } from '../ui/hash-location.ts'
import { Screen } from '../ui/Screen.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { ROUTES } from './routes.ts'

const GreenLightPage = lazy(async () => ({ default: (await import('../print/GreenLightPage.tsx')).GreenLightPage }))
const StatementPage = lazy(async () => ({ default: (await import('../print/StatementPage.tsx')).StatementPage }))

/** The screen that the address names. A screen that fails takes no other with it. */
export function Screens() {
  return (
    <Switch>
      {ROUTES.map(({ path, label, screen: ScreenOfRoute }) => (
        <Route key={path} path={path}>
          <ErrorBoundary key={path} title={label}>
            <Suspense>
              <ScreenOfRoute />
            </Suspense>
          </ErrorBoundary>
        </Route>
      ))}
      <Route path="/print/green-light/:queue/:day?">
        {({ queue, day }) => (
          <ErrorBoundary title="Green-light sheet">
            <Suspense>
              <GreenLightPage queue={queue} day={day} />
            </Suspense>
          </ErrorBoundary>
        )}
      </Route>
      <Route path="/print/statement/:month">
        {({ month }) => (
          <ErrorBoundary title="Printed statement">
            <Suspense>
              <StatementPage month={month} />
            </Suspense>
          </ErrorBoundary>
        )}
      </Route>
      <Route>
        <Screen title="Not found">
          <Empty title="There is no such screen" action={{ label: 'To the overview', onClick: () => navigate('/') }}>
            The address names a screen that Packledger does not have.
          </Empty>
        </Screen>
      </Route>
    </Switch>
  )
}
