import { describe, expect, test } from 'vitest'
import type { Input } from '../../../shared/api/operations.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const HAILUO = { model: 'hailuo-02', resolution: '768p', seconds: 6 }
type Question = Input<'plans.compare'>

async function compared(question: Question) {
  const studio = await makeStudio()
  return studio.value('plans.compare', question)
}

describe('plans.compare', () => {
  test('answers demand, options and the render kinds by pack in the shape that is documented', async () => {
    const { demand, options, kinds, target } = await compared({ clips: [{ ...HAILUO, clips: 11_000 }] })
    const usd = (amount: string) => ({ amount, currency: 'USD' })
    const kind = { model: 'MiniMax-Hailuo-02', resolution: '768p', seconds: 6 }
    expect(demand).toEqual({
      units: '11000',
      clips: 11_000,
      seconds: 66_000,
      keptSeconds: 66_000,
      payAsYouGo: usd('3080.00'),
      kinds: [{ ...kind, clips: 11_000, units: '11000', payAsYouGo: usd('3080.00'), priceOf: 'clip' }],
    })
    expect(options.find((option) => option.id === 'standard')).toEqual({
      id: 'standard',
      packs: [{ pack: 'standard', count: 3 }],
      payAsYouGoUnits: '0',
      cost: usd('3000.00'),
      unitCost: usd('0.272727'),
      clipCost: usd('0.272727'),
      secondCost: usd('0.045455'),
      keptSecondCost: usd('0.045455'),
      wastedUnits: '280',
      wasteCost: usd('74.47'),
      hoursToRender: '9.167',
      breakEven: '0.974',
      saving: usd('80.00'),
      behind: usd('197.60'),
      losesUsedUp: false,
      routed: [],
      reason: '80.00 USD less than pay-as-you-go; 280 units would be wasted',
    })
    expect(target).toBe('cheapest')
    const fullHd = kinds.find((one) => one.model === 'MiniMax-Hailuo-02' && one.resolution === '1080p')
    expect(fullHd?.byPack[0]).toEqual({
      pack: 'standard',
      clipCost: usd('0.531915'),
      saving: '-0.086',
      isDearer: true,
    })
  })

  test('counts takes as clips, and tells what a second that is kept costs', async () => {
    const { demand, options } = await compared({ clips: [{ ...HAILUO, clips: 100, takes: 3 }] })
    expect(demand).toMatchObject({ clips: 300, units: '300', seconds: 1800, keptSeconds: 600 })
    expect(options[0]).toMatchObject({ secondCost: { amount: '0.046667' }, keptSecondCost: { amount: '0.140000' } })
  })

  test('takes a queue by its name: the clips that are still to do, by its own card', async () => {
    const studio = await makeStudio()
    const { queue } = await studio.value('queues.save', { production: 'Nike SS27', name: 'Hero' })
    const renders = [
      { ...HAILUO, shot: '1', takes: 5 },
      { ...HAILUO, shot: '2', takes: 2, clips: 2 },
      { ...HAILUO, resolution: '1080p', shot: '3', takes: 4 },
      { ...HAILUO, shot: '4', takes: 9, state: 'held' as const },
    ]
    await studio.value('renders.add', { queue: queue.id, renders })
    const { demand, problems } = await studio.value('plans.compare', { queue: 'Nike SS27/Hero' })
    expect(demand.kinds.map((kind) => [kind.resolution, kind.clips])).toEqual([
      ['768p', 9],
      ['1080p', 4],
    ])
    expect([demand.keptSeconds, problems]).toEqual([null, []])
  })

  test('prices a custom pack, and tells which packs are still to be priced', async () => {
    const clips = [{ ...HAILUO, clips: 10_000 }]
    expect((await compared({ clips })).unpriced).toEqual([{ id: 'custom', name: 'Custom' }])
    const { options, packs, unpriced, target } = await compared({
      clips,
      custom: { price: '2000', units: '10000' },
      pack: 'custom',
    })
    expect([packs.at(-1), unpriced, target]).toEqual([{ id: 'custom', name: 'Custom', isCustom: true }, [], 'custom'])
    expect(options.find((option) => option.id === 'custom')?.cost.amount).toBe('2000.00')
  })

  test('covers the share that is asked for, and routes what may be', async () => {
    const clips = [
      { ...HAILUO, clips: 8000 },
      { ...HAILUO, resolution: '1080p', clips: 1200 },
    ]
    const half = await compared({ clips, coverage: '0.5' })
    expect(half.options.find((option) => option.id === 'standard')?.packs).toEqual([{ pack: 'standard', count: 2 }])
    const fixed = await compared({ clips, routable: [] })
    expect(fixed.options.find((option) => option.id === 'routed')?.routed).toEqual([])
    const free = await compared({ clips })
    expect(free.options[0]).toMatchObject({ id: 'routed', routed: [{ resolution: '1080p' }] })
  })

  test('refuses what cannot be compared, by its field, and says what exists', async () => {
    const studio = await makeStudio()
    const clips = [{ ...HAILUO, clips: 10 }]
    const refused: readonly [Question, string, RegExp][] = [
      [{ clips: [{ ...HAILUO, resolution: '1080p', seconds: 10, clips: 1 }] }, 'clips.0.resolution', /it has 768p 6 s/],
      [
        {
          clips: [
            { ...HAILUO, clips: 1 },
            { ...HAILUO, model: 'veo', clips: 1 },
          ],
        },
        'clips.1.model',
        /it has MiniMax/,
      ],
      [{ clips: [{ ...HAILUO, clips: -1 }] }, 'clips.0.clips', /must be 0 or more/],
      [{ clips: [{ ...HAILUO, clips: 1.5 }] }, 'clips.0.clips', /whole number/],
      [{ clips: [{ ...HAILUO, clips: 10_000_001 }] }, 'clips.0.clips', /at most 10000000/],
      [{ clips: [] }, 'clips', /at least one/],
      [{}, 'clips', /either the clips or a queue/],
      [{ clips, queue: 'x' }, 'clips', /either the clips or a queue/],
      [{ clips, custom: { price: '10', units: '0' } }, 'custom.units', /more than 0/],
      [{ clips, pack: 'custom' }, 'custom.price', /say its price and units/],
      [{ clips, pack: 'gold' }, 'pack', /it has standard, pro/],
      [{ clips, coverage: '1.5' }, 'coverage', /share from 0 to 1/],
      [{ clips, routable: [{ ...HAILUO, seconds: 7 }] }, 'routable.0.resolution', /does not exist/],
    ]
    for (const [question, field, says] of refused) {
      const error = await studio.refusal('plans.compare', question)
      expect([error.code, error.details.field, error.message]).toEqual([
        'invalid_input',
        field,
        expect.stringMatching(says),
      ])
    }
    expect((await studio.refusal('plans.compare', { queue: 'nobody' })).code).toBe('not_found')
    expect((await studio.refusal('plans.compare', { clips, card: 'nobody' })).code).toBe('not_found')
  })
})
