import type { FailedTakeJson } from '../../../shared/api/reconciliation.ts'
import { formatWhen } from '../../ui/format.ts'
import { linkTo } from '../../ui/hash-location.ts'
import { OUTCOME_WORDS } from '../../ui/words.ts'
import classes from '../Reports.module.css'
import own from './checks.module.css'

/** What a failed take is called: the vendor's task id where it has one. */
export function takeName({ externalId, id }: FailedTakeJson): string {
  return externalId ?? id
}

export function TakeHeads() {
  return (
    <>
      <th scope="col">Task</th>
      <th scope="col">Time</th>
      <th scope="col">Kind</th>
      <th scope="col">Outcome</th>
    </>
  )
}

/** A failed take's cells, as `TakeHeads` names them. */
export function TakeCells({ take, zone }: { readonly take: FailedTakeJson; readonly zone: string }) {
  return (
    <>
      <th scope="row">
        <a
          className={`${classes.figure ?? ''} ${own.task ?? ''}`}
          href={linkTo('/ledger', { text: take.id })}
          title={takeName(take)}
        >
          {takeName(take)}
        </a>
      </th>
      <td className={classes.steadyText}>{formatWhen(take.at, zone, 'minute')}</td>
      <td className={own.kind ?? ''}>
        {take.clips > 1 && `${take.clips} × `}
        {take.model}{' '}
        <span className={classes.steadyText}>
          {take.resolution} {take.seconds} s
        </span>
      </td>
      <td>{OUTCOME_WORDS[take.outcome]}</td>
    </>
  )
}
