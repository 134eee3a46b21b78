import { Button, NativeSelect, Table } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { ClaimJson } from '../../../shared/api/reconciliation.ts'
import { CLAIM_STATES, isUnsettled } from '../../../shared/domain/reconciliation/claim.ts'
import { useApi } from '../../api/api-context.tsx'
import { formatUnits, formatWhen } from '../../ui/format.ts'
import { useStudio } from '../../ui/studio-context.ts'
import { toast, toastRecorded } from '../../ui/toast.tsx'
import classes from '../Reports.module.css'
import { Section } from '../Section.tsx'
import own from './checks.module.css'
import { undoWithdrawal } from './claim-undo.ts'
import type { ReconciliationStore } from './reconciliation-store.ts'
import { TakeCells, TakeHeads, takeName } from './take-cells.tsx'

interface ClaimsProps {
  readonly store: ReconciliationStore
  readonly claims: readonly ClaimJson[]
}

/** The failed takes that are claimed of the vendor, how far each has come, and the sheet to send. */
export function Claims({ store, claims }: ClaimsProps) {
  const { isBusy, saveSheet } = useStore(store.work)
  const waiting = claims.filter((claim) => !claim.isTakenBack && isUnsettled(claim)).length
  const save = async (): Promise<void> => {
    const saved = await saveSheet()
    if (saved !== null) toast(`Exported ${saved.name}`)
  }
  return (
    <Section
      title="Claims"
      about={
        claims.length === 0
          ? 'A take that failed costs nothing. Where the console charged one all the same, claim it here.'
          : `${waiting} of ${claims.length} wait for the vendor’s answer.`
      }
      action={
        <Button
          className={classes.steady ?? ''}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={waiting === 0 || isBusy}
          onClick={() => void save()}
        >
          Dispute sheet
        </Button>
      }
    >
      {claims.length > 0 && <ClaimTable store={store} claims={claims} />}
    </Section>
  )
}

function ClaimTable({ store, claims }: ClaimsProps) {
  const { zone } = useStudio()
  return (
    <Table.ScrollContainer minWidth={880}>
      <Table className={classes.table} fz="sm" aria-label="Claims by when the take was">
        <thead>
          <tr>
            <TakeHeads />
            <th scope="col" className={classes.number}>
              Charged
            </th>
            <th scope="col">Claim</th>
            <th scope="col">Since</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <ClaimRow key={claim.take.id} store={store} claim={claim} zone={zone} />
          ))}
        </tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

interface ClaimRowProps {
  readonly store: ReconciliationStore
  readonly claim: ClaimJson
  readonly zone: string
}

function ClaimRow({ store, claim, zone }: ClaimRowProps) {
  const api = useApi()
  const { mark, withdraw } = useStore(store.work)
  const { take, charged, state, since, isTakenBack } = claim
  const name = takeName(take)
  const endClaim = async (): Promise<void> => {
    if (!(await withdraw(take.id))) return
    // Of a take that was reversed nothing can be claimed anew.
    if (isTakenBack) toast('Claim withdrawn')
    else toastRecorded(api, 'Claim withdrawn', undoWithdrawal(api, claim))
  }
  return (
    <tr>
      <TakeCells take={take} zone={zone} />
      <td className={classes.number}>{formatUnits(charged)}</td>
      <td>
        {isTakenBack ? (
          'The take was reversed'
        ) : (
          <NativeSelect
            className={own.state ?? ''}
            size="xs"
            aria-label={`Claim of ${name}`}
            value={state}
            data={[...CLAIM_STATES]}
            onChange={(event) => {
              const next = CLAIM_STATES.find((one) => one === event.currentTarget.value)
              if (next !== undefined) void mark(take.id, next)
            }}
          />
        )}
      </td>
      <td className={classes.steadyText}>{formatWhen(since, zone, 'day')}</td>
      <td>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Withdraw the claim of ${name}`}
          onClick={() => void endClaim()}
        >
          Withdraw
        </Button>
      </td>
    </tr>
  )
}
