/** What was typed of a console's figure: its units as the contract writes them, or what is wrong with it. */
export type ConsoleFigure = { readonly units: string } | { readonly fault: string }

/** What stands behind the third decimal is nought. */
const PLAIN = /^(\d+(?:\.\d{1,3}?)?)0*$/
const ONE_MARK = /^(\d{1,3})[.,](\d{3})$/
const SPACES = /\s/gu
const EXAMPLE = '8544.3'

/**
 * Reads the units that a console shows: digits with a decimal point, or as this page writes them, such as "8,544.3". Where the page
 * writes decimals otherwise, one mark before three digits may part thousands or decimals: it is not guessed.
 * @param locale the page's, unless said
 */
export function readConsoleFigure(text: string, locale?: string): ConsoleFigure {
  const format = new Intl.NumberFormat(locale)
  const { group, decimal } = marksOf(format)
  const typed = text.trim().replace(SPACES, ' ')
  if (/^[-−]/u.test(typed)) return { fault: 'A console shows 0 units or more.' }
  const [, thousands, rest] = ONE_MARK.exec(typed) ?? []
  if (decimal !== '.' && thousands !== undefined && rest !== undefined) return { fault: twoReadings(thousands, rest) }
  const known = plainUnits(typed)
  if (known !== null) return { units: known }
  const dotted = typed.replaceAll(group, '').replace(decimal, '.')
  const units = plainUnits(dotted)
  if (units !== null && isGroupedAs(format, typed, decimal)) return { units }
  return { fault: faultOf(typed) }
}

function plainUnits(text: string): string | null {
  return PLAIN.exec(text)?.[1] ?? null
}

/** Whether the thousands are parted as the page parts them, or not at all: "8,5443" is no figure. */
function isGroupedAs(format: Intl.NumberFormat, typed: string, decimal: string): boolean {
  const [whole = ''] = typed.split(decimal)
  return /^\d+$/.test(whole) || whole === format.format(BigInt(whole.replaceAll(/\D/g, ''))).replace(SPACES, ' ')
}

function faultOf(typed: string): string {
  if (/^\d+[.,]\d{4,}$/.test(typed)) return 'Units have three decimals at most.'
  const right = plainUnits(typed.replace(',', '.')) ?? EXAMPLE
  return `“${typed}” is no number of units: write it like ${right}.`
}

function twoReadings(thousands: string, rest: string): string {
  return `This may be ${thousands}${rest} units, or ${thousands} and a part: write ${thousands}${rest}, or ${thousands}.${rest}0.`
}

function marksOf(format: Intl.NumberFormat): { readonly group: string; readonly decimal: string } {
  const parts = format.formatToParts(12_345.6)
  const mark = (type: 'group' | 'decimal', usual: string): string =>
    (parts.find((part) => part.type === type)?.value ?? usual).replace(SPACES, ' ')
  return { group: mark('group', ','), decimal: mark('decimal', '.') }
}
