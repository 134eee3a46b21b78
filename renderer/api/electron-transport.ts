import type { Bridge } from '../../shared/api/host.ts'
import type { Transport } from './client.ts'

/** Calls over what the preload put at `window.packledger`. */
export function electronTransport(bridge: Bridge): Transport {
  return {
    host: 'electron',
    platform: bridge.platform,
    call: (name, input) => bridge.operations[name](input),
    cancel: () => bridge.cancel(),
    stageFile: async (file) => bridge.stageFile(file.name, await file.arrayBuffer()),
    openFile: (kind) => bridge.openFile(kind),
    saveExport: (request) => bridge.saveExport(request),
    savePdf: (request) => bridge.savePdf(request),
    saveMonth: (request) => bridge.saveMonth(request),
    setTheme: (theme) => bridge.setTheme(theme),
    openExternal: (url) => bridge.openExternal(url),
    onEvent: (listener) => bridge.onEvent(listener),
    onCommand: (listener) => bridge.onCommand(listener),
    onPlace: (listener) => bridge.onPlace(listener),
  }
}
