import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'

const NOW = '2026-11-23T12:00:00Z'
const TAKE = ['record', '--model', 'hailuo-2.3', '--resolution', '1080p', '--seconds', '6']
const makeFolder = temporaryFolders()
let folder = ''
let cli: CommandLine

beforeEach(async () => {
  folder = await makeFolder()
  cli = commandLine(join(folder, 'studio'), NOW)
  await cli.done('init', '--zone', 'Europe/Berlin')
})

const balance = (): Promise<string> => cli.done('balance', '--all', '--json')

async function unitsLeft(): Promise<string | undefined> {
  return (await cli.json('balance.show', 'balance')).accounts[0]?.units
}

describe('backups', () => {
  beforeEach(async () => {
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    await cli.done(...TAKE, '--at', '2026-11-02')
  })

  it('one is restored, and the restore can be undone', async () => {
    const nowhere = await cli.run('backup', join(folder, 'nowhere', 'copy.sqlite'))
    expect(nowhere).toMatchObject({ code: 1, stdout: '' })
    expect(nowhere.stderr).toContain(join(folder, 'nowhere'))
    const copy = join(folder, 'copy.sqlite')
    expect(await cli.json('backups.create', 'backup', copy)).toMatchObject({
      file: copy,
      takenAt: NOW,
      reason: 'manual',
    })
    const before = await balance()
    await cli.done(...TAKE, '--at', '2026-11-03')
    const after = await balance()

    const restored = await cli.json('backups.restore', 'restore', copy)
    expect(restored).toMatchObject({ restored: copy, entries: 2 })
    expect(await balance()).toBe(before)
    const undone = await cli.json('backups.restore', 'restore', restored.keptCopy ?? '')
    expect(undone.entries).toBe(3)
    expect(await balance()).toBe(after)
    expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true })
  })

  it('are listed, newest first, each with why it was taken', async () => {
    await cli.done('backup')
    const tomorrow = commandLine(cli.data, '2026-11-24T12:00:00Z')
    await tomorrow.done(...TAKE)
    const { backups } = await tomorrow.json('backups.list', 'backups')
    expect(backups.map(({ takenAt, reason }) => [takenAt, reason])).toEqual([
      ['2026-11-24T12:00:00Z', 'daily'],
      [NOW, 'manual'],
      [NOW, 'daily'],
    ])
    expect((await readdir(join(cli.data, 'backups'))).sort()).toEqual(
      backups.map(({ file }) => file.slice(join(cli.data, 'backups').length + 1)).sort(),
    )
  })
})

describe('a lot', () => {
  it('that expires unused is forfeited, whoever looks first, and the ledger verifies', async () => {
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    const later = commandLine(cli.data, '2027-01-05T00:00:00Z')
    expect(await later.json('balance.show', 'balance')).toMatchObject({ accounts: [{ units: '0', lots: [] }] })
    expect(await later.json('statement.show', 'report', '2026-11')).toMatchObject({
      totals: { wasted: { amount: '0.00' } },
    })
    expect(await later.json('statement.show', 'report', '2026-12')).toMatchObject({
      accounts: [{ expired: { units: '3760', cost: { amount: '1000.00' } } }],
    })
    expect(await later.json('ledger.verify', 'verify')).toMatchObject({ ok: true, findings: [] })
  })

  it('is amended: it expires when the vendor now says, and keeps that when usage is recorded late', async () => {
    const { entry } = await cli.json('purchases.record', 'buy', 'standard', '--at', '2026-10-15T10:00:00Z')
    const { lot } = await cli.json('lots.amend', 'amend', entry.id, '--expires', '2026-12-31', '--at', '2026-11-10')
    expect(lot).toMatchObject({ id: entry.id, expiresAt: '2026-12-30T23:00:00Z', remaining: '3760' })
    await cli.done(...TAKE, '--at', '2026-10-15T11:00:00Z')
    expect(await cli.json('balance.show', 'balance')).toMatchObject({
      accounts: [{ units: '3758', lots: [{ expiresAt: '2026-12-30T23:00:00Z' }] }],
    })
    expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true, findings: [] })
  })
})

describe("a studio's own rate card", () => {
  const file = (): string => join(folder, 'card.json')

  /** Exports MiniMax's card, edits the copy, and takes it in. */
  async function importEdited(edit: (text: string) => string): Promise<void> {
    await cli.done('rates', 'export', 'minimax-video', file())
    await writeFile(
      file(),
      edit((await readFile(file(), 'utf8')).replace('"id": "minimax-video"', '"id": "negotiated"')),
    )
    await cli.done('rates', 'import', file())
  }

  const cheaper = (text: string): string =>
    text.replace('"price": "1000.00"', '"price": "900.00"').replace('"units": "3760"', '"units": "4000.5"')

  it('is exported, edited and imported, and then bought and recorded by', async () => {
    await importEdited(cheaper)
    expect((await cli.json('rates.list', 'rates')).cards.map(({ id }) => id)).toEqual(['minimax-video', 'negotiated'])
    const bought = await cli.json(
      'purchases.record',
      'buy',
      'standard',
      '--rate-card',
      'negotiated',
      '--at',
      '2026-11-01',
    )
    expect(bought.entry).toMatchObject({ rateCard: 'negotiated', pack: 'standard', units: '4000.5' })
    expect(bought.lot?.price).toEqual({ amount: '900.00', currency: 'USD' })
    await cli.done(...TAKE, '--at', '2026-11-02', '--rate-card', 'negotiated')
    expect(await unitsLeft()).toBe('3998.5')
  })

  it('that is imported again replaces the first, and never changes what was charged', async () => {
    await importEdited(cheaper)
    await cli.done('buy', 'standard', '--rate-card', 'negotiated', '--at', '2026-11-01')
    await cli.done(...TAKE, '--at', '2026-11-02', '--rate-card', 'negotiated')
    const before = await balance()
    await importEdited((text) => cheaper(text).replaceAll('"units": "2"', '"units": "3"'))
    expect(await balance()).toBe(before)
    await cli.done(...TAKE, '--at', '2026-11-03', '--rate-card', 'negotiated')
    expect(await unitsLeft()).toBe('3995.5')
    expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true })
  })

  it('as it is exported reads back as the same card', async () => {
    await cli.done('rates', 'export', 'minimax-video', file())
    const shown: unknown = JSON.parse(await cli.done('rates', 'show', 'minimax-video', '--json'))
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual(shown)
  })

  it('in another currency sells packs at the price that the buyer says', async () => {
    await importEdited((text) => text.replace('"currency": "USD"', '"currency": "EUR"'))
    const refused = await cli.run('buy', 'standard', '--rate-card', 'negotiated')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('price: the card is in EUR and the ledger in USD: say what the pack cost in USD')
    await cli.done('buy', 'standard', '--rate-card', 'negotiated', '--price', '1080.50')
    expect(await unitsLeft()).toBe('3760')
  })
})

describe('the drawing order of an account (R2)', () => {
  it('draws what was drawn before anew', async () => {
    const first = await cli.json('purchases.record', 'buy', 'standard', '--at', '2026-11-01', '--expires', '2026-12-31')
    const second = await cli.json(
      'purchases.record',
      'buy',
      'standard',
      '--at',
      '2026-11-02',
      '--expires',
      '2026-12-15',
    )
    await cli.done(...TAKE, '--at', '2026-11-03')
    const left = async () => {
      const { accounts } = await cli.json('balance.show', 'balance')
      return Object.fromEntries(accounts[0]?.lots.map(({ id, remaining }) => [id, remaining]) ?? [])
    }
    expect(await left()).toEqual({ [first.entry.id]: '3760', [second.entry.id]: '3758' })
    await cli.done('accounts', 'set', 'main', '--drawing-order', 'purchase')
    expect(await left()).toEqual({ [first.entry.id]: '3758', [second.entry.id]: '3760' })
    expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true })
  })
})
