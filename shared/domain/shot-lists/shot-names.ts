/** What a tool's shot list calls a shot by: its own name, and what it belongs to; '' where the list says nothing. */
export interface ShotNameParts {
  readonly episode: string
  readonly sequence: string
  readonly name: string
}

/** Between a sequence and its shot, as Kitsu writes a shot's full name: "EP01 / SEQ02 / SH010". */
const LEVEL = ' / '

/** A shot's full name as Kitsu writes it; parts that are not told are left out. */
export function fullShotName({ episode, sequence, name }: ShotNameParts): string {
  return [episode, sequence, name].filter((part) => part !== '').join(LEVEL)
}

/**
 * The parts of a full name: the last is the shot's, the one before it the sequence's, what is before that the episode's. A text
 * that would not come back the same from its parts is a name as a whole.
 */
export function shotNameParts(shot: string): ShotNameParts {
  const whole = { episode: '', sequence: '', name: shot }
  const parts = shot.split(LEVEL)
  if (parts.length > MOST_LEVELS || parts.some((part) => part === '' || part !== part.trim())) return whole
  const [name = '', sequence = '', episode = ''] = parts.toReversed()
  return { episode, sequence, name }
}

/** Episode, sequence, shot. */
const MOST_LEVELS = 3

/**
 * A shot of a scene as it stands on a slate: "12A" for setup A of scene 12, "12-3" for its shot 3. A shot that begins with its
 * scene already ("12A" in scene 12) stands as it is.
 */
export function slateName(scene: string, shot: string): string {
  if (scene === '') return shot
  if (beginsWithScene(scene, shot)) return shot
  return /^\p{L}/u.test(shot) ? `${scene}${shot}` : `${scene}-${shot}`
}

/** "12A" and "12-3" begin with scene 12; shot 120 does not. */
function beginsWithScene(scene: string, shot: string): boolean {
  const rest = shot.toLowerCase().startsWith(scene.toLowerCase()) ? shot.slice(scene.length) : ''
  return rest !== '' && !/^\d/.test(rest)
}

/** A name without the leading zeros of its numbers: what a spreadsheet makes of "001". Names with one key are easily confused. */
export function zeroless(shot: string): string {
  return shot.replace(/(?<!\d)0+(?=\d)/g, '')
}
