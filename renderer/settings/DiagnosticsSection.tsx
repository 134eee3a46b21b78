import { Button, CopyButton } from '@mantine/core'
import { Fragment, useEffect } from 'react'
import { useStore } from 'zustand'
import { useApi } from '../api/api-context.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { diagnosticsRows, diagnosticsText } from './diagnostics-text.ts'
import { Section } from './Section.tsx'
import { ALL } from './settings-stores.ts'
import type { SettingsStores } from './settings-stores.ts'
import classes from './settings.module.css'

/** What helps to find a fault, to be copied into a mail. */
export function DiagnosticsSection({ diagnostics }: Pick<SettingsStores, 'diagnostics'>) {
  const { host } = useApi()
  const { view, load, reload } = useStore(diagnostics)
  useEffect(() => void load(ALL), [load])
  const rows = view.kind === 'ready' ? diagnosticsRows(view.value, host) : []
  return (
    <Section
      id="diagnostics"
      hint="Versions and counts, without anything that entries say."
      actions={
        <CopyButton value={diagnosticsText(rows)}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} disabled={rows.length === 0}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      }
    >
      <Loaded view={view} retry={reload}>
        {() => (
          <dl className={classes.rows}>
            {rows.map(([label, value]) => (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        )}
      </Loaded>
    </Section>
  )
}
