/** What names a render kind on a card. */
export interface KindName {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
}

/** A render kind as it is shown and typed: "MiniMax-Hailuo-2.3 768p 6 s". */
export function kindText({ model, resolution, seconds }: KindName): string {
  return `${model} ${resolution} ${seconds} s`
}

const RESOLUTION = /(?<![\w.])(\d{3,4}p|\d{1,2}k)(?!\w)/i
const SECONDS = /(?<![\w.])(\d{1,4})\s*(?:s|secs?|seconds?|")(?!\w)/i

/**
 * The kinds that a text can mean, such as "Hailuo 2.3, 1080p, 6s" or "768p 10 s": those with the resolution and the seconds that
 * it names, and the model named exactly where one is, else every model that it is a part of. Case, blanks, hyphens and the
 * vendor's prefix do not count. One is what was meant; none or several are for the sender to say again.
 */
export function kindsMeant<K extends KindName>(kinds: readonly K[], text: string): K[] {
  const resolution = RESOLUTION.exec(text)?.[1]?.toLowerCase()
  const seconds = SECONDS.exec(text)?.[1]
  const model = bare(text.replace(RESOLUTION, ' ').replace(SECONDS, ' '))
  const fitting = kinds.filter(
    (kind) =>
      (resolution === undefined || kind.resolution.toLowerCase() === resolution) &&
      (seconds === undefined || kind.seconds === Number(seconds)),
  )
  if (model === '') return resolution === undefined && seconds === undefined ? [] : fitting
  const named = fitting.filter((kind) => bare(kind.model) === model || bare(withoutVendor(kind.model)) === model)
  return named.length > 0 ? named : fitting.filter((kind) => bare(kind.model).includes(model))
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '')
    .replace(/^\.+|\.+$/g, '')
}

function withoutVendor(model: string): string {
  return model.slice(model.indexOf('-') + 1)
}
