import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'

/* `compare` as a process of its own: the interchange format field by field, the text, and what is refused. */

const makeFolder = temporaryFolders()
let cli: CommandLine
const usd = (amount: string) => ({ amount, currency: 'USD' })

interface Compared {
  readonly demand: object
  readonly options: readonly { readonly id: string }[]
  readonly kinds: readonly { readonly model: string; readonly resolution: string; readonly seconds: number }[]
}

beforeAll(async () => {
  cli = commandLine(join(await makeFolder(), 'studio'), '2026-11-23T12:00:00Z')
  await cli.done('init', '--zone', 'Europe/Berlin')
})

async function compared(...args: readonly string[]): Promise<Compared> {
  return JSON.parse(await cli.done('compare', ...args, '--json')) as Compared
}

describe('with --json', () => {
  it('has demand, options and kinds, every amount a text', async () => {
    const { demand, options, kinds } = await compared('--clips', 'hailuo-02/1080P/6=1200,hailuo-02/768p/6=8000')
    const name = { model: 'MiniMax-Hailuo-02', seconds: 6 }
    expect(demand).toEqual({
      units: '10400',
      clips: 9200,
      seconds: 55_200,
      keptSeconds: 55_200,
      payAsYouGo: usd('2828.00'),
      kinds: [
        { ...name, resolution: '1080p', clips: 1200, units: '2400', payAsYouGo: usd('588.00'), priceOf: 'clip' },
        { ...name, resolution: '768p', clips: 8000, units: '8000', payAsYouGo: usd('2240.00'), priceOf: 'clip' },
      ],
    })
    expect(options.map((option) => option.id)).toEqual([
      'routed',
      'cheapest',
      'pay-as-you-go',
      'standard',
      'scale',
      'pro',
      'business',
    ])
    // A Pro holds 9,920 of 10,400 units: 240 clips of 2 units, the cheapest a unit, go to pay-as-you-go.
    expect(options[0]).toEqual({
      id: 'routed',
      packs: [{ pack: 'pro', count: 1 }],
      payAsYouGoUnits: '480',
      cost: usd('2617.60'),
      unitCost: usd('0.251692'),
      clipCost: usd('0.284522'),
      secondCost: usd('0.047420'),
      keptSecondCost: usd('0.047420'),
      wastedUnits: '0',
      wasteCost: usd('0.00'),
      hoursToRender: '5.111',
      breakEven: '0.922',
      saving: usd('210.40'),
      behind: usd('0.00'),
      losesUsedUp: false,
      routed: [{ ...name, resolution: '1080p', clips: 240 }],
      reason: '210.40 USD less than pay-as-you-go; 480 units at pay-as-you-go; no unit is wasted',
    })
    expect(options.find((option) => option.id === 'pay-as-you-go')).toMatchObject({
      packs: [],
      hoursToRender: null,
      breakEven: null,
    })
    expect(kinds.find((kind) => kind.model === name.model && kind.resolution === '1080p')).toEqual({
      ...name,
      resolution: '1080p',
      units: '2',
      payAsYouGo: usd('0.49'),
      byPack: [
        { pack: 'standard', clipCost: usd('0.531915'), saving: '-0.086', isDearer: true },
        { pack: 'pro', clipCost: usd('0.504032'), saving: '-0.029', isDearer: true },
        { pack: 'scale', clipCost: usd('0.476190'), saving: '0.028', isDearer: false },
        { pack: 'business', clipCost: usd('0.448096'), saving: '0.086', isDearer: false },
      ],
    })
  })

  it('answers a million clips of every render kind on the card', async () => {
    const { kinds } = await compared('--clips', 'hailuo-02/768p/6=0')
    const clips = kinds.map((kind) => `${kind.model}/${kind.resolution}/${kind.seconds}=90909`).join(',')
    const { options } = await compared('--clips', clips)
    expect(options[0]?.id).toBe('routed')
  })
})

describe('as text', () => {
  it('says what is meant first, then every option with its reason, then a clip by pack', async () => {
    const text = await cli.done('compare', '--clips', 'hailuo-2.3/768p/6=11000', '--pack', 'scale', '--cover', '40%')
    expect(text).toMatch(/Demand +11000 clips, 11000 units, 66000 s of video\nPay as you go +3080\.00 USD/)
    const meant = text.indexOf('Scale: 1420.00 USD more than pay-as-you-go; 7900 units would be wasted.')
    expect(meant).toBeGreaterThan(0)
    expect(text.indexOf('Options, the best first')).toBeGreaterThan(meant)
    expect(text).toMatch(/standard +2 × standard +2974\.40/)
    expect(text).toMatch(
      /Hailuo-02 1080p 6 s +0\.49 +0\.531915 \(-0\.086\) +0\.504032 \(-0\.029\) +0\.476190 \(\+0\.028\)/,
    )
  })

  it('compares a queue by its name, and says which renders the card has lost', async () => {
    await cli.done('queue', 'create', 'Nike SS27', '--name', 'Hero')
    const kind = ['--model', 'hailuo-02', '--resolution', '1080p', '--seconds', '6']
    await cli.done('queue', 'add', 'Nike SS27/Hero', '--shot', 'SH010', ...kind, '--takes', '3')
    const text = await cli.done('compare', '--queue', 'Hero')
    expect(text).toMatch(/Demand +3 clips, 6 units/)
    expect(text).toContain('Cheapest: No pack pays: all at pay-as-you-go.')
  })
})

describe('what cannot be compared', () => {
  it.each([
    ['hailuo-02/1080p/10=5', /clips\.0\.resolution: hailuo-02 1080p 10 s does not exist .* it has 768p 6 s/],
    ['hailuo-02/768p/6=1,veo-3/768p/6=5', /clips\.1\.model: "veo-3" is not on .* it has MiniMax-Hailuo-2\.3-Fast/],
    ['hailuo-02/768p/6=-5', /asks for "-5" clips; a count is a whole number of 0 or more/],
    ['hailuo-02/768p/6=10000001', /clips\.0\.clips: must be at most 10000000/],
  ])('%s is refused, with what would be right', async (clips, says) => {
    const ended = await cli.run('compare', `--clips=${clips}`)
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^invalid_input: /)
    expect(ended.stderr).toMatch(says)
  })

  it('a queue that is not there is refused with those that are', async () => {
    const ended = await cli.run('compare', '--queue', 'Nobody')
    expect([ended.code, ended.stderr]).toEqual([
      1,
      expect.stringMatching(/^not_found: queue: there is no queue Nobody/),
    ])
  })
})
