import { APP_ORIGIN, originOf } from './app-address.ts'

/** The frame that a call came from, as Electron tells it. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** As much of a call's event as says who called. */
export interface CallEvent {
  readonly sender: unknown
  readonly senderFrame: SenderFrame | null
}

/** A window as far as calls concern it. */
export interface CallingWindow {
  isDestroyed(): boolean
  readonly webContents: unknown
}

/**
 * Whether a call came from where alone calls may come from: the live main window, its main frame, a page of the app's own
 * origin (docs/security.md, row 17).
 */
export function isTrustedSender(event: CallEvent, window: CallingWindow | null): boolean {
  if (window === null || window.isDestroyed() || event.sender !== window.webContents) return false
  const frame = event.senderFrame
  return frame?.parent === null && originOf(frame.url) === APP_ORIGIN
}
