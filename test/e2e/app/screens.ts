import type { Page } from 'playwright-core'

export interface ScreenAddress {
  /** After the hash. */
  readonly path: string
  /** Its first heading. */
  readonly title: string
}

export const SCREENS: readonly ScreenAddress[] = [
  { path: '/', title: 'Overview' },
  { path: '/plans', title: 'Plans' },
  { path: '/queue', title: 'Queue' },
  { path: '/burndown', title: 'Burn-down' },
  { path: '/ledger', title: 'Ledger' },
  { path: '/reports', title: 'Reports' },
  { path: '/settings', title: 'Settings' },
]

/** What a page shows while it waits for an answer. */
const WAITING = '[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root'

/** Waits until a screen is shown with what it has read. */
export async function settled(page: Page, { title }: ScreenAddress): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  await page.waitForFunction((waiting) => document.querySelector(waiting) === null, WAITING)
}
