import type { BurnProjectionJson } from '../../shared/api/burn-outlook.ts'
import type { AccountPaceJson } from '../../shared/api/burn-pace.ts'

type Corners = AccountPaceJson['ahead']

/** An account with everything ahead of it as the chosen projection has it: the line, the days, and what becomes of its lots. */
export function withProjection(account: AccountPaceJson, projection: BurnProjectionJson, at: string): AccountPaceJson {
  const { points, unused, unusedLots, emptyAt, lastsDays, isUsedUp } = projection
  const even = new Map(account.projection.map((one) => [one.day, one.even]))
  const left = new Map(unusedLots.map((one) => [one.lot, one]))
  const none = { ...unused.value, amount: account.outlook.unusedValue.amount.replace(/\d/g, '0') }
  return {
    ...account,
    ahead: cornersOf(projection, account.units, at, (side) => side.units),
    projection: points.map(({ day, at: end, units }) => ({ day, at: end, units, even: even.get(day) ?? '0' })),
    lots: account.lots.map((lot) => {
      const ofLot = left.get(lot.id)
      if (lot.outlook === null) return lot
      return { ...lot, outlook: { emptyAt: null, unused: ofLot?.units ?? '0', unusedValue: ofLot?.value ?? none } }
    }),
    outlook: { emptyAt, lastsDays, isUsedUp, unused: unused.units, unusedValue: unused.value },
  }
}

/** The lower and the upper edge of the band, for drawing alone; null where the projection has none. It opens at what is left now. */
export function bandEdges(
  projection: BurnProjectionJson,
  units: string,
  at: string,
): { readonly low: Corners; readonly high: Corners } | null {
  if (projection.unusedBand === null) return null
  return {
    low: cornersOf(projection, units, at, (side) => side.low ?? side.units),
    high: cornersOf(projection, units, at, (side) => side.high ?? side.units),
  }
}

type Side = BurnProjectionJson['cliffs'][number]['before']

/** A line from what is left now over the ends of the days to come, with a step at each expiry. */
function cornersOf(
  { points, cliffs }: BurnProjectionJson,
  units: string,
  at: string,
  heightOf: (side: Side) => string,
): Corners {
  const steps = new Set(cliffs.map((cliff) => cliff.at))
  const ends = points.filter((point) => !steps.has(point.at)).map((point) => ({ at: point.at, units: heightOf(point) }))
  const falls = cliffs.flatMap((cliff) => [
    { at: cliff.at, units: heightOf(cliff.before) },
    { at: cliff.at, units: heightOf(cliff.after) },
  ])
  return [{ at, units }, ...[...ends, ...falls].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))]
}
