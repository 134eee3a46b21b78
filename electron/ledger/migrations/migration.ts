/** One step of the schema. Shipped steps are frozen: a change is a new step, ten further on. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}
