import { Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi, useOnChange } from '../../api/api-context.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { AccountChecks } from './AccountChecks.tsx'
import { Claims } from './Claims.tsx'
import { createReconciliationStore } from './reconciliation-store.ts'
import { UnclaimedTakes } from './UnclaimedTakes.tsx'

/** What console and ledger were found to differ in, what nothing explains of it, and what is claimed of the vendor. */
export function ReconciliationReport() {
  const api = useApi()
  const [store] = useState(() => createReconciliationStore(api))
  const checks = useStore(store.checks)
  const claims = useStore(store.claims)
  const { failure } = useStore(store.work)
  const reload = (): void => {
    void checks.reload()
    void claims.reload()
  }
  useEffect(() => {
    void store.checks.getState().load(null)
    void store.claims.getState().load(null)
  }, [store])
  useOnChange(['ledger', 'claims'], reload)
  return (
    <Stack gap="md">
      <Loaded view={checks.view} retry={reload}>
        {({ accounts }) => accounts.map((one) => <AccountChecks key={one.account} {...one} />)}
      </Loaded>
      {failure !== null && <Failure error={failure} />}
      <Loaded view={claims.view} retry={reload}>
        {(found) => (
          <Stack gap="md">
            <Claims store={store} claims={found.claims} />
            {found.unclaimed.length > 0 && <UnclaimedTakes store={store} takes={found.unclaimed} />}
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}
