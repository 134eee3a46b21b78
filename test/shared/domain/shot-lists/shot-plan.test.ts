import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QueuedRender } from '../../../../shared/domain/queue.ts'
import type { ShotDraft } from '../../../../shared/domain/shot-lists/shot-plan.ts'
import { shotPlanner } from '../../../../shared/domain/shot-lists/shot-plan.ts'
import { card } from '../../../electron/imports/support.ts'
import { refusalBy } from '../../../support/refusal.ts'

const KINDS = card.renderKinds.map(({ model, resolution, seconds }) => ({ model, resolution, seconds }))
const FAST = { model: 'MiniMax-Hailuo-2.3-Fast', resolution: '768p' }

const NOTHING: ShotDraft = {
  shot: '010',
  renderId: null,
  production: null,
  kind: null,
  model: null,
  resolution: null,
  seconds: null,
  length: null,
  takes: null,
  clips: null,
  priority: null,
  day: null,
  state: null,
}

const SAID = { ...FAST, seconds: 6 }

function render(change: Partial<QueuedRender> = {}): QueuedRender {
  return { id: 'a', shot: '010', ...SAID, takes: 3, clips: 1, day: null, priority: 5, state: 'planned', ...change }
}

function planner(renders: readonly QueuedRender[], defaults = {}) {
  return shotPlanner({ production: 'Nike SS27', productions: [], renders, card, defaults })
}

function planned(draft: Partial<ShotDraft>, renders: readonly QueuedRender[] = [], defaults = {}) {
  return planner(renders, defaults)(2, { ...NOTHING, ...draft })
}

const anyRender = fc.record({
  shot: fc.constantFrom('1', '01', '001', 'A', 'SEQ / 010', '=x'),
  kind: fc.constantFrom(...KINDS),
  takes: fc.nat({ max: 20 }),
  clips: fc.integer({ min: 1, max: 4 }),
  day: fc.option(fc.nat({ max: 30_000 })),
  priority: fc.integer({ min: 1, max: 9 }),
  state: fc.constantFrom('planned' as const, 'held' as const, 'done' as const),
})

describe('a list of what the queue has', () => {
  test('changes nothing, whatever the renders and their names, where it names their ids', () => {
    fc.assert(
      fc.property(fc.array(anyRender, { maxLength: 12 }), (given) => {
        const renders = given.map(({ kind, ...rest }, index): QueuedRender => ({ id: `r${index}`, ...rest, ...kind }))
        const plan = planner(renders)
        const verdicts = renders.map(({ id, ...rest }, index) => plan(index + 2, { ...NOTHING, ...rest, renderId: id }))
        expect(verdicts.filter((one) => one.verdict !== 'unchanged')).toEqual([])
      }),
    )
  })

  test('leaves what a row does not tell', () => {
    const before = render({ takes: 7, day: 20_000, priority: 2, state: 'held' })
    expect(planned({}, [before])).toMatchObject({ verdict: 'unchanged', render: before })
    const change = planned({ takes: 9 }, [before], { model: 'other', takes: 1 })
    expect(change).toMatchObject({ verdict: 'changed', changes: ['takes'], render: { ...before, takes: 9 } })
  })

  test('leaves a kind that the card has lost, and takes no such kind anew', () => {
    const lost = render({ model: 'Gone', resolution: '4k', seconds: 8 })
    expect(planned({ takes: 4, model: 'Gone' }, [lost])).toMatchObject({ changes: ['takes'] })
    const refused = refusalBy(() => planned({ shot: '020', model: 'Gone', resolution: '4k', seconds: 8 }, [lost]))
    expect(refused.details.field).toBe('model')
  })
})

describe('the clip of a shot whose length is told', () => {
  test('is the shortest of its model and resolution that covers it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (milliseconds) => {
        const plan = planned({ ...FAST, length: { field: 'frames', milliseconds } })
        expect(plan.render.seconds).toBe(milliseconds <= 6000 ? 6 : 10)
      }),
    )
  })

  test('does not exist where the shot is longer than every clip; the field is the one that told it', () => {
    const refused = refusalBy(() => planned({ ...FAST, length: { field: 'frames', milliseconds: 10_001 } }))
    expect(refused.details.field).toBe('frames')
    expect(refused.message).toContain('the longest clip of MiniMax-Hailuo-2.3-Fast 768p has 10 s')
  })

  test('gives way to seconds that the list or the kind tells', () => {
    const length = { field: 'duration', milliseconds: 2000 } as const
    expect(planned({ ...FAST, seconds: 10, length }).render.seconds).toBe(10)
    expect(planned({ kind: 'Hailuo 2.3 Fast 768p 10 s', length }).render).toMatchObject({ ...FAST, seconds: 10 })
  })
})

describe('a row that cannot be planned', () => {
  test.each([
    ['model', { resolution: '768p', seconds: 6 }],
    ['resolution', { model: FAST.model, seconds: 6 }],
    ['seconds', FAST],
    ['kind', { kind: '768p' }],
    ['kind', { kind: 'Veo 8 s' }],
    ['production', { production: 'Adidas', ...SAID }],
    ['takes', { ...SAID, takes: 90_000_000_000 }],
  ] as const)('says that it is for %s', (field, draft) => {
    expect(refusalBy(() => planned(draft)).details.field).toBe(field)
  })

  test('repeats a new shot, or a render that another row is for', () => {
    const plan = planner([render()], SAID)
    plan(2, { ...NOTHING, shot: '020' })
    expect(refusalBy(() => plan(3, { ...NOTHING, shot: '020' })).message).toContain('is on line 2 already')
    plan(4, NOTHING)
    expect(refusalBy(() => plan(5, { ...NOTHING, shot: 'other', renderId: 'a' })).message).toContain(
      'on line 4 already',
    )
  })

  test('means one of several renders of a shot, and does not say which', () => {
    const two = [render(), render({ id: 'b', seconds: 10 })]
    expect(planned({ seconds: 10, takes: 1 }, two)).toMatchObject({ verdict: 'changed', render: { id: 'b' } })
    expect(refusalBy(() => planned({ takes: 1 }, two)).message).toContain('Render Id')
  })
})

test('a production is the queue’s however it is spelled', () => {
  expect(planned({ production: 'nike_ss27', ...SAID }).verdict).toBe('new')
})

test('a name that lost its zeros is new, and says whose it may be; by its id it is that render, under its own name', () => {
  expect(planned({ shot: '10', ...SAID }, [render()])).toMatchObject({ verdict: 'new', similar: '010' })
  expect(planned({ shot: '10', renderId: 'a' }, [render()])).toMatchObject({ verdict: 'unchanged' })
  expect(planned({ shot: '011', renderId: 'a' }, [render()])).toMatchObject({ changes: ['shot'] })
})
