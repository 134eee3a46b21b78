import { Table } from '@mantine/core'
import type { StatementRowJson } from '../../../shared/api/payments.ts'
import { formatMoney, NOTHING } from '../../ui/format.ts'
import { RowsInView } from '../../ui/RowsInView.tsx'
import classes from '../../ui/table.module.css'
import type { VerdictChoice } from '../../ui/VerdictTabs.tsx'
import { VerdictTabs } from '../../ui/VerdictTabs.tsx'
import { dayWords } from './payment-words.ts'
import type { ReadStatement } from './statement-import.ts'

type Verdict = StatementRowJson['verdict']

/** What may become of a line, in the order of the tabs. */
const VERDICTS: readonly VerdictChoice<Verdict>[] = [
  { verdict: 'new', label: 'New', meaning: 'These are kept.', color: 'green' },
  { verdict: 'known', label: 'Known', meaning: 'These are kept already, and are passed over.', color: 'gray' },
  {
    verdict: 'incoming',
    label: 'Came in',
    meaning: 'By these no money left the account: they are left out.',
    color: 'gray',
  },
  { verdict: 'left-out', label: 'Left out', meaning: 'These are no payments yet, and each says why.', color: 'yellow' },
]

interface StatementRowsProps {
  readonly statement: ReadStatement
  readonly isStale: boolean
}

/** The lines of a statement by what becomes of them. It opens on what would be kept, and where that is none on what there is. */
export function StatementRows({ statement: { lines, rows }, isStale }: StatementRowsProps) {
  const counts = { new: lines.new, known: lines.known, incoming: lines.incoming, 'left-out': lines.leftOut }
  const first = VERDICTS.find(({ verdict }) => counts[verdict] > 0)
  return (
    <VerdictTabs
      choices={VERDICTS}
      counts={counts}
      rows={rows}
      opensOn={first?.verdict ?? 'new'}
      isStale={isStale}
      table={(verdict, ofVerdict) => <Lines key={verdict} rows={ofVerdict} />}
    />
  )
}

function Lines({ rows }: { readonly rows: readonly StatementRowJson[] }) {
  const hasReason = rows.some(({ reason }) => reason !== null)
  const hasAmount = rows.some(({ amount }) => amount !== null)
  return (
    <RowsInView
      label="Lines of the statement"
      rows={rows}
      heads={
        <>
          <Table.Th scope="col" className={classes.number}>
            Line
          </Table.Th>
          {hasReason && <Table.Th scope="col">Why</Table.Th>}
          {hasAmount && <AmountHeads />}
          <Table.Th scope="col">Payee</Table.Th>
          {hasAmount && <Table.Th scope="col">Account</Table.Th>}
        </>
      }
      cells={({ line, payee, card, reason, ...paid }) => (
        <>
          <Table.Td className={classes.number}>{line}</Table.Td>
          {hasReason && <Table.Td className={classes.why}>{reason ?? NOTHING}</Table.Td>}
          {hasAmount && <AmountCells {...paid} />}
          <Table.Td className={classes.sample}>{payee === '' ? NOTHING : payee}</Table.Td>
          {hasAmount && <Table.Td className={classes.nowrap}>{card === '' ? NOTHING : card}</Table.Td>}
        </>
      )}
    />
  )
}

function AmountHeads() {
  return (
    <>
      <Table.Th scope="col">Day</Table.Th>
      <Table.Th scope="col" className={classes.number}>
        Amount
      </Table.Th>
    </>
  )
}

function AmountCells({ day, amount }: Pick<StatementRowJson, 'day' | 'amount'>) {
  return (
    <>
      <Table.Td className={classes.nowrap}>{day === null ? NOTHING : dayWords(day)}</Table.Td>
      <Table.Td className={classes.number}>{amount === null ? NOTHING : formatMoney(amount)}</Table.Td>
    </>
  )
}
