/** Everything that menus, shortcuts and the palette offer, as one list: each shows the part of it that it has room for. */
export interface Command {
  readonly id: string
  /** In the words of the menu; "…" where more input is needed. */
  readonly label: string
  readonly menu: 'file' | 'edit' | 'view' | 'go' | 'help'
  /** `Mod` is Command on a Mac, else Control. Bare letters work while no field has the focus. */
  readonly keys?: string
  /** More words that find it in the palette. */
  readonly words?: string
}

export const COMMANDS = [
  { id: 'go.overview', label: 'Overview', menu: 'go', keys: 'Mod+1', words: 'home standing balance left' },
  { id: 'go.plans', label: 'Plans', menu: 'go', keys: 'Mod+2', words: 'compare packs prices buy' },
  { id: 'go.queue', label: 'Queue', menu: 'go', keys: 'Mod+3', words: 'productions renders shots' },
  { id: 'go.burndown', label: 'Burn-down', menu: 'go', keys: 'Mod+4', words: 'pace expiry chart' },
  { id: 'go.ledger', label: 'Ledger', menu: 'go', keys: 'Mod+5', words: 'entries journal history' },
  { id: 'go.reports', label: 'Reports', menu: 'go', keys: 'Mod+6', words: 'statement month spend' },
  { id: 'go.settings', label: 'Settings', menu: 'go', keys: 'Mod+7', words: 'studio zone currency backups cards' },
  { id: 'record.usage', label: 'Record usage…', menu: 'file', keys: 'N', words: 'take clip render new' },
  { id: 'record.purchase', label: 'Record a purchase…', menu: 'file', keys: 'B', words: 'buy pack lot new' },
  {
    id: 'record.balance',
    label: 'Reconcile with the console…',
    menu: 'file',
    keys: 'R',
    words: 'balance assert check',
  },
  { id: 'import.usage', label: 'Import…', menu: 'file', keys: 'I', words: 'csv jsonl history file' },
  { id: 'export.current', label: 'Export…', menu: 'file', keys: 'X', words: 'save csv download' },
  {
    id: 'export.calendar',
    label: 'Export a calendar…',
    menu: 'file',
    words: 'ics icalendar deadlines expiry reminder',
  },
  { id: 'print.current', label: 'Print…', menu: 'file', keys: 'P', words: 'paper green light sheet day' },
  { id: 'edit.undo', label: 'Undo the last recording', menu: 'edit', keys: 'Z', words: 'reverse take back' },
  { id: 'edit.find', label: 'Find', menu: 'edit', keys: 'F', words: 'search filter' },
  { id: 'view.palette', label: 'Everything by name…', menu: 'view', keys: 'Mod+K', words: 'command search palette' },
  { id: 'view.theme', label: 'Switch between light and dark', menu: 'view', keys: 'T', words: 'appearance theme' },
  { id: 'help.keys', label: 'Keyboard shortcuts', menu: 'help', keys: '?', words: 'keys help' },
] as const satisfies readonly Command[]

export type CommandId = (typeof COMMANDS)[number]['id']

export function isCommandId(text: string): text is CommandId {
  return COMMANDS.some((command) => command.id === text)
}
