import { invalid } from '../../../shared/domain/refusal.ts'
import type { UsageField } from '../../../shared/domain/usage-fields.ts'
import { usageFieldOf } from './usage-columns.ts'
import { fieldTextOfJson, isJsonObject, textOfJson, usageTexts } from './usage-json.ts'
import type { JsonObject } from './usage-json.ts'
import type { UnknownText, UsageRowTexts, UsageTexts } from './usage-texts.ts'

/*
 * MiniMax's task results: the API's query response of a task joined with the request that made it, since the response of V1
 * does not repeat model, resolution or duration. Of the vendor's pages platform.minimax.io/docs/api-reference/video-generation,
 * …/video-generation-query and …/errorcode.
 */

/** The parts in which a log may keep the request, the responses and the task; their fields count as the line's own. */
const PARTS = ['request', 'response', 'query', 'task'] as const
const MAX_DEPTH = 3

/** Codes of the security review: the input, or what was generated, is sensitive. Such a render is not charged. */
const REVIEW_CODES: readonly number[] = [1026, 1027]

/** What V1 generates when the request does not say. */
const DEFAULT_SECONDS = '6'
const DEFAULT_RESOLUTION = '768P'

/** The interface's own fields that tell nothing of what a render costs. A prompt belongs to nobody's ledger. */
const LEFT_OUT = new Set([
  ...PARTS,
  ...[
    'task_id',
    'id',
    'status',
    'task_status',
    'base_resp',
    'status_code',
    'status_msg',
    'error',
    'trace_id',
    'task_type',
  ],
  ...['file_id', 'video_width', 'video_height', 'file', 'download_url', 'backup_download_url', 'usage', 'extra_info'],
  ...['model', 'resolution', 'duration', 'ratio', 'prompt', 'prompt_optimizer', 'fast_pretreatment', 'content'],
  ...['first_frame_image', 'last_frame_image', 'subject_reference', 'callback_url', 'aigc_watermark', 'mode'],
  ...['submitted_at', 'created_at', 'finished_at', 'completed_at', 'updated_at'],
])

/** Keys of the interface that a row with neutral keys has not. */
const TELLING = [
  ...['file_id', 'prompt', 'prompt_optimizer', 'first_frame_image', 'last_frame_image', 'subject_reference', 'content'],
  ...['duration', 'updated_at'],
]

/** Whether a line is a task result of the interface rather than a row with neutral keys. */
export function isMinimaxTask(line: JsonObject): boolean {
  const layers = layersOf(line)
  if (layers.length > 1 || layers.some((layer) => isJsonObject(layer['base_resp']))) return true
  return typeof line['status'] === 'string' && TELLING.some((key) => key in line)
}

/** The fields of a task result. Its words for an outcome are read like all others; refuses a line that tells no outcome. */
export function textsOfMinimaxTask(line: JsonObject): UsageRowTexts {
  const layers = layersOf(line)
  const { told, unknown } = whatTheLogAdds(layers)
  const text = (...keys: readonly string[]): string => firstText(layers, keys)
  return {
    texts: usageTexts({
      ...told,
      task_id: text('task_id', 'id') || (told.task_id ?? ''),
      submitted_at: text('submitted_at', 'created_at') || (told.submitted_at ?? ''),
      finished_at: text('finished_at', 'completed_at', 'updated_at') || (told.finished_at ?? ''),
      model: text('model') || (told.model ?? ''),
      mode: text('mode') || (told.mode ?? modeOf(layers)),
      resolution: text('resolution') || (told.resolution ?? DEFAULT_RESOLUTION),
      duration_s: text('duration') || (told.duration_s ?? DEFAULT_SECONDS),
      outcome: outcomeOf(layers, told.outcome ?? ''),
    }),
    unknown,
  }
}

function layersOf(line: JsonObject, depth = 0): readonly JsonObject[] {
  if (depth >= MAX_DEPTH) return [line]
  const inner = PARTS.map((part) => line[part]).filter(isJsonObject)
  return [line, ...inner.flatMap((part) => layersOf(part, depth + 1))]
}

/** The first value under any of the keys, the keys in order of preference. */
function firstValue(layers: readonly JsonObject[], keys: readonly string[]): unknown {
  for (const key of keys) {
    for (const layer of layers) {
      const value = layer[key]
      if (value !== undefined && value !== null && value !== '') return value
    }
  }
  return undefined
}

function firstText(layers: readonly JsonObject[], keys: readonly string[]): string {
  return fieldTextOfJson(firstValue(layers, keys), keys[0] ?? '')
}

function outcomeOf(layers: readonly JsonObject[], told: string): string {
  const code = errorCode(layers)
  if (REVIEW_CODES.includes(code)) return 'rejected'
  const status = firstText(layers, ['status', 'task_status']) || told
  if (status !== '') return status
  const why = code === 0 ? '' : `; the answer has the code ${code}, which says nothing of the task`
  throw invalid(`status: is missing${why}`, { field: 'status' })
}

/** The first code that is not 0, of `base_resp` (V1), `error` (V2) or the line itself; 0 where all went well. */
function errorCode(layers: readonly JsonObject[]): number {
  const codes = layers.flatMap((layer) => {
    const { base_resp: base, error, status_code: own } = layer
    return [isJsonObject(base) ? base['status_code'] : null, isJsonObject(error) ? error['code'] : null, own]
  })
  return codes.map(Number).find((code) => Number.isInteger(code) && code !== 0) ?? 0
}

/** The mode by the images of the request, as the interface has no field for it; '' where the request is not in the log. */
function modeOf(layers: readonly JsonObject[]): string {
  const has = (key: string): boolean => {
    const value = firstValue(layers, [key])
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  }
  if (has('subject_reference')) return 's2v'
  if (has('last_frame_image')) return 'first-last-frame'
  if (has('first_frame_image')) return 'i2v'
  return has('prompt') ? 't2v' : ''
}

/** What whoever kept the log wrote beside the interface's fields: project, shot, note, and others. */
function whatTheLogAdds(layers: readonly JsonObject[]): {
  readonly told: Partial<UsageTexts>
  readonly unknown: readonly UnknownText[]
} {
  const told: Partial<Record<UsageField, string>> = {}
  const unknown: UnknownText[] = []
  for (const [key, value] of layers.flatMap((layer) => Object.entries(layer))) {
    if (LEFT_OUT.has(key)) continue
    const field = usageFieldOf(key)
    const text = field === null ? textOfJson(value, key) : fieldTextOfJson(value, key)
    if (text === '') continue
    if (field === null) unknown.push({ name: key, text })
    else told[field] ??= text
  }
  return { told, unknown }
}
