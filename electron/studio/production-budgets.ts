import type { ProductionBudget } from '../../shared/domain/alerts.ts'
import { plannedProductions } from '../ledger/plans/planned-productions.ts'
import { productionTotals } from '../ledger/figures/production-totals.ts'
import type { QueryContext } from './context.ts'

/** The productions that have a budget, with what each has cost so far. */
export function productionBudgets({ reader }: QueryContext): ProductionBudget[] {
  const budgeted = plannedProductions(reader).filter(({ budget }) => budget !== null)
  if (budgeted.length === 0) return []
  const spent = new Map(productionTotals(reader).map(({ production, cost }) => [production, cost]))
  return budgeted.map(({ name, budget }) => ({ production: name, spent: spent.get(name) ?? 0, budget: budget ?? 0 }))
}
