/** The languages that the names of columns are known in. */
const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt']

const numbers = new Map(
  LANGUAGES.flatMap((language) =>
    (['short', 'long'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, index) => [bare(format.format(Date.UTC(2026, index))), index + 1] as const)
    }),
  ),
)

/** The number of a month by its name or the short form of it, from 1; null where it is none. English has the last word. */
export function monthNamed(name: string): number | null {
  return numbers.get(bare(name)) ?? null
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}
