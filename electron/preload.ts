import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { Bridge, FileKind, Platform } from '../shared/api/host.ts'
import { OPERATION_NAMES } from '../shared/api/operation-names.ts'
import type { Outcome } from '../shared/api/outcome.ts'
import { CALL_CHANNELS, PUSH_CHANNELS } from './shell/channels.ts'

// A list, not logic: what the page may ask of its host, and nothing of Electron itself (docs/security.md, row 20).

function invoke<T>(channel: string, ...values: readonly unknown[]): Promise<T> {
  return ipcRenderer.invoke(channel, ...values) as Promise<T>
}

/** For calls without an answer: a refusal is thrown, so that it is not taken for done. */
async function done(channel: string, ...values: readonly unknown[]): Promise<void> {
  const outcome = await invoke<Outcome<null>>(channel, ...values)
  if (!outcome.ok) throw new Error(outcome.error.message)
}

function listen(channel: string, listener: (value: never) => void): () => void {
  const receive = (_event: IpcRendererEvent, value: unknown): void => {
    listener(value as never)
  }
  ipcRenderer.on(channel, receive)
  return () => {
    ipcRenderer.removeListener(channel, receive)
  }
}

function platform(): Platform {
  if (process.platform === 'darwin') return 'mac'
  return process.platform === 'win32' ? 'windows' : 'linux'
}

const operation =
  (name: string) =>
  (input: unknown): Promise<Outcome<unknown>> =>
    invoke(CALL_CHANNELS.call, name, input)

const bridge: Bridge = {
  platform: platform(),
  operations: Object.fromEntries(OPERATION_NAMES.map((name) => [name, operation(name)])) as Bridge['operations'],
  cancel: () => done(CALL_CHANNELS.cancel),
  stageFile: (name, content) => invoke(CALL_CHANNELS.stageFile, name, content),
  openFile: (kind: FileKind) => invoke(CALL_CHANNELS.openFile, kind),
  saveExport: (request) => invoke(CALL_CHANNELS.saveExport, request),
  savePdf: (request) => invoke(CALL_CHANNELS.savePdf, request),
  saveMonth: (request) => invoke(CALL_CHANNELS.saveMonth, request),
  setTheme: (theme) => done(CALL_CHANNELS.setTheme, theme),
  openExternal: (url) => invoke(CALL_CHANNELS.openExternal, url),
  onEvent: (listener) => listen(PUSH_CHANNELS.event, listener),
  onCommand: (listener) => listen(PUSH_CHANNELS.command, listener),
  onPlace: (listener) => listen(PUSH_CHANNELS.place, listener),
}

contextBridge.exposeInMainWorld('packledger', bridge)
