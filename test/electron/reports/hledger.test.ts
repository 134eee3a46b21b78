import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeHledger } from '../../../electron/reports/hledger.ts'
import { checked, needs } from '../../support/plain-text-tools.ts'
import { MARCH, movement, TAKE } from './samples.ts'

function textOf(input = MARCH): string {
  return [...writeHledger(input)].join('')
}

const OF_MARCH = String.raw`; Statement 2026-03, "Nova"
; Units are in UNITS, money in USD; dates are those of Europe/Berlin.
; By production:  hledger -f FILE bal -M expenses:production expenses:overage
; By lot, drawn:  hledger -f FILE bal -M assets:packs payee:usage
; By lot, wasted: hledger -f FILE bal -M expenses:expired
; Left, by lot:   hledger -f FILE bal -M -H assets:packs

commodity UNITS
    format 1000.000 UNITS
commodity USD
    format 1000.00 USD

account assets:packs:main:standard-2026-02-10-000000000001
    ; lot:"019b0000-0000-7000-8000-000000000001", pack:"standard", account:"main", purchased:"2026-02-10T09:00:00Z", expires:"2026-03-10T09:00:00Z"

account equity:opening:main
    ; account:"main"

2026-03-01 opening
    assets:packs:main:standard-2026-02-10-000000000001  2.5 UNITS
    assets:packs:main:standard-2026-02-10-000000000001  0.75 USD
    equity:opening:main  -2.5 UNITS
    equity:opening:main  -0.75 USD

account expenses:production:Nova-Launch-7906db26:main
    ; production:"Nova: Launch", account:"main"

2026-03-02 usage | Hailuo-2.3 1080p 6 s, 3 clips, shot 12, "A" B  ; entry:019b0000-0000-7000-8000-000000000003
    expenses:production:Nova-Launch-7906db26:main  2.1 UNITS
    expenses:production:Nova-Launch-7906db26:main  0.63 USD
    assets:packs:main:standard-2026-02-10-000000000001  -2.1 UNITS
    assets:packs:main:standard-2026-02-10-000000000001  -0.63 USD

account assets:packs:main:standard-2026-03-06-000000000002
    ; lot:"019b0000-0000-7000-8000-000000000002", pack:"standard", account:"main", purchased:"2026-03-05T23:30:00Z", expires:"2026-04-05T22:30:00Z"

account equity:paid:main
    ; account:"main"

2026-03-06 purchase  ; entry:019b0000-0000-7000-8000-000000000002
    assets:packs:main:standard-2026-03-06-000000000002  10 UNITS
    assets:packs:main:standard-2026-03-06-000000000002  10.00 USD
    equity:paid:main  -10 UNITS
    equity:paid:main  -10.00 USD
`

describe('a month in hledger', () => {
  it('declares what it uses, opens with what was there, dates by the studio zone, and writes every cost', () => {
    expect(textOf().slice(0, OF_MARCH.length)).toBe(OF_MARCH)
  })

  it('asserts that nothing is left of a lot that expired or was used up', () => {
    const asserted = textOf()
      .split('\n')
      .filter((line) => line.includes(' = '))
    expect(asserted).toEqual([
      '    assets:packs:main:standard-2026-02-10-000000000001  -0.3 UNITS = 0 UNITS',
      '    assets:packs:main:standard-2026-02-10-000000000001  -0.09 USD = 0 USD',
      '    assets:packs:main:standard-2026-03-06-000000000002  -10 UNITS = 0 UNITS',
      '    assets:packs:main:standard-2026-03-06-000000000002  -10.00 USD = 0 USD',
    ])
  })

  it('is the same text for the same input', () => {
    expect(textOf()).toBe(textOf())
  })

  it('has a heading alone where nothing moved', () => {
    expect(textOf({ ...MARCH, lots: [], opening: null, movements: [] })).not.toMatch(/^\d|^account/m)
  })

  it('leaves out money where overage has no price', () => {
    const free = movement(6, '2026-03-12', { ...TAKE, kind: 'overage', units: -700, cost: 0 })
    const text = textOf({ ...MARCH, opening: null, movements: [free] })
    expect(text).toContain('liabilities:overage:main  -0.7 UNITS\n')
    expect(text).not.toMatch(/^ {4}\w+:.* USD$/m)
  })
})

describe('the programs themselves', () => {
  let file = ''
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packledger-hledger-'))
    file = join(folder, 'march.journal')
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  it('hledger accepts the month as it is written, and finds nothing left', async (context) => {
    needs(context, 'hledger')
    await writeFile(file, textOf())
    const left = await checked('hledger', '--strict', '-f', file, 'bal', '-N', '-O', 'csv', 'assets:packs')
    expect(left).toBe('"account","balance"\n')
  })

  it('ledger accepts it too', async (context) => {
    needs(context, 'ledger')
    await writeFile(file, textOf())
    const owed = await checked('ledger', '--pedantic', '-f', file, 'bal', 'liabilities')
    expect(owed.trim().split(/\s{2,}/)).toEqual(['-0.500 UNITS', '-0.14 USD', 'liabilities:overage:main'])
  })

  it.for([
    { change: 'a unit too few is forfeited', from: '0.3 UNITS', to: '0.299 UNITS' },
    { change: 'a cent too little is forfeited', from: '0.09 USD', to: '0.08 USD' },
  ])('hledger refuses the month where $change', async ({ from, to }, context) => {
    needs(context, 'hledger')
    await writeFile(file, textOf().replaceAll(from, to))
    await expect(checked('hledger', '-f', file, 'bal')).rejects.toThrow('assertion')
  })
})
