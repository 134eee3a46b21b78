import { AppShell } from '@mantine/core'
import { lazy, Suspense, useRef } from 'react'
import { CommandsHost } from './CommandsHost.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { Header } from './Header.tsx'
import { Navigation } from './Navigation.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { Screens } from './Screens.tsx'
import classes from './Shell.module.css'
import { WindowDrop } from './WindowDrop.tsx'

const Palette = lazy(() => import('./Palette.tsx'))
const ImportWizard = lazy(() => import('../imports/ImportWizard.tsx'))
const RecordDialogs = lazy(async () => ({ default: (await import('../record/RecordDialogs.tsx')).RecordDialogs }))

/** The frame around every screen: navigation, header, what the host is busy with, and the screen that the address names. */
export function Shell() {
  const main = useRef<HTMLElement>(null)
  return (
    <AppShell
      layout="alt"
      header={{ height: 48 }}
      navbar={{ width: { base: 56, lg: 208 }, breakpoint: 1 }}
      padding={{ base: 'sm', lg: 'lg' }}
    >
      <a
        href="#main"
        className={classes.skip}
        onClick={(event) => {
          // The address after the hash names a screen: the link moves the focus, and leaves the address.
          event.preventDefault()
          main.current?.focus()
        }}
      >
        Skip to content
      </a>
      <AppShell.Header className={classes.header}>
        <Header />
        <ProgressBar />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label="Screens">
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main ref={main} id="main" tabIndex={-1} className={classes.main}>
        <ConnectionBanner />
        <Screens />
      </AppShell.Main>
      <CommandsHost />
      <WindowDrop />
      <Suspense>
        <Palette />
        <RecordDialogs />
        <ImportWizard />
      </Suspense>
    </AppShell>
  )
}
