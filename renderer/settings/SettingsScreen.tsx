import { NavLink, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { navigate, useHashSearch } from '../ui/hash-location.ts'
import { Screen } from '../ui/Screen.tsx'
import { AccountsSection } from './AccountsSection.tsx'
import { AlertsSection } from './AlertsSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { BackupsSection } from './BackupsSection.tsx'
import { CardsSection } from './CardsSection.tsx'
import { CheckSection } from './CheckSection.tsx'
import { DiagnosticsSection } from './DiagnosticsSection.tsx'
import { elementIdOf, sectionIn, SECTIONS } from './sections.ts'
import { createSettingsStores } from './settings-stores.ts'
import classes from './settings.module.css'
import { StudioSection } from './StudioSection.tsx'

/** What the studio is set to, and what keeps it safe. */
export default function SettingsScreen() {
  const api = useApi()
  const [stores] = useState(() => createSettingsStores(api))
  const section = sectionIn(useHashSearch())
  useEffect(() => {
    if (section === null) return
    const element = document.getElementById(elementIdOf(section))
    element?.scrollIntoView()
    element?.focus({ preventScroll: true })
  }, [section])
  useOnChange(['settings', 'ledger'], () => Promise.all([stores.accounts, stores.diagnostics].map(reloaded)))
  useOnChange(['alerts'], () => stores.thresholds.getState().reload())
  useOnChange(['rates'], () => Promise.all([stores.cards.getState().reload(), stores.rules.getState().reload()]))
  useOnChange(['backups'], () => stores.backups.getState().reload())

  return (
    <Screen title="Settings">
      <div className={classes.layout}>
        <nav className={classes.list} aria-label="Sections of the settings">
          {SECTIONS.map(({ id, label }) => (
            <NavLink
              key={id}
              href={`#/settings?section=${id}`}
              label={label}
              active={section === id}
              {...(section === id ? { 'aria-current': 'true' as const } : {})}
              onClick={(event) => {
                event.preventDefault()
                navigate(`/settings?section=${id}`, { replace: true })
                document.getElementById(elementIdOf(id))?.scrollIntoView()
              }}
            />
          ))}
        </nav>
        <Stack gap="xl">
          <StudioSection />
          <AccountsSection accounts={stores.accounts} rules={stores.rules} />
          <AlertsSection thresholds={stores.thresholds} />
          <CardsSection stores={stores} />
          <BackupsSection stores={stores} />
          <CheckSection check={stores.check} />
          <AppearanceSection />
          <DiagnosticsSection diagnostics={stores.diagnostics} />
        </Stack>
      </div>
    </Screen>
  )
}

function reloaded(store: { getState(): { reload(): Promise<void> } }): Promise<void> {
  return store.getState().reload()
}
