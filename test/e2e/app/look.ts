import type { App } from '../../support/app.ts'

const SIZES = [
  { width: 1024, height: 640 },
  // A browser at 200 % lays a window of 1280 × 800 out as one of 640 × 400.
  { width: 640, height: 400 },
]

/** What lies below an open dialog was looked at before. */
const DIALOG = '[role="dialog"]'

/**
 * What is wrong with the page, or the dialog that is open on it: what axe finds, in light and in dark, and what a small window, or one at 200 %, cuts
 * off. Leaves the page as it was.
 */
export async function faultsOf(app: App, what: string): Promise<readonly string[]> {
  const { page } = app
  const found = [...(await app.axe({ within: DIALOG }))]
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.evaluate(transitionsOver)
  found.push(...(await app.axe({ within: DIALOG, rules: ['color-contrast'] })).map((finding) => `in dark: ${finding}`))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(transitionsOver)
  const before = page.viewportSize()
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await page.evaluate(transitionsOver)
    found.push(...(await page.evaluate(cutOff)).map((one) => `at ${size.width} × ${size.height}: ${one}`))
  }
  if (before !== null) await page.setViewportSize(before)
  return found.map((finding) => `${what}: ${finding}`)
}

/** Runs in the page: what changes its colour, or its place, has done so. */
async function transitionsOver(): Promise<void> {
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
  // They begin with the frame after the change.
  await frame()
  await frame()
  const running = document.getAnimations().filter((one) => one instanceof CSSTransition)
  await Promise.allSettled(running.map((one) => one.finished))
}

/** Runs in the page: what is wider than the window, and what cannot be scrolled to. */
function cutOff(): readonly string[] {
  const faults: string[] = []
  const page = document.documentElement
  if (page.scrollWidth > innerWidth) faults.push(`the page is ${page.scrollWidth} wide`)
  for (const dialog of document.querySelectorAll('[role="dialog"]')) {
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    if (left < 0 || right > innerWidth) faults.push(`the dialog reaches from ${left} to ${right}`)
    const scrolls = dialog.scrollHeight > dialog.clientHeight
    if (top < 0 || (bottom > innerHeight && !scrolls)) faults.push(`the dialog reaches down from ${top} to ${bottom}`)
    if (dialog.scrollWidth > dialog.clientWidth) faults.push(`the dialog's content is ${dialog.scrollWidth} wide`)
  }
  return faults
}
