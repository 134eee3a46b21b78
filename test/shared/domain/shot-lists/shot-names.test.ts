import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fullShotName, shotNameParts, slateName, zeroless } from '../../../../shared/domain/shot-lists/shot-names.ts'

describe('a shot’s name', () => {
  test('comes back the same from its parts, whatever it is', () => {
    const piece = fc.oneof(fc.constantFrom(' / ', '/', ' ', 'SH010', 'SEQ01'), fc.string({ maxLength: 4 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const shot = pieces.join('').trim()
        expect(fullShotName(shotNameParts(shot))).toBe(shot)
      }),
    )
  })

  test.each([
    ['SH010', { episode: '', sequence: '', name: 'SH010' }],
    ['SEQ01 / SH010', { episode: '', sequence: 'SEQ01', name: 'SH010' }],
    ['EP01 / SEQ01 / SH010', { episode: 'EP01', sequence: 'SEQ01', name: 'SH010' }],
    ['a / b / c / d', { episode: '', sequence: '', name: 'a / b / c / d' }],
  ])('%s has its parts', (shot, parts) => {
    expect(shotNameParts(shot)).toEqual(parts)
  })

  test.each([
    ['12', 'A', '12A'],
    ['12', '3', '12-3'],
    ['12', '12A', '12A'],
    ['12', '12-3', '12-3'],
    ['12', '120', '12-120'],
    ['', 'A', 'A'],
  ])('on the slate of scene %s, shot %s is %s', (scene, shot, slate) => {
    expect(slateName(scene, shot)).toBe(slate)
  })

  test.each([
    ['001', '1'],
    ['SH0010_v02', 'SH10_v2'],
    ['100', '100'],
    ['0', '0'],
    ['000', '0'],
  ])('%s without leading zeros is %s', (shot, bare) => {
    expect(zeroless(shot)).toBe(bare)
  })
})
