import type { Page } from 'playwright-core'
import type { Ask } from './journeys/journey.ts'
import { PAST_MONTH, TAKE } from './journeys/journey.ts'

/* Names come from files and from people: whatever they hold is text, on every screen and in every file. */

export const MARKUP = '<img src=x onerror="window.wasRun = true">'
export const FORMULA = '=cmd()'
export const NAMES = [MARKUP, FORMULA]

/** A studio whose productions, shots, takes and notes are hostile, in the past month and in this. */
export async function fillWithNames(value: Ask): Promise<void> {
  await value('purchases.record', { pack: 'standard', at: `${PAST_MONTH}-04` })
  await value('purchases.record', { pack: 'standard', note: MARKUP })
  for (const name of NAMES) {
    const named = { production: name, shot: name, take: name, note: name }
    await value('usage.record', { ...TAKE, ...named, at: `${PAST_MONTH}-05` })
    await value('usage.record', { ...TAKE, ...named, clips: 200 })
    const { queue } = await value('queues.save', { production: name, name })
    await value('renders.add', { queue: queue.id, renders: [{ ...TAKE, shot: name, takes: 3 }] })
  }
}

/** Whether anything of a name has become more than text. */
export const wasRun = (page: Page): Promise<boolean> =>
  page.evaluate(() => 'wasRun' in window || document.querySelector('img[src="x"]') !== null)
