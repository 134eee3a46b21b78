const SAMPLES = 3
const SAMPLE_LENGTH = 60
const TEXTS_SEEN = 100

/** Some of what stands in a column, for whoever says what it is: of the first texts up to three that differ, cut short. */
export function samplesOf(texts: readonly string[]): readonly string[] {
  const seen = texts.slice(0, TEXTS_SEEN).map((text) => text.trim())
  const differing = [...new Set(seen.filter((text) => text !== ''))].slice(0, SAMPLES)
  return differing.map((text) => (text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text))
}
