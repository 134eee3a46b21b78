import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ProductionJson } from '../../../shared/api/productions.ts'
import type { Currency, Minor } from '../../../shared/domain/money.ts'
import { parseAmount, toMoney } from '../../../shared/domain/money.ts'
import type { PlannedProduction } from '../../ledger/plans/planned-productions.ts'
import { findProduction, plannedProductions, writeProduction } from '../../ledger/plans/planned-productions.ts'
import { productionTotals } from '../../ledger/figures/production-totals.ts'
import { storedQueues } from '../../ledger/plans/queues.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { planEverything } from '../whole-plan.ts'

/** All productions that are planned, have a queue or are in the journal, by name. */
export function listProductions(context: QueryContext): Output<'productions.list'> {
  const { reader, currency } = context
  const described = new Map(plannedProductions(reader).map((one) => [one.name, one]))
  const spent = new Map(productionTotals(reader).map(({ production, cost }) => [production, cost]))
  const planned = plannedByProduction(context)
  const queued = storedQueues(reader).map((queue) => queue.production)
  const names = [...new Set([...described.keys(), ...spent.keys(), ...queued])].sort((a, b) => a.localeCompare(b))
  return {
    productions: names.map((name) => {
      const production = described.get(name) ?? unplanned(name)
      const [used, toCome] = [spent.get(name) ?? 0, planned.get(name) ?? 0]
      const { budget } = production
      return {
        ...productionToJson(production, currency),
        spent: toMoney(used, currency),
        planned: toMoney(toCome, currency),
        left: budget === null ? null : toMoney(budget - used - toCome, currency),
      }
    }),
  }
}

function plannedByProduction(context: QueryContext): ReadonlyMap<string, Minor> {
  const sums = new Map<string, Minor>()
  for (const { queue, projections } of planEverything(context)) {
    const cost = [...projections.values()].reduce((sum, projection) => sum + projection.cost, 0)
    sums.set(queue.production, (sums.get(queue.production) ?? 0) + cost)
  }
  return sums
}

export function saveProduction(
  context: CommandContext,
  input: ParsedInput<'productions.save'>,
): Output<'productions.save'> {
  const { currency, ledger, now } = context
  const { writer } = ledger
  return writer.change(now, () => {
    const before = findProduction(writer.db, input.name) ?? unplanned(input.name)
    const production: PlannedProduction = {
      name: input.name,
      client: given(input.client, before.client),
      code: given(input.code, before.code),
      colour: given(input.colour, before.colour),
      budget:
        typeof input.budget === 'string'
          ? parseAmount(input.budget, currency, 'budget')
          : given(input.budget, before.budget),
    }
    writeProduction(writer.db, production)
    return { production: productionToJson(production, currency), before: productionToJson(before, currency) }
  })
}

/** A field that was left out stays as it was. */
function given<T>(value: T | undefined, before: T): T {
  return value === undefined ? before : value
}

export function unplanned(name: string): PlannedProduction {
  return { name, client: null, code: null, colour: null, budget: null }
}

function productionToJson(production: PlannedProduction, currency: Currency): ProductionJson {
  const { budget } = production
  return { ...production, budget: budget === null ? null : toMoney(budget, currency) }
}
