import type { Page } from 'playwright-core'

/**
 * Collects what goes wrong on a page from now on: console errors and warnings, and uncaught errors. A violation of the content
 * security policy is told on the console.
 */
export function watchPage(page: Page): readonly string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  return problems
}
