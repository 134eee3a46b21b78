import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { MAIN_ACCOUNT } from '../../shared/domain/defaults.ts'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { formatUnits } from '../ui/format.ts'
import classes from './Header.module.css'

/** Units left of the main account; a link to what they are made of. */
export function Standing() {
  const api = useApi()
  const [store] = useState(() => createResource((account: string) => api.call('balance.show', { account })))
  const { view, load, reload } = useStore(store)
  useEffect(() => void load(MAIN_ACCOUNT), [load])
  useOnChange(['ledger', 'settings'], reload)
  if (view.kind !== 'ready') return null
  return (
    <a href="#/" className={classes.standing}>
      <span className={classes.units}>{formatUnits(view.value.accounts[0]?.units)}</span>
      <span className={classes.dimmed}>units left · main</span>
    </a>
  )
}
