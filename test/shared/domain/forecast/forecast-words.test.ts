import { describe, expect, test } from 'vitest'
import { evidenceText, leftOutTexts, restsOn, shareInWords } from '../../../../shared/domain/forecast/forecast-words.ts'

const NONE = { takes: 0, kept: 0 }

describe('the words of a forecast', () => {
  test('say what an estimate leans on: the nearest takes that there are, else the prior', () => {
    const all = { own: { takes: 9, kept: 3 }, production: { takes: 1, kept: 1 }, kind: { takes: 412, kept: 137 } }
    const said = (evidence: typeof all): string => evidenceText({ evidence, restsOn: restsOn(evidence) })
    expect(said(all)).toBe('9 takes (3 kept) of this kind in this production')
    expect(said({ ...all, own: NONE })).toBe('1 take (1 kept) of other kinds in this production')
    expect(said({ ...all, own: NONE, production: NONE })).toBe('412 takes (137 kept) of this kind in other productions')
    expect(said({ own: NONE, production: NONE, kind: NONE })).toBe('no takes yet: about 3 a kept one are assumed')
  })

  test.each([
    ['0', 'none of the futures drawn'],
    ['0.0001', 'less than 1 of 100 futures'],
    ['0.8312', '83 of 100 futures'],
    ['0.9999', 'more than 99 of 100 futures'],
    ['1', 'all futures drawn'],
  ])('say a share of %s without a promise that the draws do not hold', (share, words) => {
    expect(shareInWords(share)).toBe(words)
  })

  test('say why renders are left out, and nothing where none is', () => {
    expect(leftOutTexts({ heldOrDone: 0, kept: 0, unplanned: 0 })).toEqual([])
    expect(leftOutTexts({ heldOrDone: 2, kept: 1, unplanned: 1 })).toEqual([
      '1 render has a kept take',
      '2 renders are held or done',
      '1 render is planned without a take',
    ])
  })
})
