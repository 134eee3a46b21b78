import fc from 'fast-check'
import { expect, it } from 'vitest'
import { remembering } from '../../../shared/domain/remembering.ts'

const square = (value: number): { readonly of: number } => ({ of: value * value })

it('answers as the function does, whatever was asked before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 })), fc.integer({ min: 1, max: 4 }), (asked, most) => {
      const remembered = remembering(square, String, most)
      for (const value of asked) expect(remembered(value)).toEqual(square(value))
    }),
  )
})

it('makes an answer once while it is among those kept, and forgets the one asked for longest ago', () => {
  const made: number[] = []
  const remembered = remembering(
    (value: number) => {
      made.push(value)
      return value
    },
    String,
    2,
  )
  for (const value of [1, 2, 1, 3, 1, 2]) remembered(value)
  expect(made).toEqual([1, 2, 3, 2])
})
