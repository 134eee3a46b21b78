import '@fontsource/noto-emoji/400.css'
import '@fontsource/noto-sans-arabic/400.css'
import '@fontsource/noto-sans-hebrew/400.css'
import '@fontsource/noto-sans-jp/400.css'
import '@fontsource/noto-sans-kr/400.css'
import '@fontsource/noto-sans-sc/400.css'

/** The families that these stylesheets declare, slice by slice: no file is read before a text asks for its characters. */
export const FALLBACK_FAMILIES = [
  'Noto Sans SC',
  'Noto Sans JP',
  'Noto Sans KR',
  'Noto Sans Arabic',
  'Noto Sans Hebrew',
  'Noto Emoji',
]
