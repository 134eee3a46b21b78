import { readFile } from 'node:fs/promises'
import type { App } from '../../support/app.ts'
import type { Stage } from '../journeys/journey.ts'

/** A browser's window on the web host: files are chosen in the browser's own dialog, and what is saved is downloaded. */
export function stageOf(app: App, see: Stage['see']): Stage {
  const { page, value } = app
  return {
    page,
    value,
    now: app.clock.now(),
    async chooseFile({ name, text }, ask) {
      const chooser = page.waitForEvent('filechooser')
      await ask()
      await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    },
    async savedBy(ask) {
      const download = page.waitForEvent('download')
      await ask()
      const saved = await download
      return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') }
    },
    see,
  }
}
