/** The zones that this platform knows, and the one in use, which may be spelt in a way of its own. */
export function zoneChoices(current: string): string[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
}
