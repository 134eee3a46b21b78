import type { EpochDay } from '../calendar.ts'
import { kindsMeant, kindText } from '../kind-text.ts'
import { plainName } from '../plain-name.ts'
import type { QueuedRender, RenderState } from '../queue.ts'
import type { RateCard } from '../rate-card.ts'
import { findRenderKind, kindsOfModel } from '../rate-card.ts'
import { invalid } from '../refusal.ts'
import type { ShotField } from './shot-fields.ts'
import { zeroless } from './shot-names.ts'

/** What a row of a shot list says of a shot; null is what it does not tell. */
export interface ShotDraft {
  readonly shot: string
  /** The render that the row was exported from. */
  readonly renderId: string | null
  readonly production: string | null
  /** A render kind as people type it: "768p 6 s". */
  readonly kind: string | null
  readonly model: string | null
  readonly resolution: string | null
  /** Of the clip. */
  readonly seconds: number | null
  readonly length: ShotLength | null
  readonly takes: number | null
  readonly clips: number | null
  readonly priority: number | null
  readonly day: EpochDay | null
  readonly state: RenderState | null
}

/** How long a shot is in the cut: the clip must cover it. `field` is where the list says it. */
export interface ShotLength {
  readonly field: ShotField
  /** Rounded up. */
  readonly milliseconds: number
}

/** What new shots are planned with where the list says nothing. */
export interface ShotDefaults {
  readonly model?: string | undefined
  readonly resolution?: string | undefined
  readonly seconds?: number | undefined
  readonly takes?: number | undefined
}

/** What a shot list is held against. */
export interface ShotPlanContext {
  readonly production: string
  /** What the list may call the production besides. */
  readonly productions: readonly string[]
  readonly renders: readonly QueuedRender[]
  readonly card: RateCard
  readonly defaults: ShotDefaults
}

/** A field of a render that a row changes. */
export const CHANGEABLE = [
  'shot',
  'model',
  'resolution',
  'seconds',
  'takes',
  'clips',
  'day',
  'priority',
  'state',
] as const satisfies readonly (keyof QueuedRender)[]

export type PlannedFields = Omit<QueuedRender, 'id'>

/** What a row would do to the queue. */
export type PlannedShot =
  | {
      readonly verdict: 'new'
      readonly render: PlannedFields
      /** A shot of the queue whose name differs by leading zeros alone. */
      readonly similar: string | null
    }
  | {
      readonly verdict: 'changed' | 'unchanged'
      readonly render: QueuedRender
      readonly before: QueuedRender
      readonly changes: readonly (typeof CHANGEABLE)[number][]
    }

/** As many renders a queue takes from shot lists: beyond that a list is split, such as by sequence. */
export const MOST_QUEUED = 5000

/** A queue's sums stay exact up to so many renders of the greatest size that is let in. */
const MOST_RENDERS = 1000

/**
 * Makes the planner of one list: it holds row after row against the queue, and remembers which shots it has seen. A row is the
 * render whose id it names, else the one of its shot. It refuses (`invalid_input`, `details.field` a shot field) a shot that an
 * earlier line has, one of another production, and a render kind that the card does not have.
 */
export function shotPlanner(context: ShotPlanContext): (line: number, draft: ShotDraft) => PlannedShot {
  const { card, defaults } = context
  const byId = new Map(context.renders.map((render) => [render.id, render]))
  const byShot = Map.groupBy(context.renders, (render) => render.shot)
  const byZeroless = new Map(context.renders.map((render) => [zeroless(render.shot), render.shot]))
  const linesOfRenders = new Map<string, number>()
  const linesOfNew = new Map<string, number>()
  return (line, draft) => {
    refuseOtherProduction(context, draft.production)
    const before = (draft.renderId === null ? undefined : byId.get(draft.renderId)) ?? renderOf(byShot, draft)
    if (before === undefined) {
      refuseRepeated(linesOfNew, draft.shot, line, draft.shot)
      const render = newRender(card, draft, defaults)
      return { verdict: 'new', render, similar: byZeroless.get(zeroless(draft.shot)) ?? null }
    }
    refuseRepeated(linesOfRenders, before.id, line, draft.shot)
    const render = changedRender(card, draft, before)
    const changes = CHANGEABLE.filter((field) => render[field] !== before[field])
    return { verdict: changes.length === 0 ? 'unchanged' : 'changed', render, before, changes }
  }
}

function refuseOtherProduction({ production, productions }: ShotPlanContext, given: string | null): void {
  if (given === null) return
  const names = [production, ...productions].map(plainName)
  if (names.includes(plainName(given))) return
  throw invalid(`production: the row is of "${given}", the queue of "${production}"`, { field: 'production' })
}

/** The queue's render of the row's shot; of several the one of the row's kind. */
function renderOf(byShot: ReadonlyMap<string, readonly QueuedRender[]>, draft: ShotDraft): QueuedRender | undefined {
  const all = byShot.get(draft.shot) ?? []
  if (all.length < 2) return all[0]
  const fitting = all.filter(
    (render) =>
      (draft.model === null || draft.model === render.model) &&
      (draft.resolution === null || draft.resolution === render.resolution) &&
      (draft.seconds === null || draft.seconds === render.seconds),
  )
  if (fitting.length === 1) return fitting[0]
  throw invalid(
    `shot: the queue has ${all.length} renders of "${draft.shot}"; export the queue and keep its column Render Id to say which`,
    { field: 'shot' },
  )
}

function refuseRepeated(lines: Map<string, number>, key: string, line: number, shot: string): void {
  const first = lines.get(key)
  if (first !== undefined)
    throw invalid(`shot: "${shot}" is on line ${first} already; a shot stands in a list once`, { field: 'shot' })
  lines.set(key, line)
}

function newRender(card: RateCard, draft: ShotDraft, defaults: ShotDefaults): PlannedFields {
  const { model, resolution, seconds } = defaults
  const render = {
    shot: draft.shot,
    ...onCard(card, toldKind(card, draft, { model, resolution, seconds })),
    takes: draft.takes ?? defaults.takes ?? 1,
    clips: draft.clips ?? 1,
    day: draft.day,
    priority: draft.priority ?? 5,
    state: draft.state ?? 'planned',
  } as const
  refuseInexact(card, render)
  return render
}

/** The render as the row has it; what the row does not tell stays. A spreadsheet that took a name's leading zeros renames nothing. */
function changedRender(card: RateCard, draft: ShotDraft, before: QueuedRender): QueuedRender {
  const told = toldKind(card, draft, before)
  const render = {
    id: before.id,
    shot: zeroless(draft.shot) === zeroless(before.shot) ? before.shot : draft.shot,
    ...(isSame(told, before) ? told : onCard(card, told)),
    takes: draft.takes ?? before.takes,
    clips: draft.clips ?? before.clips,
    day: draft.day ?? before.day,
    priority: draft.priority ?? before.priority,
    state: draft.state ?? before.state,
  }
  refuseInexact(card, render)
  return render
}

interface Kind {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
}

/** What of a kind is known where a row does not tell it. */
type KindDefaults = Pick<ShotDefaults, 'model' | 'resolution' | 'seconds'>

/** The kind that the row tells, with what it does not tell from `otherwise`; whether the card has it is not said. */
function toldKind(card: RateCard, draft: ShotDraft, otherwise: KindDefaults): Kind {
  const meant = draft.kind === null ? undefined : kindMeant(card, draft.kind)
  const model = draft.model ?? meant?.model ?? otherwise.model
  const resolution = draft.resolution ?? meant?.resolution ?? otherwise.resolution
  if (model === undefined) throw untold('model')
  if (resolution === undefined) throw untold('resolution')
  const told = draft.seconds ?? meant?.seconds ?? secondsFor(card, model, resolution, draft.length)
  const seconds = told ?? otherwise.seconds
  if (seconds === undefined) throw untold('seconds')
  return { model, resolution, seconds }
}

/** The card's spelling of a kind that it has. */
function onCard(card: RateCard, { model, resolution, seconds }: Kind): Kind {
  return namesOf(findRenderKind(card, model, resolution, seconds))
}

/** A kind that a render was planned with before stands, whatever has become of the card. */
function isSame(a: Kind, b: Kind): boolean {
  return a.model === b.model && a.resolution === b.resolution && a.seconds === b.seconds
}

function namesOf({ model, resolution, seconds }: Kind): Kind {
  return { model, resolution, seconds }
}

function untold(field: ShotField): Error {
  return invalid(`${field}: is missing; the row does not tell it, and nothing was given for the whole list`, { field })
}

function kindMeant(card: RateCard, text: string): Kind {
  const meant = kindsMeant(card.renderKinds, text)
  const [only] = meant
  if (only !== undefined && meant.length === 1) return only
  const what =
    only === undefined
      ? `is not on the rate card ${card.id}`
      : `can be ${meant.slice(0, 3).map(kindText).join(' or ')}; say which`
  throw invalid(`kind: "${text}" ${what}`, { field: 'kind' })
}

/** The shortest clip that covers the shot; null where the list does not tell how long that is, or the card has no such kind. */
function secondsFor(card: RateCard, model: string, resolution: string, length: ShotLength | null): number | null {
  if (length === null) return null
  const lengths = kindsOfModel(card, model, resolution).map((kind) => kind.seconds)
  if (lengths.length === 0) return Math.ceil(length.milliseconds / 1000)
  const covering = lengths.filter((seconds) => seconds * 1000 >= length.milliseconds)
  if (covering.length > 0) return Math.min(...covering)
  const shot = `${(length.milliseconds / 1000).toFixed(1)} s`
  throw invalid(
    `${length.field}: the shot is ${shot} long; the longest clip of ${model} ${resolution} has ${Math.max(...lengths)} s: split the shot, or say the seconds of its clips`,
    { field: length.field },
  )
}

/** Units stay safe integers, also when a queue's are added up. */
function refuseInexact(card: RateCard, { model, resolution, seconds, takes, clips }: PlannedFields): void {
  const kind = kindsOfModel(card, model, resolution).find((one) => one.seconds === seconds)
  if (kind === undefined || Number.isSafeInteger(takes * clips * kind.unitsPerClip * MOST_RENDERS)) return
  throw invalid(`takes: ${takes} takes of ${clips} clips are too many to be counted exactly`, { field: 'takes' })
}
