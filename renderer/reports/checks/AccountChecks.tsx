import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { ageWords } from '../../../shared/api/check-words.ts'
import type { ChecksJson } from '../../../shared/api/reconciliation.ts'
import { openRecord } from '../../record/record-requests.ts'
import { formatMoney, formatUnits, formatWhen } from '../../ui/format.ts'
import { linkTo } from '../../ui/hash-location.ts'
import { useStudio } from '../../ui/studio-context.ts'
import { unitsInWords } from '../../ui/words.ts'
import classes from '../Reports.module.css'
import { Section } from '../Section.tsx'

type AccountChecksProps = ChecksJson['accounts'][number]
type Check = AccountChecksProps['checks'][number]

/** So many checks are shown at first. */
const FIRST = 8

/** An account's checks against the vendor's console, newest first, and what nothing explains of them. */
export function AccountChecks({ account, checks, byAge }: AccountChecksProps) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? checks : checks.slice(0, FIRST)
  return (
    <Section
      label={`Checks of ${account}`}
      title={`${account}, compared with the console`}
      about={unexplainedWords(byAge, checks.length > 0)}
      action={
        <Button
          className={classes.steady ?? ''}
          variant="default"
          aria-label={`Reconcile ${account}`}
          onClick={() => openRecord({ kind: 'balance', account })}
        >
          Reconcile
        </Button>
      }
    >
      {checks.length > 0 && <CheckTable account={account} checks={shown} />}
      {shown.length < checks.length && (
        <Button mt="xs" size="compact-sm" variant="subtle" onClick={() => setShowsAll(true)}>
          Show all {checks.length} checks
        </Button>
      )}
    </Section>
  )
}

function unexplainedWords(byAge: AccountChecksProps['byAge'], isChecked: boolean): string {
  if (!isChecked) return 'Never compared yet.'
  const open = byAge.flatMap((aged, index) => (aged.checks === 0 ? [] : [{ ...aged, age: ageWords(byAge, index) }]))
  if (open.length === 0) return 'Nothing is unexplained.'
  const words = open.map(({ age, missing, extra }) => {
    const less = missing === '0' ? [] : [`${unitsInWords(missing)} less`]
    const more = extra === '0' ? [] : [`${unitsInWords(extra)} more`]
    return `Unexplained for ${age}: ${[...less, ...more].join(', ')}.`
  })
  return words.join(' ')
}

function CheckTable({ account, checks }: { readonly account: string; readonly checks: readonly Check[] }) {
  const { zone } = useStudio()
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table className={classes.table} fz="sm" aria-label={`Checks of ${account}, newest first`}>
        <thead>
          <tr>
            <th scope="col">Checked</th>
            {['Console', 'Difference', 'Cost', 'Claimed', 'Unexplained'].map((head) => (
              <th key={head} scope="col" className={classes.number}>
                {head}
              </th>
            ))}
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ entry, at, lot, shown, difference, cost, claimed, unexplained, note }) => (
            <tr key={entry}>
              <th scope="row">
                <a className={classes.figure} href={linkTo('/ledger', { text: entry })}>
                  {formatWhen(at, zone, 'minute')}
                </a>
                {lot !== null && ', one lot'}
              </th>
              <td className={classes.number}>{formatUnits(shown)}</td>
              <td className={classes.number}>{formatUnits(difference)}</td>
              <td className={classes.number}>{formatMoney(cost)}</td>
              <td className={classes.number}>{formatUnits(claimed)}</td>
              <td className={classes.number}>{formatUnits(unexplained)}</td>
              <td className={classes.name}>{note}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
