import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../test/support/browser.ts'
import { icnsOf, icoOf } from './icon-files.ts'
import type { Picture } from './icon-files.ts'

/** Draws every icon of the app from its SVG sources in a real Chromium. What it writes is part of the repository. */

const resources = join(import.meta.dirname, '../resources')

/** Below this, the drawing that keeps to the grid of 16 pixels is the clearer one. */
const SMALL = 32
/** Icons of macOS leave a tenth free on each side; those of other systems fill their square but for a little. */
const MAC_MARGIN = 100 / 1024
const MARGIN = 1 / 32

const MAC_SIZES = [32, 64, 128, 256, 512, 1024]
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256]
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]

const browser = await launchBrowser()
try {
  write('icons/icon.icns', icnsOf(await icons(MAC_SIZES, MAC_MARGIN)))
  write('icons/icon.ico', icoOf(await icons(WINDOWS_SIZES, MARGIN)))
  for (const { size, png } of await icons(LINUX_SIZES, MARGIN)) write(`icons/png/${size}x${size}.png`, png)
  write('icons/trayTemplate.png', await draw(browser, 'icons/tray.svg', { width: 16, height: 16 }))
  write('icons/trayTemplate@2x.png', await draw(browser, 'icons/tray.svg', { width: 32, height: 32 }))
  write('build/background.png', await draw(browser, 'build/background.svg', { width: 540, height: 380 }))
  write('build/background@2x.png', await draw(browser, 'build/background.svg', { width: 1080, height: 760 }))
} finally {
  await browser.close()
}

async function icons(sizes: readonly number[], margin: number): Promise<readonly Picture[]> {
  const pictures: Picture[] = []
  for (const size of sizes) pictures.push({ size, png: await icon(size, margin) })
  return pictures
}

/** A small one has no margin: its pixels are too few to give any away. */
function icon(size: number, margin: number): Promise<Buffer> {
  const square = { width: size, height: size }
  return size <= SMALL && size % 16 === 0
    ? draw(browser, 'icons/icon-small.svg', square)
    : draw(browser, 'icons/icon.svg', square, Math.round(size * margin))
}

interface Box {
  readonly width: number
  readonly height: number
}

/** @param margin pixels left free on each side */
async function draw(within: Browser, source: string, box: Box, margin = 0): Promise<Buffer> {
  const svg = readFileSync(join(resources, source)).toString('base64')
  const page = await within.newPage({ viewport: box })
  try {
    await page.setContent(
      `<style>body { margin: 0 } img { position: absolute; left: ${margin}px; top: ${margin}px }</style>
       <img width="${box.width - 2 * margin}" height="${box.height - 2 * margin}" src="data:image/svg+xml;base64,${svg}">`,
    )
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode())
    return await page.screenshot({ omitBackground: true })
  } finally {
    await page.close()
  }
}

function write(name: string, content: Buffer): void {
  const path = join(resources, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  console.log(`${name}: ${content.length} bytes`)
}
