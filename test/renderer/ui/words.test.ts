import { expect, test } from 'vitest'
import { unitsInWords } from '../../../renderer/ui/words.ts'

test('one unit is called a unit, also where it was drawn', () => {
  const words = ['1', '-1', '0', '2', '-0.7'].map(unitsInWords)
  expect(words).toEqual(['1 unit', '-1 unit', '0 units', '2 units', '-0.7 units'])
})
