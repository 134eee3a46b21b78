/** A square matrix by rows. Here always symmetric and positive definite: covariances and their inverses. */
export type Matrix = readonly (readonly number[])[]

/** The lower triangle L with L·Lᵀ = matrix (Cholesky). Throws where the matrix is not positive definite. */
export function choleskyFactor(matrix: Matrix): number[][] {
  const factor: number[][] = []
  for (const [row, values] of matrix.entries()) {
    const above: number[] = []
    for (let column = 0; column < row; column += 1) {
      const other = factor[column] ?? []
      above.push(((values[column] ?? 0) - dot(above, other, column)) / (other[column] ?? Number.NaN))
    }
    const square = (values[row] ?? 0) - dot(above, above, row)
    if (!(square > 0)) throw new Error('the matrix is not positive definite')
    factor.push([...above, Math.sqrt(square)])
  }
  return factor
}

/** x with L·Lᵀ·x = values, of the lower triangle L. */
export function solveFactored(factor: Matrix, values: readonly number[]): number[] {
  const forward: number[] = []
  for (const [row, ofRow] of factor.entries()) {
    forward.push(((values[row] ?? 0) - dot(ofRow, forward, row)) / (ofRow[row] ?? Number.NaN))
  }
  const solved = forward.slice()
  for (let row = factor.length - 1; row >= 0; row -= 1) {
    let left = solved[row] ?? 0
    for (let below = row + 1; below < factor.length; below += 1) {
      left -= (factor[below]?.[row] ?? 0) * (solved[below] ?? 0)
    }
    solved[row] = left / (factor[row]?.[row] ?? Number.NaN)
  }
  return solved
}

/** The inverse, by the columns of the unit matrix. */
export function inverse(matrix: Matrix): number[][] {
  const factor = choleskyFactor(matrix)
  return matrix.map((_, column) =>
    solveFactored(
      factor,
      matrix.map((__, row) => (row === column ? 1 : 0)),
    ),
  )
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0
  for (let index = 0; index < length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}
