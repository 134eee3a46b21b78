import type { MenuItemConstructorOptions } from 'electron'
import type { OverviewJson } from '../../shared/api/overview.ts'
import { plainFormats } from '../../shared/api/plain-formats.ts'
import type { StudioEvent } from '../../shared/api/events.ts'

/** The icon beside the system's clock, as far as it is used. */
export interface TrayIcon {
  setToolTip(text: string): void
  /** @param items the menu that a click opens */
  setMenu(items: readonly MenuItemConstructorOptions[]): void
}

export interface TrayPorts {
  readonly icon: TrayIcon
  /** Null where the studio does not answer. */
  readonly standing: () => Promise<OverviewJson | null>
  readonly zone: string
  readonly open: () => void
  readonly record: () => void
  readonly quit: () => void
}

/** What the tray shows: what is left of each account and what expires next, without a window. */
export class StandingTray {
  readonly #ports: TrayPorts
  #isAsking = false
  #isStale = false

  constructor(ports: TrayPorts) {
    this.#ports = ports
  }

  readonly follow = (event: StudioEvent): void => {
    if (event.type === 'changed' && event.areas.includes('ledger')) void this.refresh()
  }

  /** Shows how things stand. Changes while it asks are one more question, however many they are. */
  async refresh(): Promise<void> {
    this.#isStale = true
    if (this.#isAsking) return
    this.#isAsking = true
    while (this.#isStale) {
      this.#isStale = false
      const standing = await this.#ports.standing()
      if (standing !== null) this.#show(standing)
    }
    this.#isAsking = false
  }

  #show({ accounts }: OverviewJson): void {
    const { icon, open, record, quit, zone } = this.#ports
    const lines = accounts.flatMap((account) => standingLines(account, zone))
    icon.setToolTip(['Packledger', ...lines].join('\n'))
    icon.setMenu([
      ...lines.map((label): MenuItemConstructorOptions => ({ label, enabled: false })),
      { type: 'separator' },
      { id: 'tray.open', label: 'Open Packledger', click: open },
      { id: 'tray.record', label: 'Record usage…', click: record },
      { type: 'separator' },
      { id: 'tray.quit', label: 'Quit', click: quit },
    ])
  }
}

function standingLines({ account, units, nextExpiry }: OverviewJson['accounts'][number], zone: string): string[] {
  const left = `${account}: ${units} units left`
  if (nextExpiry === null) return [left]
  const { units: held, pack, at } = nextExpiry
  const name = pack ?? 'a lot found by a balance'
  return [left, `${held} of ${name} expire on ${plainFormats(zone).when(at, 'minute')}`]
}
