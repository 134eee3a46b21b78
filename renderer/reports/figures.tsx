import type { ReactNode } from 'react'
import type { Money } from '../../shared/domain/money.ts'
import { formatMoney, formatUnits, NOTHING } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import type { Behind } from './behind.ts'
import classes from './Reports.module.css'
import { isNought } from './signs.ts'

interface FigureProps {
  readonly behind: Behind | null
  /** What the figure is, for who hears the link alone: "Used, main". */
  readonly label: string
  readonly children: string
}

/** A figure that is a link to the entries that it stands for; none where it stands for none. */
export function Figure({ behind, label, children }: FigureProps) {
  if (behind === null || children === NOTHING) return children
  return (
    <a
      href={linkTo('/ledger', behind)}
      className={classes.figure}
      aria-label={`${label}: ${children}. Show the entries`}
    >
      {children}
    </a>
  )
}

/** Units, or a dash for nothing. */
export function unitsOrNothing(units: string | null): string {
  return units === null || isNought(units) ? NOTHING : formatUnits(units)
}

/** Money, or a dash for nothing. */
export function moneyOrNothing(money: Money): string {
  return isNought(money.amount) ? NOTHING : formatMoney(money)
}

export function NumberCell({ children }: { readonly children: ReactNode }) {
  return <td className={classes.number}>{children}</td>
}
