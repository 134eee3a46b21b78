import { describe, expect, test } from 'vitest'
import type { ApiClient } from '../../../renderer/api/client.ts'
import { correctionOf } from '../../../renderer/ledger/correction.ts'
import { FIRST_PURCHASE, FIRST_USAGE, purchaseInput, usageInput } from '../../../renderer/record/inputs.ts'
import { recordInstead } from '../../../renderer/record/recording.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const ZONE = 'Europe/Berlin'
const kind = 'MiniMax-Hailuo-02/768p/6'

describe('the usage dialog', () => {
  test('sends what was typed, and nothing for what was left empty', () => {
    const values = {
      ...FIRST_USAGE,
      kind,
      clips: 3,
      production: ' <img onerror> ',
      shot: '=cmd()',
      at: '2026-07-01T10:00',
    }
    expect(usageInput(values, ZONE)).toEqual({
      ok: true,
      value: {
        model: 'MiniMax-Hailuo-02',
        resolution: '768p',
        seconds: 6,
        clips: 3,
        outcome: 'success',
        production: '<img onerror>',
        shot: '=cmd()',
        at: '2026-07-01T08:00:00Z',
      },
    })
  })

  test('names the field of what it cannot read', () => {
    expect(usageInput(FIRST_USAGE, ZONE)).toMatchObject({ ok: false, error: { details: { field: 'model' } } })
    const skipped = { ...FIRST_USAGE, kind, at: '2026-03-29T02:30' }
    expect(usageInput(skipped, ZONE)).toMatchObject({ ok: false, error: { details: { field: 'at' } } })
    const expires = { ...FIRST_PURCHASE, pack: 'pro', expires: '2026-03-29T02:30' }
    expect(purchaseInput(expires, ZONE)).toMatchObject({ ok: false, error: { details: { field: 'expires' } } })
  })
})

describe('a correction', () => {
  const take = { model: 'hailuo-02', resolution: '768p', seconds: 6, externalId: 'task-1' } as const

  async function recorded() {
    const studio = await open({ now: '2026-01-10 08:00:12.345', zone: ZONE })
    const { entry } = await studio.value('usage.record', take)
    const request = correctionOf(entry, ZONE)
    if (request?.kind !== 'usage' || request.replaces === undefined) throw new Error('a take can be corrected')
    return { studio, entry, request, replaces: request.replaces, api: studio.studio as unknown as ApiClient }
  }

  test('takes the old entry back and records the new one at its exact instant, with its task id', async () => {
    const { studio, entry, request, replaces, api } = await recorded()
    studio.clock.set('2026-01-11')
    const values = { ...FIRST_USAGE, rateCard: 'minimax-video', ...request.initial, clips: 4 }
    const input = usageInput(values, ZONE, replaces)
    if (!input.ok) throw new Error(input.error.message)
    const outcome = await recordInstead(api, () => studio.studio.call('usage.record', input.value), replaces)
    expect(outcome).toMatchObject({
      ok: true,
      value: { status: 'recorded', entry: { clips: 4, at: entry.at, externalId: 'task-1' } },
    })
    const shown = await studio.value('entries.show', { entry: entry.id })
    expect(shown.reversedBy).toMatchObject({ text: 'corrected' })
  })

  test('keeps what was told of the take: its mode, its scene, when it was submitted, and whether it was kept', async () => {
    const studio = await open({ now: '2026-01-10 08:00', zone: ZONE })
    const details = {
      mode: 'image-to-video',
      scene: '12',
      take: '3',
      kept: false,
      submittedAt: '2026-01-10T06:30:01.250Z',
    }
    const { entry } = await studio.value('usage.record', { ...take, ...details })
    expect(entry).toMatchObject(details)
    const request = correctionOf(entry, ZONE)
    if (request?.kind !== 'usage') throw new Error('a take can be corrected')
    const values = { ...FIRST_USAGE, rateCard: 'minimax-video', ...request.initial, clips: 2 }
    const input = usageInput(values, ZONE, request.replaces)
    if (!input.ok) throw new Error(input.error.message)
    await studio.value('entries.reverse', { entry: entry.id })
    expect((await studio.value('usage.record', input.value)).entry).toMatchObject({ clips: 2, ...details })
    const marked = usageInput({ ...values, kept: 'kept' }, ZONE, request.replaces)
    expect(marked).toMatchObject({ ok: true, value: { kept: true } })
  })

  test('whose second step is refused says what stands, and can be finished', async () => {
    const { studio, entry, replaces, api } = await recorded()
    const wrong = await recordInstead(
      api,
      () => studio.studio.call('usage.record', { ...take, model: 'no such' }),
      replaces,
    )
    if (wrong.ok) throw new Error('the model is unknown')
    expect(wrong.error.message).toContain('The old entry is taken back; the corrected one is not recorded yet')
    expect(wrong.error.details.field).toBe('model')
    expect((await studio.value('entries.show', { entry: entry.id })).reversedBy).not.toBeNull()
    expect(await recordInstead(api, () => studio.studio.call('usage.record', take), replaces)).toMatchObject({
      ok: true,
    })
  })

  test('of an entry that cannot be taken back records nothing', async () => {
    const { studio, replaces, api } = await recorded()
    const missing = { ...replaces, entry: '019b0000-0000-7000-8000-000000000099' }
    expect(await recordInstead(api, () => studio.studio.call('usage.record', take), missing)).toMatchObject({
      ok: false,
    })
    expect((await studio.value('entries.list', {})).entries).toHaveLength(1)
  })
})
