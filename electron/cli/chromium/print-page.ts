import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Paper } from '../../hosts/print-paper.ts'
import { PAPERS } from '../../hosts/print-paper.ts'
import { MOST_PRINT_MS, refuseUnready, WAIT_FOR_PRINT } from '../../hosts/print-wait.ts'
import type { Devtools, Patience } from './devtools-pipe.ts'
import { startChromium } from './devtools-pipe.ts'

/**
 * Prints a page once it says that it is whole, in a Chromium with a profile of its own that is removed afterwards. Refuses
 * (`storage_failed`) where it does not answer, and (`cancelled`) once it is to stop.
 */
export async function printPage(
  program: string,
  address: string,
  paper: Paper,
  patience: Patience = {},
): Promise<Buffer> {
  const profile = await mkdtemp(join(tmpdir(), 'packledger-print-'))
  const chromium = startChromium(program, profile, patience)
  try {
    return await print(chromium, address, paper)
  } finally {
    await chromium.close()
    // A browser that ends may still let go of its files.
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

async function print(chromium: Devtools, address: string, paper: Paper): Promise<Buffer> {
  const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true })
  const session = String(sessionId)
  // The page's figures and dates are in this language on every system; macOS does not go by the browser's environment.
  await chromium.send('Emulation.setLocaleOverride', { locale: 'en-US' }, session)
  await chromium.send('Page.enable', {}, session)
  const loaded = chromium.next('Page.loadEventFired')
  await Promise.all([loaded, chromium.send('Page.navigate', { url: address }, session)])
  const { result } = await chromium.send(
    'Runtime.evaluate',
    { expression: WAIT_FOR_PRINT, awaitPromise: true, returnByValue: true },
    session,
    MOST_PRINT_MS,
  )
  refuseUnready((result as { readonly value?: unknown }).value)
  const { width, height } = PAPERS[paper]
  const { data } = await chromium.send(
    'Page.printToPDF',
    { paperWidth: width, paperHeight: height, printBackground: true, generateTaggedPDF: true },
    session,
  )
  return Buffer.from(String(data), 'base64')
}
