import { describe, expect, test } from 'vitest'
import { kindsMeant, kindText } from '../../../shared/domain/kind-text.ts'

const KINDS = [
  { model: 'MiniMax-Hailuo-2.3-Fast', resolution: '768p', seconds: 6 },
  { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 },
  { model: 'MiniMax-Hailuo-2.3', resolution: '1080p', seconds: 6 },
  { model: 'MiniMax-Hailuo-02', resolution: '768p', seconds: 10 },
]

describe('a render kind as people type it', () => {
  test.each([
    ['MiniMax-Hailuo-2.3 1080p 6 s', 2],
    ['hailuo 2.3, 1080P, 6s', 2],
    ['Hailuo-2.3 768p 6 sec', 1],
    ['Hailuo 2.3 Fast / 768p / 6 seconds', 0],
    ['fast', 0],
    ['1080p', 2],
    ['10s', 3],
    ['02', 3],
  ])('%s is one', (text, index) => {
    expect(kindsMeant(KINDS, text)).toEqual([KINDS[index]])
  })

  test('is several where it fits several, and none where it fits none', () => {
    expect(kindsMeant(KINDS, '768p 6s')).toHaveLength(2)
    expect(kindsMeant(KINDS, 'Veo 3')).toEqual([])
    expect(kindsMeant(KINDS, 'Hailuo 02 1080p 6s')).toEqual([])
    expect(kindsMeant(KINDS, '')).toEqual([])
  })

  test('reads back what is shown', () => {
    for (const kind of KINDS) expect(kindsMeant(KINDS, kindText(kind))).toEqual([kind])
  })
})
