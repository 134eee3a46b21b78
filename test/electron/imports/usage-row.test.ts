import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { usageTexts } from '../../../electron/imports/usage/usage-json.ts'
import { usageRowReader } from '../../../electron/imports/usage/usage-row.ts'
import type { UsageContext, UsageDraft } from '../../../electron/imports/usage/usage-row.ts'
import type { UnknownText, UsageTexts } from '../../../electron/imports/usage/usage-texts.ts'
import { parseInstant } from '../../../shared/domain/calendar.ts'
import { context, refusalOf } from './support.ts'

const GOOD: Partial<UsageTexts> = {
  task_id: '17',
  finished_at: '2026-03-01T10:30:00Z',
  model: 'MiniMax-Hailuo-2.3-Fast',
  resolution: '768p',
  duration_s: '6',
  outcome: 'success',
}

function draft(
  told: Partial<UsageTexts> = {},
  unknown: readonly UnknownText[] = [],
  within: UsageContext = context,
): UsageDraft {
  return usageRowReader(within)({ texts: usageTexts({ ...GOOD, ...told }), unknown })
}

/** Field and message of what a row is refused with. */
async function faultOf(told: Partial<UsageTexts>): Promise<readonly [unknown, string]> {
  const refusal = await refusalOf(() => draft(told))
  expect(refusal.code).toBe('invalid_input')
  return [refusal.details.field, refusal.message]
}

describe('a good row', () => {
  test('becomes a draft with the card’s charge', () => {
    expect(draft({ project: 'Aurora', scene: '2', shot: '001', take: '3', kept: '1', mode: 'i2v' })).toEqual({
      externalId: '17',
      source: 'minimax-video',
      account: null,
      at: parseInstant('2026-03-01T10:30:00Z', 'at'),
      charge: {
        model: 'MiniMax-Hailuo-2.3-Fast',
        resolution: '768p',
        seconds: 6,
        unitsPerClip: 700,
        payAsYouGo: 190_000,
        listPricePerUnit: 280_000,
      },
      clips: 1,
      outcome: 'success',
      production: 'Aurora',
      shot: '001',
      note: null,
      details: { mode: 'i2v', scene: '2', take: '3', kept: true },
    })
  })

  test('that tells no more than it must has nothing more', () => {
    expect(draft()).toMatchObject({ production: null, shot: null, note: null, details: null, clips: 1 })
  })

  test('is paid for by the lots of the account that it names', () => {
    expect(draft({ account: 'agency' }).account).toBe('agency')
  })

  test('happened when it finished, else when it was submitted', () => {
    const submittedAt = parseInstant('2026-03-01T10:00:00Z', 'at')
    const both = draft({ submitted_at: '2026-03-01T10:00:00Z' })
    expect(both.details).toEqual({ submittedAt })
    expect(both.at).toBe(parseInstant('2026-03-01T10:30:00Z', 'at'))
    const one = draft({ finished_at: '', submitted_at: '2026-03-01T10:00:00Z' })
    expect(one).toMatchObject({ at: submittedAt, details: null })
  })

  test('has no prices where the card is in another currency than the ledger', () => {
    const { charge } = draft({}, [], { ...context, currency: 'EUR' })
    expect(charge).toMatchObject({ unitsPerClip: 700, payAsYouGo: null, listPricePerUnit: null })
  })

  test('shares its charge with the rows of the same kind, however they write it', () => {
    const read = usageRowReader(context)
    const charges = ['768p', '768P', '768'].map(
      (resolution) => read({ texts: usageTexts({ ...GOOD, resolution }), unknown: [] }).charge,
    )
    expect(new Set(charges).size).toBe(1)
  })
})

describe('spellings', () => {
  test.each(['6', '6s', '6 s', '6S', '6 sec', '6 seconds', '6,0', '6.0'])('of the duration: %s', (duration_s) => {
    expect(draft({ duration_s }).charge.seconds).toBe(6)
  })

  test.each(['768p', '768P', '768'])('of the resolution: %s', (resolution) => {
    expect(draft({ resolution }).charge.resolution).toBe('768p')
  })

  test.each(['MiniMax-Hailuo-2.3-Fast', 'hailuo-2.3-fast', 'MINIMAX-HAILUO-2.3-FAST'])('of the model: %s', (model) => {
    expect(draft({ model }).charge.model).toBe('MiniMax-Hailuo-2.3-Fast')
  })

  test.each([
    ['success', ['success', 'Success', 'SUCCEEDED', 'ok', 'done', 'completed']],
    ['failed', ['fail', 'Fail', 'failed', 'error', 'cancelled', 'canceled', 'expired']],
    ['rejected', ['rejected', 'Moderated', 'sensitive', 'blocked', 'input_sensitive']],
  ] as const)('of the outcome %s', (outcome, words) => {
    expect(words.map((word) => draft({ outcome: word }).outcome)).toEqual(words.map(() => outcome))
  })

  test.each([
    [true, ['1', 'true', 'TRUE', 'yes', 'x', 'X']],
    [false, ['0', 'false', 'no', 'No']],
    [undefined, ['']],
  ] as const)('of a take kept (%s)', (kept, words) => {
    expect(words.map((word) => draft({ kept: word, take: '1' }).details?.kept)).toEqual(words.map(() => kept))
  })

  test.each([
    ['', 1],
    ['1', 1],
    ['12', 12],
    ['12.0', 12],
    ['12,0', 12],
  ])('of the clips: %j', (clips, count) => {
    expect(draft({ clips }).clips).toBe(count)
  })
})

describe('units that the file tells', () => {
  test.each([
    [{ units: '0.7' }],
    [{ units: '0,7' }],
    [{ units: '0.700' }],
    [{ units: '2.1', clips: '3' }],
    [{ units: '0', outcome: 'failed' }],
    [{ units: '0,0', outcome: 'rejected' }],
    [{ units: '', outcome: 'failed' }],
  ])('agree with the card: %j', (told) => {
    expect(draft(told).externalId).toBe('17')
  })

  test('are refused with both figures where they do not', async () => {
    expect(await faultOf({ units: '0,8' })).toEqual([
      'units',
      'units: the file says 0.8, the rate card minimax-video charges 0.7 (1 × 0.7, MiniMax-Hailuo-2.3-Fast 768p 6 s)',
    ])
    expect((await faultOf({ units: '0.7', clips: '3' }))[1]).toContain('charges 2.1 (3 × 0.7')
    expect(await faultOf({ units: '0.7', outcome: 'failed' })).toEqual([
      'units',
      'units: the file says 0.7, a render with the outcome failed is charged 0',
    ])
  })

  test('are refused where they are no units', async () => {
    expect(await faultOf({ units: '0.7001' })).toEqual(['units', expect.stringContaining('at most 3 are possible')])
    expect(await faultOf({ units: 'many' })).toEqual(['units', expect.stringContaining('"many" is not a decimal')])
  })
})

describe('a bad row is refused by its field', () => {
  test.each<[Partial<UsageTexts>, string, string]>([
    [{ model: '' }, 'model', 'is missing'],
    [{ resolution: '' }, 'resolution', 'is missing'],
    [{ duration_s: '' }, 'duration_s', 'is missing'],
    [{ finished_at: '' }, 'finished_at', 'is missing, and so is submitted_at'],
    [{ outcome: '' }, 'outcome', 'is missing; it must be success, failed or rejected'],
    [{ outcome: 'Queueing' }, 'outcome', 'not finished yet ("Queueing")'],
    [{ outcome: 'preparing' }, 'outcome', 'not finished yet'],
    [{ outcome: 'Processing' }, 'outcome', 'not finished yet'],
    [{ outcome: 'queued' }, 'outcome', 'not finished yet'],
    [{ outcome: 'running' }, 'outcome', 'not finished yet'],
    [{ outcome: 'pending' }, 'outcome', 'not finished yet'],
    [{ outcome: 'great' }, 'outcome', '"great" is not known'],
    [{ model: 'MiniMax-H3' }, 'model', '"MiniMax-H3" is not on the rate card minimax-video'],
    [{ model: 'MiniMax-Hailuo-2.3', resolution: '1080p', duration_s: '10' }, 'resolution', '1080p 10 s does not exist'],
    [{ duration_s: '0' }, 'duration_s', 'is not a whole number of seconds'],
    [{ duration_s: '-6' }, 'duration_s', 'is not a whole number of seconds'],
    [{ duration_s: '5.5' }, 'duration_s', 'is not a whole number of seconds'],
    [{ duration_s: 'long' }, 'duration_s', '"long" is not a decimal number'],
    [{ clips: '0' }, 'clips', '"0" is not a whole number of at least 1'],
    [{ clips: '-1' }, 'clips', '"-1" is not'],
    [{ clips: '1.5' }, 'clips', '"1.5" is not'],
    [{ clips: '99999999999999999999' }, 'clips', 'is not a whole number of at least 1'],
    [{ kept: 'perhaps' }, 'kept', '"perhaps" is neither yes nor no'],
    [{ finished_at: '2026-02-31' }, 'finished_at', '"2026-02-31" is not a date that exists'],
    [{ submitted_at: '2026-03-29 02:30' }, 'submitted_at', 'is skipped by summer time'],
    [{ project: 'x'.repeat(201) }, 'project', 'has 201 characters; at most 200'],
    [{ task_id: 'x'.repeat(201) }, 'task_id', 'has 201 characters; at most 200'],
  ])('%j', async (told, field, reason) => {
    const [foundField, message] = await faultOf(told)
    expect(foundField).toBe(field)
    expect(message).toContain(reason)
  })

  test('in no time, however long its texts are', async () => {
    const long = `6${' '.repeat(1_000_000)}x`
    for (const field of ['duration_s', 'units', 'finished_at', 'clips', 'model'] as const) {
      expect((await faultOf({ [field]: long }))[0]).toBe(field)
    }
  })
})

describe('the note', () => {
  test('has what no field is for after the note itself', () => {
    const unknown = [
      { name: 'Operator', text: 'Ann' },
      { name: 'Machine', text: '=cmd' },
    ]
    expect(draft({ note: 'too dark', pack_id: 'p-1' }, unknown).note).toBe(
      'too dark; pack_id: p-1; Operator: Ann; Machine: =cmd',
    )
    expect(draft({}, unknown).note).toBe('Operator: Ann; Machine: =cmd')
    expect(draft({ pack_id: 'p-1' }).note).toBe('pack_id: p-1')
    expect(draft({ note: 'too dark' }).note).toBe('too dark')
  })
})

describe('R12 idempotency: a row’s id', () => {
  test('is the task id, vouched for by the rate card or by the source that the row names', () => {
    expect(draft()).toMatchObject({ source: 'minimax-video', externalId: '17' })
    expect(draft({ source: 'manual' })).toMatchObject({ source: 'manual', externalId: '17' })
  })

  test('without a task id is made from what the row says', () => {
    const made = draft({ task_id: '' })
    expect(made.source).toBe('usage-file')
    expect(made.externalId).toMatch(/^row:[0-9a-f]{32}$/)
    expect(draft({ task_id: '' }).externalId).toBe(made.externalId)
    expect(draft({ task_id: '', source: 'manual' }).source).toBe('usage-file')
    for (const [field, text] of [
      ['note', 'x'],
      ['take', '2'],
      ['model', 'hailuo-2.3-fast'],
    ] as const) {
      expect(draft({ task_id: '', [field]: text }).externalId).not.toBe(made.externalId)
    }
  })

  test('stays the same when a later version knows more fields, since only what is told counts', () => {
    const told = ['duration_s\u001f6', 'finished_at\u001f2026-03-01T10:30:00Z', 'model\u001fMiniMax-Hailuo-2.3-Fast']
    const rest = ['outcome\u001fsuccess', 'resolution\u001f768p']
    const digest = createHash('sha256')
      .update([...told, ...rest].join('\u001f'))
      .digest('hex')
    expect(draft({ task_id: '' }).externalId).toBe(`row:${digest.slice(0, 32)}`)
  })

  test('does not depend on the order of other columns, but on their names and texts', () => {
    const [a, b] = [
      { name: 'a', text: '1' },
      { name: 'b', text: '2' },
    ]
    const id = draft({ task_id: '' }, [a, b]).externalId
    expect(draft({ task_id: '' }, [b, a]).externalId).toBe(id)
    expect(
      draft({ task_id: '' }, [
        { name: 'a', text: '2' },
        { name: 'b', text: '1' },
      ]).externalId,
    ).not.toBe(id)
  })

  test('tells identical rows of one file apart, so that all of them count', () => {
    const read = usageRowReader(context)
    const next = (told: Partial<UsageTexts>) =>
      read({ texts: usageTexts({ ...GOOD, task_id: '', ...told }), unknown: [] }).externalId
    const first = next({})
    const other = next({ take: '2' })
    expect([next({}), next({ take: '2' }), next({})]).toEqual([`${first}-2`, `${other}-2`, `${first}-3`])
  })
})
