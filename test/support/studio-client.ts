import type { ApiClient, Transport } from '../../renderer/api/client.ts'
import { createClient } from '../../renderer/api/client.ts'
import type { TestStudio } from './studio.ts'

interface StudioClientOptions {
  /** What each next answer waits for, in turn. */
  readonly held?: Promise<unknown>[]
  readonly openFile?: Transport['openFile']
}

/** A page's client whose calls reach a studio straight away, and which hears its events. What else a host can do is not asked for. */
export function studioClient(studio: TestStudio, { held = [], openFile }: StudioClientOptions = {}): ApiClient {
  const none = () => Promise.reject(new Error('not asked for'))
  return createClient({
    host: 'web',
    platform: 'linux',
    call: async (name, input) => {
      const outcome = await studio.studio.dispatch(name, input)
      await held.shift()
      return outcome
    },
    cancel: none,
    stageFile: none,
    openFile: openFile ?? none,
    saveExport: none,
    setTheme: none,
    openExternal: none,
    onEvent: (listener) => studio.studio.onEvent(listener),
    onCommand: () => () => undefined,
    onPlace: () => () => undefined,
  })
}
