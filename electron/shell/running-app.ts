import type { BrowserWindow, Tray } from 'electron'
import type { CommandId } from '../../shared/api/commands.ts'
import type { StudioEvent } from '../../shared/api/events.ts'
import { FileDesk } from '../hosts/file-desk.ts'
import { guestCalls } from '../hosts/guest-call.ts'
import type { DeadlineWatch } from '../hosts/watch-deadlines.ts'
import type { Studio } from '../studio/studio.ts'
import type { OpenStudio } from './calls.ts'
import { PUSH_CHANNELS } from './channels.ts'

/** What is open while the app runs: the studio with its desk, and the main window. */
export class RunningApp {
  #studio: Studio | null = null
  #open: OpenStudio | null = null
  #window: BrowserWindow | null = null
  #watch: DeadlineWatch | null = null
  #tray: Tray | null = null

  /** The main window; null while there is none. */
  get window(): BrowserWindow | null {
    return this.#window
  }

  /** What the page may call on; null before a studio is open, and once it closes. */
  get openStudio(): OpenStudio | null {
    return this.#open
  }

  /** @param tempFolder where the desk may have a folder of its own */
  async takeStudio(studio: Studio, tempFolder: string): Promise<void> {
    this.#studio = studio
    const desk = await FileDesk.open(tempFolder)
    this.#open = {
      guest: guestCalls(studio.dispatch, desk),
      desk,
      cancel: () => {
        studio.cancel()
      },
    }
    studio.onEvent((event) => {
      this.#push(PUSH_CHANNELS.event, event)
    })
  }

  /** The watch over the studio's deadlines, to be ended with it. */
  takeWatch(watch: DeadlineWatch): void {
    this.#watch = watch
  }

  /** The icon beside the clock: it is gone once nothing refers to it. */
  takeTray(tray: Tray): void {
    this.#tray = tray
  }

  takeWindow(window: BrowserWindow): void {
    this.#window = window
    window.on('closed', () => {
      this.#window = null
    })
  }

  /** Has the page carry a command out, as if its key had been pressed there. */
  readonly run = (command: CommandId): void => {
    this.#push(PUSH_CHANNELS.command, command)
  }

  /** Has the page turn to a place, such as "/burndown?account=main". */
  go(place: string): void {
    this.#push(PUSH_CHANNELS.place, place)
  }

  /** Takes no more calls, finishes the running command, and closes the studio and the desk. */
  async close(): Promise<void> {
    const desk = this.#open?.desk
    this.#open = null
    this.#tray?.destroy()
    await this.#watch?.stop()
    await this.#studio?.close()
    await desk?.close()
  }

  cancel(): void {
    this.#studio?.cancel()
  }

  #push(channel: string, value: StudioEvent | string): void {
    if (this.#window !== null && !this.#window.isDestroyed()) this.#window.webContents.send(channel, value)
  }
}
