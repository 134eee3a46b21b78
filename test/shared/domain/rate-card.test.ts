import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import minimaxVideo from '../../../resources/rate-cards/minimax-video.json' with { type: 'json' }
import { DRAWING_ORDERS } from '../../../shared/domain/lot.ts'
import type { RateCard } from '../../../shared/domain/rate-card.ts'
import {
  findPack,
  findRenderKind,
  formatRateCard,
  parseRateCard,
  RULE_NAMES,
} from '../../../shared/domain/rate-card.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { videoPackagePage } from '../../fixtures/seed/video-package.ts'
import { refusalBy } from '../../support/refusal.ts'
import { readVideoPackagePage } from '../../support/video-package-page.ts'

const FILE = 'resources/rate-cards/minimax-video.json'
const card = parseRateCard(minimaxVideo, FILE)

/** The refusal of the shipped card with something about it changed. */
function refusalOf(change: (file: Record<string, unknown>) => void): Refusal {
  const file = structuredClone(minimaxVideo) as Record<string, unknown>
  change(file)
  return refusalBy(() => parseRateCard(file, 'our-card.json'))
}

/** An entry of one of the card's lists, to be changed. */
function item(file: Record<string, unknown>, list: 'packs' | 'renderKinds', index: number): Record<string, unknown> {
  return (file[list] as Record<string, unknown>[])[index] ?? {}
}

const plain = (text: string): string => text.replaceAll(/[$,]| units?$/g, '')

describe("MiniMax's card and the vendor's page", () => {
  test('every pack is on the card as on the page: price, units, validity, requests per minute, saving', () => {
    const ofPage = videoPackagePage.packs.map((pack) => {
      const isCustom = pack.price === '-'
      const rpm = pack.functions.flatMap((text) => /^RPM: (\d+)$/.exec(text)?.[1] ?? [])[0]
      const percent = /^SAVE (\d+)%$/.exec(pack.saving ?? '')?.[1]
      return {
        name: pack.category.replace(' Pricing', ''),
        price: isCustom ? null : `${plain(pack.price)}.00`,
        units: isCustom ? null : plain(pack.units),
        validity: { months: 1 },
        requestsPerMinute: rpm === undefined ? null : Number(rpm),
        saving: percent === undefined ? null : `0.${percent.padStart(2, '0')}`,
      }
    })
    expect(card.file.packs.map(({ id: _id, ...rest }) => rest)).toEqual(ofPage)
    expect(card.packs.map((pack) => pack.id)).toEqual(['standard', 'pro', 'scale', 'business', 'custom'])
  })

  test('every deduction is on the card as on the page, row for row, and the card has no other', () => {
    const ofPage = videoPackagePage.deductions.flatMap(({ models, resolution, seconds, units }) =>
      models.map((model) => ({ model, resolution, seconds, units })),
    )
    const onCard = card.file.renderKinds.map(({ model, resolution, seconds, units }) => ({
      model,
      resolution,
      seconds,
      units,
    }))
    expect(onCard).toEqual(ofPage)
  })

  test('the saving of each pack is what it saves against its units at the list price', () => {
    const listPrice = card.listPricePerUnit ?? 0
    const savings = card.packs.flatMap(({ id, price, units }) => {
      if (price === null || units === null) return []
      const atList = (listPrice * units) / 1000 / 10_000
      return [[id, `SAVE ${Math.round((1 - price / atList) * 100)}%`]]
    })
    expect(savings).toEqual(
      videoPackagePage.packs.flatMap((pack) =>
        pack.saving === null ? [] : [[pack.category.toLowerCase(), pack.saving]],
      ),
    )
  })

  test('the tips are quoted where a rule stands documented, and only there', () => {
    const documented = Object.entries(card.file.rules).filter(([, rule]) => rule.status === 'documented')
    expect(documented.map(([name]) => name)).toEqual(['failuresCharged', 'securityRejectionsCharged', 'unitsRollOver'])
    for (const [, rule] of documented) {
      expect(rule.value).toBe('no')
      expect(videoPackagePage.otherTips.some((tip) => rule.source.includes(`"${tip}"`))).toBe(true)
    }
  })

  test("the transcription equals a copy of the vendor's page, where one is kept beside the checkout", (context) => {
    const page = resolve(import.meta.dirname, join('../../../..', 'shared/seed/video-package.md'))
    if (!existsSync(page)) {
      const reason = `no copy of the vendor's page at ${page}: the transcription was not compared with it`
      console.info(reason)
      context.skip(reason)
    }
    expect(readVideoPackagePage(readFileSync(page, 'utf8'))).toEqual(videoPackagePage)
  })
})

describe("MiniMax's card", () => {
  test('every rule is answered, with its status and a source', () => {
    expect(Object.keys(card.file.rules)).toEqual(expect.arrayContaining([...RULE_NAMES]))
    for (const rule of Object.values(card.file.rules)) {
      expect(rule.value).not.toBe('')
      expect(rule.source).not.toBe('')
    }
    expect(DRAWING_ORDERS).toContain(card.file.rules['drawingOrder']?.value)
  })

  test('each kind has its pay-as-you-go price, as the vendor lists it', () => {
    expect(
      card.renderKinds.map((kind) => [kind.model, kind.resolution, kind.seconds, kind.unitsPerClip, kind.payAsYouGo]),
    ).toEqual([
      ['MiniMax-Hailuo-2.3-Fast', '768p', 6, 700, 190_000],
      ['MiniMax-Hailuo-2.3-Fast', '768p', 10, 1100, 320_000],
      ['MiniMax-Hailuo-2.3-Fast', '1080p', 6, 1300, 330_000],
      ['MiniMax-Hailuo-2.3', '768p', 6, 1000, 280_000],
      ['MiniMax-Hailuo-02', '768p', 6, 1000, 280_000],
      ['MiniMax-Hailuo-2.3', '768p', 10, 2000, 560_000],
      ['MiniMax-Hailuo-02', '768p', 10, 2000, 560_000],
      ['MiniMax-Hailuo-2.3', '1080p', 6, 2000, 490_000],
      ['MiniMax-Hailuo-02', '1080p', 6, 2000, 490_000],
      ['MiniMax-Hailuo-02', '512p', 6, 300, 100_000],
      ['MiniMax-Hailuo-02', '512p', 10, 500, 150_000],
    ])
    expect(card.listPricePerUnit).toBe(280_000)
  })

  test('the modes are those of the models: the fast one from an image alone, first and last frame on Hailuo-02 from 768p', () => {
    const modes = new Set(card.renderKinds.map((kind) => `${kind.model} ${kind.resolution}: ${kind.modes.join(', ')}`))
    expect([...modes]).toEqual([
      'MiniMax-Hailuo-2.3-Fast 768p: image-to-video',
      'MiniMax-Hailuo-2.3-Fast 1080p: image-to-video',
      'MiniMax-Hailuo-2.3 768p: text-to-video, image-to-video',
      'MiniMax-Hailuo-02 768p: text-to-video, image-to-video, first-last-frame',
      'MiniMax-Hailuo-2.3 1080p: text-to-video, image-to-video',
      'MiniMax-Hailuo-02 1080p: text-to-video, image-to-video, first-last-frame',
      'MiniMax-Hailuo-02 512p: image-to-video',
    ])
  })

  test('what is written reads back as the same card', () => {
    expect(parseRateCard(JSON.parse(formatRateCard(card)), FILE)).toEqual(card)
    expect(card.file).toEqual(minimaxVideo)
  })
})

describe('looking up a render kind', () => {
  test.each([
    ['MiniMax-Hailuo-2.3', '768p'],
    ['minimax-hailuo-2.3', '768P'],
    ['Hailuo-2.3', ' 768p '],
  ])('"%s" at "%s" is found', (model, resolution) => {
    expect(findRenderKind(card, model, resolution, 10)).toMatchObject({
      model: 'MiniMax-Hailuo-2.3',
      unitsPerClip: 2000,
    })
  })

  test("a card without the vendor's prefix is searched with it just as well", () => {
    const [first, ...rest] = card.renderKinds
    if (first === undefined) throw new Error('the card has no kinds')
    const short: RateCard = { ...card, renderKinds: [{ ...first, model: 'Hailuo-2.3-Fast' }, ...rest] }
    expect(findRenderKind(short, 'MiniMax-Hailuo-2.3-Fast', '768p', 6).model).toBe('Hailuo-2.3-Fast')
  })

  test('1080p of 10 seconds is refused with what exists', () => {
    const refusal = refusalBy(() => findRenderKind(card, 'MiniMax-Hailuo-2.3', '1080p', 10))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { field: 'resolution' } })
    expect(refusal.message).toBe(
      'resolution: MiniMax-Hailuo-2.3 1080p 10 s does not exist on minimax-video; it has 768p 6 s, 768p 10 s, 1080p 6 s',
    )
  })

  test('an unknown model is refused with the models that there are', () => {
    const refusal = refusalBy(() => findRenderKind(card, 'MiniMax-H3', '768p', 6))
    expect(refusal.details).toEqual({ field: 'model' })
    expect(refusal.message).toBe(
      'model: "MiniMax-H3" is not on the rate card minimax-video; it has MiniMax-Hailuo-2.3-Fast, MiniMax-Hailuo-2.3, MiniMax-Hailuo-02',
    )
  })
})

describe('looking up a pack', () => {
  test('it is found whatever its case', () => {
    const capital: RateCard = { ...card, packs: card.packs.map((pack) => ({ ...pack, id: pack.name })) }
    expect(findPack(card, ' Standard ')).toMatchObject({ id: 'standard', units: 3_760_000, price: 100_000 })
    expect(findPack(capital, 'scale')).toMatchObject({ id: 'Scale', units: 18_900_000 })
  })

  test('an unknown one is refused with the packs that there are', () => {
    const refusal = refusalBy(() => findPack(card, 'gold'))
    expect(refusal.message).toBe(
      'pack: "gold" is not on the rate card minimax-video; it has standard, pro, scale, business, custom',
    )
    expect(refusal.details).toEqual({ field: 'pack' })
  })
})

describe('a bad card is refused by its path in the JSON, with what would be right', () => {
  test.each<[string, (file: Record<string, unknown>) => void, string, string]>([
    [
      'a price that is a number',
      (file) => (item(file, 'packs', 0)['price'] = 1000),
      'packs[0].price',
      'must be a decimal string such as "1000.00", or null where the buyer says it, not 1000',
    ],
    [
      'a price with more decimals than the currency',
      (file) => (item(file, 'packs', 1)['price'] = '2500.005'),
      'packs[1].price',
      'must have at most the 2 decimals of USD, not "2500.005"',
    ],
    [
      'a negative price',
      (file) => (item(file, 'packs', 1)['price'] = '-1.00'),
      'packs[1].price',
      'must be a decimal string such as "1000.00", or null where the buyer says it, not "-1.00"',
    ],
    [
      'a missing key',
      (file) => delete item(file, 'packs', 2)['requestsPerMinute'],
      'packs[2].requestsPerMinute',
      'is missing; it must be a whole number of at least 1, or null where it is not set',
    ],
    [
      'an unknown key',
      (file) => (item(file, 'packs', 0)['colour'] = 'red'),
      'packs[0].colour',
      'is not known; a pack has id, name, price, units, validity, requestsPerMinute, saving',
    ],
    [
      'no validity of a known form',
      (file) => (item(file, 'packs', 0)['validity'] = { weeks: 4 }),
      'packs[0].validity',
      'must be {"months": 1} or {"days": 30}, with a whole number of at least 1, not an object',
    ],
    [
      'a pack listed twice, whatever its case',
      (file) => (item(file, 'packs', 3)['id'] = 'Pro'),
      'packs[3].id',
      'is that of packs[1] too; each pack needs an id of its own',
    ],
    ['no packs', (file) => (file['packs'] = []), 'packs', 'must be a list of at least one pack, not an empty list'],
    [
      'units of four decimals',
      (file) => (item(file, 'renderKinds', 4)['units'] = '0.7001'),
      'renderKinds[4].units',
      'must be units above 0 with at most three decimals, such as "0.7", not "0.7001"',
    ],
    [
      'no units',
      (file) => (item(file, 'renderKinds', 4)['units'] = '0.000'),
      'renderKinds[4].units',
      'must be units above 0 with at most three decimals, such as "0.7", not "0.000"',
    ],
    [
      'part of a second',
      (file) => (item(file, 'renderKinds', 0)['seconds'] = 6.5),
      'renderKinds[0].seconds',
      'must be a whole number of seconds, at least 1, not 6.5',
    ],
    [
      'a price of seven decimals',
      (file) => (item(file, 'renderKinds', 0)['payAsYouGo'] = '0.1234567'),
      'renderKinds[0].payAsYouGo',
      'must be a decimal string of at most six decimals such as "0.28", or null, not "0.1234567"',
    ],
    [
      "a render kind listed twice, whatever its case and the vendor's prefix",
      (file) => {
        Object.assign(item(file, 'renderKinds', 9), { model: 'hailuo-2.3-fast', resolution: '768P', seconds: 6 })
      },
      'renderKinds[9]',
      'is the same model, resolution and seconds as renderKinds[0]; list each once',
    ],
    [
      'a date that does not exist',
      (file) => (file['asOf'] = '2026-02-31'),
      'asOf',
      'must be a date that exists, such as "2026-03-16", not "2026-02-31"',
    ],
    [
      'a currency that does not exist',
      (file) => (file['currency'] = 'USX'),
      'currency',
      'must be an ISO 4217 code such as "USD", not "USX"',
    ],
    [
      'an id with spaces',
      (file) => (file['id'] = 'MiniMax Video'),
      'id',
      'must be lower-case letters, digits and hyphens, such as "minimax-video", not "MiniMax Video"',
    ],
    [
      'an unknown status',
      (file) => {
        file['rules'] = { 'our rule': { value: 'yes', status: 'guessed', source: '' } }
      },
      'rules["our rule"].status',
      'must be "documented", "assumed" or "unknown", not "guessed"',
    ],
    [
      'a saving in percent',
      (file) => (item(file, 'packs', 0)['saving'] = '5'),
      'packs[0].saving',
      'must be a share of the list price from "0" to "1", such as "0.05", not "5"',
    ],
  ])('%s', (_what, change, path, message) => {
    const refusal = refusalOf(change)
    expect(refusal.message).toBe(`our-card.json: ${path}: ${message}`)
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: 'our-card.json', field: path } })
  })

  test('several faults are all told, each unknown key of its own', () => {
    const refusal = refusalOf((file) => {
      file['vendor'] = 7
      delete file['rules']
      file['colour'] = 'red'
      file['size'] = 1
    })
    expect(refusal.message.split('; ').map((fault) => fault.replace('our-card.json: ', '').split(':')[0])).toEqual(
      expect.arrayContaining(['vendor', 'rules', 'colour', 'size']),
    )
  })

  test('of a file of another kind the first ten faults are told, and how many more there are', () => {
    const refusal = refusalOf((file) => (file['renderKinds'] = Array.from({ length: 12 }, () => 1)))
    expect(refusal.message.match(/renderKinds\[\d+\]/g)).toHaveLength(10)
    expect(refusal.message).toMatch(/; and 2 more$/)
  })

  test.each([null, 7, 'text', []])('%j is no card at all', (value) => {
    const refusal = refusalBy(() => parseRateCard(value, 'our-card.json'))
    expect(refusal.message).toContain('our-card.json: the card: must be a rate card: an object with id, vendor,')
  })

  test('a card in a currency without minor digits takes whole prices', () => {
    const packs = minimaxVideo.packs.map((pack) => ({ ...pack, price: pack.price === null ? null : '150000' }))
    const inYen = { ...minimaxVideo, currency: 'JPY', packs }
    expect(parseRateCard(inYen, 'yen.json').packs[0]?.price).toBe(150_000)
  })
})
