import { Table } from '@mantine/core'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { MOVEMENT_WORDS } from '../../shared/api/statement-words.ts'
import { MAIN_ACCOUNT } from '../../shared/domain/defaults.ts'
import { formatMoney, formatUnits } from '../ui/format.ts'
import type { Behind } from './behind.ts'
import { Figure, moneyOrNothing, NumberCell, unitsOrNothing } from './figures.tsx'
import { monthSpan } from './month-span.ts'
import classes from './Reports.module.css'
import { isNought } from './signs.ts'
import type { Step } from './waterfall.ts'
import { stepsOf } from './waterfall.ts'

interface AccountTableProps {
  readonly statement: StatementJson
  readonly row: StatementJson['accounts'][number]
}

/** An account's month as an equation that is read downwards: what it opened with, what came and went, what it closed with. */
export function AccountTable({ statement, row }: AccountTableProps) {
  const { currency, month } = statement
  const { account } = row
  return (
    <Table className={classes.table} aria-label={`Account ${account}: opening to closing`} fz="sm">
      <thead>
        <tr>
          <th scope="col">{account === MAIN_ACCOUNT ? 'Movement' : account}</th>
          <td aria-hidden />
          <th scope="col" className={classes.number}>
            Units
          </th>
          <th scope="col" className={classes.number}>
            {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {stepsOf(row).map((step) => (
          <StepRow key={step.key} step={step} currency={currency} behind={behindStep(step.key, month, account)} />
        ))}
        <tr className={classes.memo}>
          <th scope="row">{MOVEMENT_WORDS.overage.words}</th>
          <td />
          <NumberCell>
            <Figure behind={{ ...monthSpan(month), account, figure: 'overage' }} label="Overage, units">
              {unitsOrNothing(row.overage.units)}
            </Figure>
          </NumberCell>
          <NumberCell>{moneyOrNothing(row.overage.cost)}</NumberCell>
        </tr>
      </tbody>
    </Table>
  )
}

interface StepRowProps {
  readonly step: Step
  readonly currency: string
  readonly behind: Behind
}

function StepRow({ step, currency, behind }: StepRowProps) {
  const isEnd = step.key === 'opening' || step.key === 'closing'
  const isNone = !isEnd && isNought(step.units) && isNought(step.amount)
  const weight = isEnd ? 600 : 400
  return (
    <tr>
      <th scope="row" style={{ fontWeight: weight }}>
        {step.label}
      </th>
      <td aria-hidden>
        <Bar step={step} />
      </td>
      <td className={classes.number} style={{ fontWeight: weight }}>
        <Figure behind={behind} label={`${step.label}, units`}>
          {isNone ? unitsOrNothing('0') : formatUnits(step.units)}
        </Figure>
      </td>
      <td className={classes.number} style={{ fontWeight: weight }}>
        <Figure behind={behind} label={`${step.label}, money`}>
          {isNone ? unitsOrNothing('0') : formatMoney({ amount: step.amount, currency })}
        </Figure>
      </td>
    </tr>
  )
}

const COLOURS: Readonly<Record<Step['key'], string>> = {
  opening: 'var(--mantine-color-gray-6)',
  purchased: 'var(--mantine-color-teal-6)',
  used: 'var(--mantine-color-indigo-5)',
  adjusted: 'var(--mantine-color-grape-5)',
  expired: 'var(--mantine-color-red-6)',
  closing: 'var(--mantine-color-gray-6)',
}

/** The step as a bar that stands where the one before it ended. */
function Bar({ step: { key, from, to } }: { readonly step: Step }) {
  const start = Math.min(from, to) * 100
  const width = Math.abs(to - from) * 100
  return (
    <svg className={classes.bar} viewBox="0 0 100 10" preserveAspectRatio="none">
      {width > 0 && <rect x={start} y="0" width={Math.max(width, 0.6)} height="10" fill={COLOURS[key]} />}
    </svg>
  )
}

const KINDS: Readonly<Partial<Record<Step['key'], string>>> = {
  purchased: 'purchase',
  used: 'usage',
  adjusted: 'balance',
}

/** The entries of a step: up to the month's start for what it opened with, up to its end for what it closed with. */
function behindStep(key: Step['key'], month: string, account: string): Behind {
  const { from, to } = monthSpan(month)
  if (key === 'opening') return { account, to: from }
  if (key === 'closing') return { account, to }
  if (key === 'expired') return { from, to, account, figure: 'wasted' }
  return { from, to, account, kind: KINDS[key] ?? null }
}
