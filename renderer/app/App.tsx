import { Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { ROUTES } from './routes.ts'

/** The app's frame and the screen that the address names. */
export function App() {
  return (
    <Router hook={useHashLocation}>
      <Suspense>
        <Switch>
          {ROUTES.map(({ path, screen: ScreenOfRoute }) => (
            <Route key={path} path={path}>
              <ScreenOfRoute />
            </Route>
          ))}
        </Switch>
      </Suspense>
    </Router>
  )
}
