/** On the document's root: the text has what fonts of a system often lack, and the fallback fonts for it are loaded. */
export const FALLBACK_FONTS = 'data-fallback-fonts'

const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul', 'Arabic', 'Hebrew']
const LACKING = new RegExp(
  [
    ...SCRIPTS.map((script) => `\\p{Script=${script}}`),
    '\\p{Extended_Pictographic}',
    '\\p{Regional_Indicator}',
    // What makes an emoji of a character, then the marks and the full-width forms of East Asian text.
    '\\ufe0f',
    '[\\u3000-\\u303f]',
    '[\\uff00-\\uffef]',
  ].join('|'),
  'u',
)

// Latin letters up to here are in every system's font: none of the slices that have them too is read for them.
const LAST_OF_EVERY_FONT = '\u02ff'

/** The characters of a text to load fallback fonts for, each once; "" for a text of which nothing is lacking. */
export function fallbackCharacters(text: string): string {
  if (!LACKING.test(text)) return ''
  return [...new Set(text)].filter((character) => character > LAST_OF_EVERY_FONT).join('')
}

/**
 * Waits until all that the page shows can be drawn. Fallback fonts for it are loaded first and named by the page's style afterwards
 * (`FALLBACK_FONTS`): Chromium keeps the empty shapes of some words whose fonts came while they were laid out.
 */
export async function loadFonts(): Promise<void> {
  const characters = fallbackCharacters(document.body.textContent)
  if (characters !== '') {
    const { FALLBACK_FAMILIES } = await import('./fallback-faces.ts')
    await Promise.all(FALLBACK_FAMILIES.map((family) => document.fonts.load(`1em "${family}"`, characters)))
    document.documentElement.setAttribute(FALLBACK_FONTS, '')
  }
  await document.fonts.ready
}
