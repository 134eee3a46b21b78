import { pack, unpack } from './flat.ts'

/** What the display calls a page's way to the main process, for as long as the bootstrap needs to take it away again. */
export const BINDING = '__electronStandIn'

/** Where the display leaves what the main process sends to a page. */
export const RECEIVE = 'electron-stand-in'

/**
 * Runs a preload before a page's own scripts, as a sandboxed one: `require` gives `electron` alone, of that `contextBridge` and
 * `ipcRenderer` alone, and of `process` what Electron's sandbox leaves. The page and the preload share one world here, so the
 * preload's variables are hidden by being a function's; what crosses the bridge is copied and frozen as Electron does it.
 * @param preload the built preload's text; null for a window without one
 */
export function pageBootstrap(preload: string | null, platform: NodeJS.Platform): string {
  const run = `(${bootstrap.toString()})`
  const body = preload === null ? 'null' : `function (require, module, exports, process) {\n${preload}\n}`
  return `${run}(${JSON.stringify({ binding: BINDING, receive: RECEIVE, platform })}, ${body}, ${pack.toString()}, ${unpack.toString()})`
}

type Body = (require: (id: string) => unknown, module: object, exports: object, process: object) => void
/** Values cross to and from the display as `pack` writes them. */
type Invoke = (channel: string, values: string) => Promise<{ ok: boolean; value: string; message: string }>

// Its text runs in the page: it uses nothing from outside.
function bootstrap(
  names: { binding: string; receive: string; platform: string },
  body: Body | null,
  packed: typeof pack,
  unpacked: typeof unpack,
): void {
  const page = globalThis as unknown as Record<string | symbol, unknown>
  const invoke = page[names.binding] as Invoke
  // No script of a page, in whichever frame, has a way of its own to the main process.
  Reflect.deleteProperty(page, names.binding)
  if (window.top !== window || body === null) return

  const listeners = new Map<string, Set<(event: object, ...values: unknown[]) => void>>()
  Object.defineProperty(page, Symbol.for(names.receive), {
    value: (channel: string, text: string) => {
      const values = unpacked(text) as unknown[]
      for (const listener of listeners.get(channel) ?? []) listener({}, ...values)
    },
  })

  const ipcRenderer = {
    async invoke(channel: string, ...values: unknown[]): Promise<unknown> {
      // Throws for what cannot be cloned, such as a function.
      const answer = await invoke(channel, packed(structuredClone(values)))
      if (!answer.ok) throw new Error(`Error invoking remote method '${channel}': ${answer.message}`)
      return unpacked(answer.value)
    },
    on(channel: string, listener: (event: object, ...values: unknown[]) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    removeListener(channel: string, listener: (event: object, ...values: unknown[]) => void) {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }

  const bridged = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...values: unknown[]) => bridged((value as (...all: unknown[]) => unknown)(...values.map(bridged)))
    }
    if (value instanceof Promise) return value.then(bridged)
    if (Array.isArray(value)) return Object.freeze(value.map(bridged))
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bridged(one)])))
    }
    return structuredClone(value)
  }
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      Object.defineProperty(page, key, { value: bridged(api), enumerable: true })
    },
  }

  const electron = { contextBridge, ipcRenderer }
  const require = (id: string): unknown => {
    if (id === 'electron') return electron
    throw new Error(`module not found: ${id}`)
  }
  const module = { exports: {} }
  body(require, module, module.exports, Object.freeze({ platform: names.platform, sandboxed: true }))
}
