import { describe, expect, test } from 'vitest'
import { readPasted, readTakes, takesText } from '../../../renderer/queue/paste.ts'

const FAST = { model: 'MiniMax-Hailuo-2.3-Fast', resolution: '768p', seconds: 6 }
const PLAIN = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
const KINDS = [FAST, PLAIN, { ...PLAIN, resolution: '1080p' }]

describe('rows pasted from a spreadsheet', () => {
  test('are shot, render kind and takes; a head is passed over, whatever ends the lines', () => {
    const text = 'Shot\tRender kind\tTakes\r\nSH010\tHailuo 2.3 1080p 6s\t4\r\nSH020\tfast\t3x2\r\n'
    expect(readPasted(text, KINDS, null)).toEqual({
      renders: [
        { shot: 'SH010', ...PLAIN, resolution: '1080p', takes: 4, clips: 1 },
        { shot: 'SH020', ...FAST, takes: 3, clips: 2 },
      ],
      leftOut: [],
    })
  })

  test('without a kind have that of the row above, the first that of the grid; without takes it is one', () => {
    const { renders } = readPasted('1\n2\tfast\n3\t\t5', KINDS, PLAIN)
    expect(renders).toEqual([
      { shot: '1', ...PLAIN, takes: 1, clips: 1 },
      { shot: '2', ...FAST, takes: 1, clips: 1 },
      { shot: '3', ...FAST, takes: 5, clips: 1 },
    ])
  })

  test('keep a shot that looks like a number, a date or a formula as the text that it is', () => {
    const shots = ['0010', '1e3', '3/4', '=SUM(A1)', '<img onerror=x>', '春']
    expect(readPasted(shots.join('\n'), KINDS, PLAIN).renders.map((render) => render.shot)).toEqual(shots)
  })

  test('may have quotes around a cell with a tab, a line end or a quote in it', () => {
    const { renders } = readPasted('"A\n""1"""\tfast\t2\nB\tfast\t1', KINDS, null)
    expect(renders.map((render) => [render.shot, render.takes])).toEqual([
      ['A "1"', 2],
      ['B', 1],
    ])
  })

  test('that cannot be planned are left out with their line and the reason; the others are taken', () => {
    const text = [
      'A',
      'B\tVeo 3\t1',
      '\tfast\t1',
      'C\t768p 6 s\t1',
      'D\tfast\tmany',
      'E\tfast\t-1',
      '',
      'F\tfast\t1',
    ].join('\n')
    const { renders, leftOut } = readPasted(text, KINDS, null)
    expect(renders.map((render) => render.shot)).toEqual(['F'])
    expect(leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'the render kind is missing'],
      [2, '"Veo 3" is not on the rate card'],
      [3, 'the shot has no name'],
      [4, '"768p 6 s" can be MiniMax-Hailuo-2.3-Fast 768p 6 s or MiniMax-Hailuo-2.3 768p 6 s'],
      [5, '"many" is no number of takes such as 3, or 3 × 2 for takes of 2 clips'],
      [6, '"-1" is no number of takes such as 3, or 3 × 2 for takes of 2 clips'],
    ])
  })

  test('of a shot whose name is only near to a head are shots', () => {
    expect(readPasted('Shot 1\tfast', KINDS, null).renders).toHaveLength(1)
    expect(readPasted('shot\t768p 6 s fast', KINDS, null).renders).toHaveLength(1)
  })

  test('by the thousand are read at once, and nothing is nothing', () => {
    const text = Array.from({ length: 5000 }, (_, number) => `S${number}\tfast\t${number % 9}`).join('\n')
    expect(readPasted(text, KINDS, null).renders).toHaveLength(5000)
    expect(readPasted('\n\t\n', KINDS, PLAIN)).toEqual({ renders: [], leftOut: [] })
  })
})

describe('takes', () => {
  test.each([
    ['3', 3, 1],
    [' 3 x 2 ', 3, 2],
    ['3×2', 3, 2],
    ['3.0', 3, 1],
    ['0', 0, 1],
  ])('%s is read', (text, takes, clips) => {
    expect(readTakes(text)).toEqual({ takes, clips })
  })

  test.each(['', 'x', '3.5', '-1', '3x0', '3x1001', '100001', '1e3'])('"%s" is not', (text) => {
    expect(readTakes(text)).toBeNull()
  })

  test('read back as they are shown', () => {
    for (const takes of [
      { takes: 3, clips: 1 },
      { takes: 12, clips: 4 },
    ])
      expect(readTakes(takesText(takes))).toEqual(takes)
  })
})
