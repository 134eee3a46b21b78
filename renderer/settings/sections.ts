/** The parts of the settings, in their order. The address may name one: "#/settings?section=backups". */
export const SECTIONS = [
  { id: 'studio', label: 'Studio' },
  { id: 'accounts', label: 'Accounts' },
  { id: 'alerts', label: 'Alerts' },
  { id: 'cards', label: 'Rate cards' },
  { id: 'backups', label: 'Backups' },
  { id: 'check', label: 'Ledger check' },
  { id: 'appearance', label: 'Appearance' },
  { id: 'diagnostics', label: 'Diagnostics' },
] as const

export type SectionId = (typeof SECTIONS)[number]['id']

/** The element that a section is. */
export function elementIdOf(section: SectionId): string {
  return `settings-${section}`
}

/** The section that an address's query names; null where it names none. */
export function sectionIn(search: string): SectionId | null {
  const named = new URLSearchParams(search).get('section')
  return SECTIONS.find((section) => section.id === named)?.id ?? null
}
