import type { Page } from 'playwright-core'
import type { Input, OperationName, Output } from '../../../shared/api/operations.ts'

/** Calls an operation, and fails where it is refused. */
export type Ask = <N extends OperationName>(name: N, input: Input<N>) => Promise<Output<N>>

export interface TextFile {
  readonly name: string
  readonly text: string
}

/** A window of the app with a person before it, whichever host shows it. */
export interface Stage {
  readonly page: Page
  /** The studio behind the window: to look up what the page has done. */
  readonly value: Ask
  /** The studio's clock, epoch milliseconds. */
  readonly now: number
  /** Has the person choose this file, once `ask` has pressed what asks for one. */
  readonly chooseFile: (file: TextFile, ask: () => Promise<void>) => Promise<void>
  /** What the person has on disk after `ask` has pressed what saves. */
  readonly savedBy: (ask: () => Promise<void>) => Promise<TextFile>
  /** Called where the page stands still with something new on it: a dialog, a drawer, a step. */
  readonly see: (what: string) => Promise<void>
}

/** A way that a producer takes through the app, from start to end. */
export interface Journey {
  /** The promise that it keeps; tests are named after it. */
  readonly promise: string
  /** What is in the ledger beforehand; null where it is empty, and the app begins with the first start. */
  readonly prepare: ((value: Ask) => Promise<void>) | null
  readonly walk: (stage: Stage) => Promise<void>
}

/** A month that has ended whatever the machine's clock says. */
export const PAST_MONTH = '2026-01'

/** What the journeys' takes are: 1 unit a clip. */
export const TAKE = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 } as const

/** A studio that has begun: its first pack has long expired. */
export async function begun(value: Ask): Promise<void> {
  await value('purchases.record', { pack: 'standard', at: `${PAST_MONTH}-04` })
}

/** Units left of the account that everything here is recorded for. */
export async function unitsLeft(value: Ask): Promise<number> {
  return Number((await value('balance.show', { account: 'main' })).accounts[0]?.units ?? 0)
}

/** Turns to a screen by the navigation. */
export async function turnTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click()
  await page.getByRole('heading', { level: 1, name: screen }).waitFor()
}

/** Chooses from a list that opens below its field. */
export async function choose(page: Page, field: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option }).click()
}
