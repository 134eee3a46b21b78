import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** What of axe is wanted; everything unless told. */
export interface AxePart {
  /** The first element of this selector, with what is in it; the page where there is none. */
  readonly within?: string
  readonly rules?: readonly string[]
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
  }[]
}

/** What axe finds on a page as it stands: rule, elements, and what to do. */
export async function axeOn(page: Page, { within, rules }: AxePart = {}): Promise<readonly string[]> {
  // Playwright's own evaluation is not held by the page's policy, which would refuse a script tag.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const results = await page.evaluate(
    async ([part, runOnly]) => {
      const { axe } = window as unknown as { axe: { run(part: object, options: object): Promise<unknown> } }
      const element = (part === undefined ? null : document.querySelector(part)) ?? document
      return (await axe.run(element, runOnly === undefined ? {} : { runOnly })) as AxeResults
    },
    [within, rules] as const,
  )
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}
