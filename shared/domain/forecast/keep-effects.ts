import type { JudgedTakes } from './keep-history.ts'
import type { Matrix } from './symmetric.ts'
import { choleskyFactor, inverse, solveFactored } from './symmetric.ts'

/** How far log-odds are expected to be from the average, before any take is seen. */
export interface Deviations {
  readonly logOdds: number
  readonly kindDeviation: number
  readonly productionDeviation: number
  readonly cellDeviation: number
}

/** What a cell's own takes say of it. */
export interface Pull {
  /** The log-odds that its takes alone speak for. */
  readonly logOdds: number
  /** How much of the way to them its estimate goes, from what kind and production would give: from 0 to 1. */
  readonly share: number
}

/** What kinds and a production add to the average log-odds, as normal distributions. */
export interface Effects {
  /** Of kind and production together, for each of the kinds that were asked for. */
  readonly means: readonly number[]
  readonly covariance: Matrix
  /** Of each of the kinds that has takes in the production; undefined of others. */
  readonly pulls: readonly (Pull | undefined)[]
}

/** A production's takes of a kind while the effects are found. */
interface Cell {
  readonly kind: number
  readonly takes: number
  readonly kept: number
  logOdds: number
  /** What the takes speak for at these log-odds, less the average; and how sure kind and production can be of it. */
  target: number
  precision: number
  /** As of a pull. */
  share: number
}

type CellsOf = readonly Cell[]

/** So close is close enough: far below what any figure shows. */
const CLOSE = 1e-9
const MOST_ROUNDS = 100

/**
 * Finds the effects at which all takes are most likely (penalised iteratively reweighted least squares, as for mixed logistic
 * models), and how sure they are there (Laplace). All other productions are eliminated one by one, so that the effort grows with
 * the cells, however many productions there are.
 */
export function effectsOf(
  history: readonly JudgedTakes[],
  production: string,
  kinds: readonly string[],
  prior: Deviations,
): Effects {
  const numbers = new Map([...new Set([...kinds, ...history.map((cell) => cell.kind)])].map((kind, at) => [kind, at]))
  const cellsOf = (cells: readonly JudgedTakes[] = []): Cell[] =>
    cells.map(({ kind, takes, kept }) => newCell(numbers.get(kind) ?? 0, takes, kept))
  const byProduction = Map.groupBy(history, (cell) => cell.production)
  const own = cellsOf(byProduction.get(production))
  byProduction.delete(production)
  const others = [...byProduction.values()].map(cellsOf)
  const found = settle(own, others, numbers.size, prior)
  return effectsFrom(
    found,
    own,
    kinds.map((kind) => numbers.get(kind) ?? 0),
    prior,
  )
}

/** A first guess that a few takes move little. */
function newCell(kind: number, takes: number, kept: number): Cell {
  return { kind, takes, kept, logOdds: Math.log((kept + 1) / (takes - kept + 2)), target: 0, precision: 0, share: 0 }
}

/** The kinds' effects and, last, the production's own. */
interface Found {
  readonly values: readonly number[]
  readonly precision: Matrix
}

function settle(own: CellsOf, others: readonly CellsOf[], kinds: number, prior: Deviations): Found {
  for (let round = 1; ; round += 1) {
    for (const cells of [own, ...others]) for (const cell of cells) weigh(cell, prior)
    const { precision, totals } = equations(own, others, kinds, prior)
    const values = solveFactored(choleskyFactor(precision), totals)
    const moved = Math.max(
      moveCells(own, values, values[kinds] ?? 0, prior),
      ...others.map((cells) => moveCells(cells, values, productionEffect(cells, values, prior), prior)),
    )
    if (moved < CLOSE || round === MOST_ROUNDS) return { values, precision }
  }
}

/** What the cell's takes speak for, seen from its present log-odds: Newton's step, and its precision. */
function weigh(cell: Cell, { logOdds: average, cellDeviation }: Deviations): void {
  const rate = rateOf(cell.logOdds)
  const information = cell.takes * rate * (1 - rate)
  const variance = cellDeviation ** 2 + 1 / information
  cell.target = cell.logOdds + (cell.kept - cell.takes * rate) / information - average
  cell.precision = 1 / variance
  cell.share = cellDeviation ** 2 / variance
}

/** The normal equations of the kinds' effects and the own production's, those of other productions eliminated. */
function equations(own: CellsOf, others: readonly CellsOf[], kinds: number, prior: Deviations) {
  const precision = Array.from({ length: kinds + 1 }, (_, row) =>
    Array.from({ length: kinds + 1 }, (__, column) =>
      row !== column ? 0 : row === kinds ? 1 / prior.productionDeviation ** 2 : 1 / prior.kindDeviation ** 2,
    ),
  )
  const totals = Array.from({ length: kinds + 1 }, () => 0)
  const add = (row: number, column: number, value: number): void => {
    const values = precision[row]
    if (values !== undefined) values[column] = (values[column] ?? 0) + value
  }
  const addTotal = (row: number, value: number): void => {
    totals[row] = (totals[row] ?? 0) + value
  }
  for (const { kind, precision: sure, target } of own) {
    add(kind, kind, sure)
    add(kind, kinds, sure)
    add(kinds, kind, sure)
    add(kinds, kinds, sure)
    addTotal(kind, sure * target)
    addTotal(kinds, sure * target)
  }
  for (const cells of others) {
    const all = 1 / prior.productionDeviation ** 2 + sum(cells, (cell) => cell.precision)
    const total = sum(cells, (cell) => cell.precision * cell.target)
    for (const { kind, precision: sure, target } of cells) {
      add(kind, kind, sure)
      addTotal(kind, sure * target - (sure * total) / all)
      for (const other of cells) add(kind, other.kind, (-sure * other.precision) / all)
    }
  }
  return { precision, totals }
}

function productionEffect(cells: CellsOf, effects: readonly number[], prior: Deviations): number {
  const unexplained = sum(cells, ({ kind, precision, target }) => precision * (target - (effects[kind] ?? 0)))
  return unexplained / (1 / prior.productionDeviation ** 2 + sum(cells, (cell) => cell.precision))
}

/** Moves the cells to what the effects give them; answers the farthest move. */
function moveCells(cells: CellsOf, effects: readonly number[], ofProduction: number, prior: Deviations): number {
  let farthest = 0
  for (const cell of cells) {
    const effect = (effects[cell.kind] ?? 0) + ofProduction
    const logOdds = prior.logOdds + effect + cell.share * (cell.target - effect)
    farthest = Math.max(farthest, Math.abs(logOdds - cell.logOdds))
    cell.logOdds = logOdds
  }
  return farthest
}

function effectsFrom({ values, precision }: Found, own: CellsOf, kinds: readonly number[], prior: Deviations): Effects {
  const production = values.length - 1
  const variances = inverse(precision)
  const between = (row: number, column: number): number => variances[row]?.[column] ?? 0
  return {
    means: kinds.map((kind) => (values[kind] ?? 0) + (values[production] ?? 0)),
    covariance: kinds.map((row) =>
      kinds.map(
        (column) =>
          between(row, column) +
          between(row, production) +
          between(column, production) +
          between(production, production),
      ),
    ),
    pulls: kinds.map((kind) => {
      const cell = own.find((one) => one.kind === kind)
      return cell && { logOdds: prior.logOdds + cell.target, share: cell.share }
    }),
  }
}

/** The rate with these log-odds. */
export function rateOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

function sum(cells: CellsOf, of: (cell: Cell) => number): number {
  return cells.reduce((total, cell) => total + of(cell), 0)
}
