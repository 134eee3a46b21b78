const ASCII = /^[\u0020-\u007e]*$/
const COMBINING_ALONE = /^[\p{Mark}\p{Format}]+$/u
const EMOJI = /^\p{Emoji_Presentation}|\ufe0f/u
/** East Asian Wide and Fullwidth (Unicode Annex 11), as blocks: Hangul Jamo, CJK, kana, Yi, Hangul, forms, planes 2 and 3. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many columns of a terminal the text takes: two for a CJK character or an emoji, none for a combining mark. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

function graphemeWidth(grapheme: string): number {
  if (COMBINING_ALONE.test(grapheme)) return 0
  return EMOJI.test(grapheme) || WIDE.test(grapheme) ? 2 : 1
}
