import { describe, expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'
import { settled, SCREENS } from './screens.ts'

/* Every screen on the demo studio, in a real browser: accessible, and without anything that its policy forbids. */

const openApp = useApps()

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test('axe finds nothing on any screen, and the console stays empty', async () => {
    const app = await openApp({ theme, isDemo: true })
    const found: string[] = []
    for (const screen of SCREENS) {
      await app.go(screen.path)
      await settled(app.page, screen)
      found.push(...(await app.axe()).map((finding) => `${screen.title}: ${finding}`))
    }
    expect(found).toEqual([])
    expect(app.problems()).toEqual([])
  }, 120_000)
})

describe.each([
  ['1024 × 640', { width: 1024, height: 640 }],
  // A browser at 200 % lays a window of 1280 × 800 out as one of 640 × 400.
  ['200 %', { width: 640, height: 400 }],
])('at %s', (_name, size) => {
  test('no screen is wider than the window, and every heading can be read', async () => {
    const app = await openApp({ size, isDemo: true })
    for (const screen of SCREENS) {
      await app.go(screen.path)
      await settled(app.page, screen)
      const width = await app.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, screen.title).toBeLessThanOrEqual(size.width)
      expect(await app.page.getByRole('heading', { level: 1 }).isVisible(), screen.title).toBe(true)
    }
    expect(app.problems()).toEqual([])
  }, 120_000)
})

test('each screen has one first heading, which takes the focus when it is turned to', async () => {
  const app = await openApp({ isDemo: true })
  for (const screen of SCREENS.toReversed()) {
    await app.go(screen.path)
    await settled(app.page, screen)
    expect(await app.page.getByRole('heading', { level: 1 }).count(), screen.title).toBe(1)
    expect(await app.page.evaluate(() => document.activeElement?.textContent), screen.title).toBe(screen.title)
    expect(await app.page.title()).toContain(screen.title)
  }
}, 60_000)
