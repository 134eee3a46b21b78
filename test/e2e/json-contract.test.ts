import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'

/*
 * The interchange formats of the specification, field by field: every key, every form of a value, on a ledger with entries of
 * every kind. Amounts are written out, so that a trailing zero or a number in place of a text shows.
 */

const NOW = '2026-11-23T12:00:00Z'
/** A month that is closed and reopened at one instant keeps the order: the second stands after the first. */
const JUST_AFTER = '2026-11-23T12:00:00.001Z'
const UUID_V7: unknown = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
const SHA_256: unknown = expect.stringMatching(/^[0-9a-f]{64}$/)
const usd = (amount: string) => ({ amount, currency: 'USD' })
const figure = (units: string, cost: string) => ({ units, cost: usd(cost) })

const makeFolder = temporaryFolders()
let cli: CommandLine
let folder = ''
/** The ids of the entries, by what they are. */
const ids = { lot: '', pro: '', take: '', overage: '', failed: '', shortfall: '', found: '', mistake: '' }

beforeAll(async () => {
  folder = await makeFolder()
  cli = commandLine(join(folder, 'studio'), NOW)
  const id = async (...args: string[]): Promise<string> => {
    const answer = JSON.parse(await cli.done(...args, '--json')) as { entry: { id: string } }
    return answer.entry.id
  }
  const take = ['record', '--model', 'hailuo-2.3-fast', '--resolution', '768P', '--seconds', '6']
  await cli.done('init', '--zone', 'Europe/Berlin')
  const invoice = ['--external-id', 'inv-1', '--note', 'first pack']
  ids.lot = await id('buy', 'standard', '--at', '2026-09-01T10:00:00+02:00', ...invoice)
  ids.take = await id(
    ...take,
    '--clips',
    '3',
    '--at',
    '2026-09-10T08:00:00.250Z',
    '--production',
    'Nova',
    '--shot',
    'S1',
  )
  ids.failed = await id(...take, '--outcome', 'failed', '--at', '2026-09-10T09:00:00Z')
  ids.overage = await id(...take, '--at', '2026-09-10T10:00:00Z', '--account', 'agency')
  ids.mistake = await id(...take, '--clips', '7', '--at', '2026-09-11T00:00:00Z')
  await cli.done('reverse', ids.mistake, '--reason', 'recorded twice')
  ids.shortfall = await id('assert-balance', '3750', '--lot', ids.lot, '--at', '2026-09-12T00:00:00Z')
  ids.found = await id('assert-balance', '3800.5', '--at', '2026-09-13T00:00:00Z', '--note', 'console')
  await cli.done('amend', ids.lot, '--expires', '2026-10-05', '--at', '2026-09-20')
  const told = 'mode,scene,take,kept,submitted_at\nt2v,SC1,2,yes,2026-09-21T09:58:00Z'.split('\n')
  await writeFile(
    join(folder, 'usage.csv'),
    `task_id,finished_at,model,resolution,duration_s,${told[0] ?? ''}\nt1,2026-09-21T10:00:00Z,hailuo-02,512p,10,${told[1] ?? ''}\n`,
  )
  await cli.done('import', 'usage', join(folder, 'usage.csv'))
  await cli.done('close', '2026-09', '--note', 'checked')
  await cli.done('reopen', '2026-09')
  ids.pro = await id('buy', 'custom', '--units', '12.5', '--price', '9.9', '--at', '2026-11-20', '--account', 'agency')
})

async function answer(...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await cli.done(...args))
}

const MANUAL = { recordedAt: NOW, source: 'manual', externalId: null, note: null }

/** The entries in R1 order as a line of the journal has them. */
function entries() {
  const fast = {
    model: 'MiniMax-Hailuo-2.3-Fast',
    resolution: '768p',
    seconds: 6,
    unitsPerClip: '0.7',
    payAsYouGo: '0.19',
  }
  const usage = { kind: 'usage', account: 'main', ...fast, listPricePerUnit: '0.28', outcome: 'success', shot: null }
  return [
    {
      ...MANUAL,
      id: ids.lot,
      kind: 'purchase',
      at: '2026-09-01T08:00:00Z',
      source: 'minimax-video',
      externalId: 'inv-1',
      note: 'first pack',
      account: 'main',
      rateCard: 'minimax-video',
      pack: 'standard',
      units: '3760',
      price: usd('1000.00'),
      expiresAt: '2026-10-01T08:00:00Z',
    },
    { ...MANUAL, ...usage, id: ids.take, at: '2026-09-10T08:00:00.250Z', clips: 3, production: 'Nova', shot: 'S1' },
    { ...MANUAL, ...usage, id: ids.failed, at: '2026-09-10T09:00:00Z', clips: 1, outcome: 'failed', production: null },
    { ...MANUAL, ...usage, id: ids.overage, at: '2026-09-10T10:00:00Z', clips: 1, account: 'agency', production: null },
    { ...MANUAL, ...usage, id: ids.mistake, at: '2026-09-11T00:00:00Z', clips: 7, production: null },
    {
      ...MANUAL,
      id: ids.shortfall,
      kind: 'balance',
      at: '2026-09-12T00:00:00Z',
      account: 'main',
      units: '3750',
      lot: ids.lot,
    },
    {
      ...MANUAL,
      id: ids.found,
      kind: 'balance',
      at: '2026-09-13T00:00:00Z',
      note: 'console',
      account: 'main',
      units: '3800.5',
      lot: null,
    },
    {
      ...MANUAL,
      id: UUID_V7,
      kind: 'amend',
      at: '2026-09-19T22:00:00Z',
      lot: ids.lot,
      expiresAt: '2026-10-04T22:00:00Z',
    },
    {
      ...MANUAL,
      ...usage,
      id: UUID_V7,
      at: '2026-09-21T10:00:00Z',
      source: 'minimax-video',
      externalId: 't1',
      model: 'MiniMax-Hailuo-02',
      resolution: '512p',
      seconds: 10,
      unitsPerClip: '0.5',
      payAsYouGo: '0.15',
      clips: 1,
      production: null,
      // What a usage file told of the take; where nothing was told these keys are not there.
      mode: 't2v',
      scene: 'SC1',
      take: '2',
      kept: true,
      submittedAt: '2026-09-21T09:58:00Z',
    },
    {
      ...MANUAL,
      id: ids.pro,
      kind: 'purchase',
      at: '2026-11-19T23:00:00Z',
      account: 'agency',
      rateCard: 'minimax-video',
      pack: 'custom',
      units: '12.5',
      price: usd('9.90'),
      expiresAt: '2026-12-19T23:00:00Z',
    },
    { ...MANUAL, id: UUID_V7, kind: 'reversal', at: NOW, entry: ids.mistake, reason: 'recorded twice' },
    { ...MANUAL, id: UUID_V7, kind: 'close', at: NOW, note: 'checked', month: '2026-09', digest: SHA_256 },
    { ...MANUAL, id: UUID_V7, kind: 'reopen', at: JUST_AFTER, month: '2026-09' },
  ]
}

const posting = (kind: string, at: string, lot: string | null, units: string, cost: string, account = 'main') => ({
  ...{ kind, at, account, lot, units, cost: usd(cost) },
})

/** What the entries move, in their order. */
function postings() {
  const { lot, found, pro } = ids
  return [
    [{ ...posting('purchase', '2026-09-01T08:00:00Z', lot, '3760', '0.00'), price: usd('1000.00') }],
    [posting('usage', '2026-09-10T08:00:00.250Z', lot, '-2.1', '0.56')],
    [],
    [posting('overage', '2026-09-10T10:00:00Z', null, '-0.7', '0.19', 'agency')],
    [],
    [posting('adjustment', '2026-09-12T00:00:00Z', lot, '-7.9', '2.10')],
    [
      posting('adjustment', '2026-09-13T00:00:00Z', lot, '10', '-2.66'),
      posting('adjustment', '2026-09-13T00:00:00Z', found, '40.5', '0.00'),
    ],
    [],
    [posting('usage', '2026-09-21T10:00:00Z', found, '-0.5', '0.00')],
    [{ ...posting('purchase', '2026-11-19T23:00:00Z', pro, '12.5', '0.00', 'agency'), price: usd('9.90') }],
    [],
    [],
    [],
  ]
}

describe('the journal, JSONL', () => {
  it('has an entry a line in R1 order, with the fields of its kind', async () => {
    const file = join(folder, 'journal.jsonl')
    expect(await answer('export', 'journal', file, '--json')).toEqual({
      file,
      entries: 13,
      bytes: (await readFile(file)).length,
    })
    const text = await readFile(file, 'utf8')
    expect(text.endsWith('\n')).toBe(true)
    const lines = text.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toStrictEqual(entries())
  })
})

describe('the ledger', () => {
  it('is the entries with their postings, and the expiries', async () => {
    const moved = postings()
    // Beside the specified fields: what took an entry back, and the import that brought it, only where there are such.
    const more = entries().map(({ externalId }, index) => ({
      ...(index === 4 ? { reversedBy: UUID_V7 } : {}),
      ...(externalId === 't1' ? { batch: UUID_V7 } : {}),
    }))
    expect(await answer('ledger', '--json')).toStrictEqual({
      entries: entries().map((entry, index) => ({ ...entry, postings: moved[index], ...more[index] })),
      expiries: [
        posting('expiry', '2026-10-01T08:00:00Z', ids.found, '-40', '0.00'),
        posting('expiry', '2026-10-04T22:00:00Z', ids.lot, '-3760', '1000.00'),
      ],
    })
  })

  it('is limited by a span, an account or a production', async () => {
    const span = await answer('ledger', '--from', '2026-09-10', '--to', '2026-09-11T00:00:00Z', '--json')
    expect(span).toMatchObject({ entries: [{ id: ids.take }, { id: ids.failed }, { id: ids.overage }], expiries: [] })
    expect(await answer('ledger', '--production', 'Nova', '--json')).toMatchObject({ entries: [{ id: ids.take }] })
    expect(await answer('ledger', '--account', 'agency', '--json')).toMatchObject({
      entries: [{ id: ids.overage }, { id: ids.pro }],
      expiries: [],
    })
  })
})

describe('the balance', () => {
  const agency = () => ({
    account: 'agency',
    units: '12.5',
    lots: [
      {
        id: ids.pro,
        pack: 'custom',
        purchasedAt: '2026-11-19T23:00:00Z',
        expiresAt: '2026-12-19T23:00:00Z',
        units: '12.5',
        remaining: '12.5',
        price: usd('9.90'),
        bookValue: usd('9.90'),
      },
    ],
    overage: figure('0.7', '0.19'),
  })

  it('leaves out lots that have expired or are used up', async () => {
    expect(await answer('balance', '--json')).toStrictEqual({
      at: NOW,
      accounts: [agency(), { account: 'main', units: '0', lots: [], overage: figure('0', '0.00') }],
    })
  })

  it('has every lot with --all, as it stood at the instant', async () => {
    expect(await answer('balance', '--all', '--at', '2026-10-02', '--json')).toStrictEqual({
      at: '2026-10-01T22:00:00Z',
      accounts: [
        { account: 'agency', units: '0', lots: [], overage: figure('0.7', '0.19') },
        {
          account: 'main',
          units: '3760',
          lots: [
            {
              id: ids.found,
              pack: null,
              purchasedAt: '2026-09-13T00:00:00Z',
              expiresAt: '2026-10-01T08:00:00Z',
              units: '40.5',
              remaining: '0',
              price: usd('0.00'),
              bookValue: usd('0.00'),
            },
            {
              id: ids.lot,
              pack: 'standard',
              purchasedAt: '2026-09-01T08:00:00Z',
              expiresAt: '2026-10-04T22:00:00Z',
              units: '3760',
              remaining: '3760',
              price: usd('1000.00'),
              bookValue: usd('1000.00'),
            },
          ],
          overage: figure('0', '0.00'),
        },
      ],
    })
  })

  it('is of one account where one is named', async () => {
    expect(await answer('balance', '--account', 'agency', '--json')).toStrictEqual({ at: NOW, accounts: [agency()] })
  })
})

describe('the monthly statement', () => {
  const counts = (clips: number, failed: number, rejected: number) => ({ clips, failed, rejected })
  const drawn = (units: string, cost: string) => ({ units, cost: usd(cost) })
  const over = (units: string, cost: string) => ({ overageUnits: units, overageCost: usd(cost) })
  const fast = { model: 'MiniMax-Hailuo-2.3-Fast', resolution: '768p', seconds: 6 }
  const statement = () => ({
    month: '2026-09',
    zone: 'Europe/Berlin',
    currency: 'USD',
    closed: false,
    accounts: [
      {
        account: 'agency',
        opening: figure('0', '0.00'),
        purchased: figure('0', '0.00'),
        used: figure('0', '0.00'),
        overage: figure('0.7', '0.19'),
        adjusted: figure('0', '0.00'),
        expired: figure('0', '0.00'),
        closing: figure('0', '0.00'),
      },
      {
        account: 'main',
        opening: figure('0', '0.00'),
        purchased: figure('3760', '1000.00'),
        used: figure('2.6', '0.56'),
        overage: figure('0', '0.00'),
        adjusted: figure('42.6', '-0.56'),
        expired: figure('0', '0.00'),
        closing: figure('3800', '1000.00'),
      },
    ],
    byProduction: [
      { production: 'Nova', account: 'main', ...counts(3, 0, 0), ...drawn('2.1', '0.56'), ...over('0', '0.00') },
      { production: null, account: 'agency', ...counts(1, 0, 0), ...drawn('0', '0.00'), ...over('0.7', '0.19') },
      { production: null, account: 'main', ...counts(1, 1, 0), ...drawn('0.5', '0.00'), ...over('0', '0.00') },
    ],
    byRenderKind: [
      {
        ...{ model: 'MiniMax-Hailuo-02', resolution: '512p', seconds: 10, account: 'main' },
        ...{ ...counts(1, 0, 0), ...drawn('0.5', '0.00'), ...over('0', '0.00') },
      },
      { ...fast, account: 'agency', ...counts(1, 0, 0), ...drawn('0', '0.00'), ...over('0.7', '0.19') },
      { ...fast, account: 'main', ...counts(3, 1, 0), ...drawn('2.1', '0.56'), ...over('0', '0.00') },
    ],
    byLot: [
      { lot: ids.lot, pack: 'standard', used: '2.1', expired: '0', cost: usd('0.56'), wasteCost: usd('0.00') },
      { lot: ids.found, pack: null, used: '0.5', expired: '0', cost: usd('0.00'), wasteCost: usd('0.00') },
    ],
    totals: {
      spent: usd('1000.19'),
      // 0.56 of usage, -0.56 of adjustments, 0.19 of overage.
      consumed: usd('0.19'),
      wasted: usd('0.00'),
      // Over 2.6 units used and 0.7 of overage.
      unitCost: usd('0.057576'),
      // 4 clips at 0.19 and one at 0.15.
      listEquivalent: usd('0.91'),
      saving: usd('0.72'),
    },
  })

  it('has the same form by --json, --format json and in a file', async () => {
    const file = join(folder, 'statement.json')
    expect(await answer('report', '2026-09', '--json')).toStrictEqual(statement())
    expect(await answer('report', '2026-09', '--format', 'json')).toStrictEqual(statement())
    await cli.done('report', '2026-09', '--format', 'json', '--out', file)
    expect(JSON.parse(await readFile(file, 'utf8'))).toStrictEqual(statement())
  })

  it('of a month without entries has no rows, and no quotient', async () => {
    const none = { spent: usd('0.00'), consumed: usd('0.00'), wasted: usd('0.00'), unitCost: null }
    expect(await answer('report', '2026-08', '--json')).toStrictEqual({
      month: '2026-08',
      zone: 'Europe/Berlin',
      currency: 'USD',
      closed: false,
      accounts: [],
      byProduction: [],
      byRenderKind: [],
      byLot: [],
      totals: { ...none, listEquivalent: usd('0.00'), saving: usd('0.00') },
    })
  })

  it('carries waste at the price of what was forfeited', async () => {
    expect(await answer('report', '2026-10', '--json')).toMatchObject({
      accounts: [{ account: 'main', opening: figure('3800', '1000.00'), expired: figure('3800', '1000.00') }],
      byLot: [
        { lot: ids.lot, expired: '3760', wasteCost: usd('1000.00') },
        { lot: ids.found, pack: null, expired: '40', wasteCost: usd('0.00') },
      ],
      totals: { consumed: usd('0.00'), wasted: usd('1000.00'), unitCost: null, saving: usd('-1000.00') },
    })
  })
})

describe('the rate card', () => {
  it('has packs, render kinds and rules with just their fields', async () => {
    const card = (await answer('rates', 'show', 'minimax-video', '--json')) as Record<string, object>
    const top = ['id', 'vendor', 'currency', 'asOf', 'source', 'effectiveFrom', 'listPricePerUnit']
    expect(new Set(Object.keys(card))).toEqual(new Set([...top, 'packs', 'renderKinds', 'rules']))
    expect(card).toMatchObject({ id: 'minimax-video', vendor: 'MiniMax', currency: 'USD', listPricePerUnit: '0.28' })
    const standard = { id: 'standard', name: 'Standard', price: '1000.00', units: '3760', validity: { months: 1 } }
    const packs = Object.values(card['packs'] ?? {}) as { id: string }[]
    expect(packs[0]).toStrictEqual({ ...standard, requestsPerMinute: 20, saving: '0.05' })
    expect(packs.map((pack) => pack.id)).toEqual(['standard', 'pro', 'scale', 'business', 'custom'])
    expect(packs[4]).toMatchObject({ price: null, units: null })
    for (const kind of Object.values(card['renderKinds'] ?? {})) {
      expect(kind).toStrictEqual({
        model: expect.stringMatching(/^MiniMax-Hailuo-/) as string,
        modes: expect.any(Array) as string[],
        resolution: expect.stringMatching(/^(512|768|1080)p$/) as string,
        seconds: expect.any(Number) as number,
        units: expect.stringMatching(/^\d(\.\d)?$/) as string,
        payAsYouGo: expect.stringMatching(/^0\.\d\d$/) as string,
      })
    }
    for (const rule of Object.values(card['rules'] ?? {})) {
      expect(rule).toStrictEqual({
        value: expect.any(String) as string,
        status: expect.stringMatching(/^(documented|assumed|unknown)$/) as string,
        source: expect.any(String) as string,
      })
    }
  })
})

describe('money', () => {
  it.for([
    { currency: 'JPY', price: '150000', half: '75000' },
    { currency: 'KWD', price: '307.125', half: '153.563' },
  ])('of $currency is written with the minor digits of its own', async ({ currency, price, half }) => {
    const other = commandLine(join(await makeFolder(), currency), NOW)
    await other.done('init', '--currency', currency)
    await other.done('buy', 'custom', '--units', '2', '--price', price, '--at', '2026-11-01')
    const take = ['--model', 'hailuo-02', '--resolution', '768p', '--seconds', '6', '--at', '2026-11-02']
    await other.done('record', ...take)
    const balance = await other.json('balance.show', 'balance')
    expect(balance.accounts[0]?.lots[0]).toMatchObject({
      price: { amount: price, currency },
      bookValue: { amount: (Number(price) - Number(half)).toFixed(half.split('.')[1]?.length ?? 0), currency },
    })
    const { totals } = await other.json('statement.show', 'report', '2026-11')
    expect(totals.consumed).toEqual({ amount: half, currency })
    expect(totals.unitCost).toEqual({ amount: Number(half).toFixed(6), currency })
  })
})

describe('a process of its own', () => {
  it('ends with 0 and prints JSON alone when it is done', async () => {
    const done = await cli.spawn('balance', '--json')
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(done.stdout)).toMatchObject({ at: NOW })
  })

  it('ends with 1 when it is refused, code and message on standard error, nothing on standard output', async () => {
    const refused = await cli.spawn('report', '2026-13', '--json')
    expect(refused).toEqual({ code: 1, stdout: '', stderr: 'invalid_input: month: must be a month such as 2026-10\n' })
  })

  it('ends with 2 when it is misused', async () => {
    const misused = await cli.spawn('balance', '--everything')
    expect(misused).toMatchObject({ code: 2, stdout: '' })
    expect(misused.stderr).toContain("unknown option '--everything'")
  })

  it('ends with 0 for help and the version, which open no data folder', async () => {
    const nowhere = commandLine(join(folder, 'nowhere', 'at', 'all'), null)
    expect(await nowhere.spawn('--help')).toMatchObject({ code: 0, stderr: '' })
    expect(await nowhere.spawn('--version')).toMatchObject({ code: 0, stdout: '0.1.0\n' })
  })
})

describe('with --json', () => {
  it.for([
    ['info'],
    ['accounts'],
    ['accounts', 'set', 'main', '--drawing-order', 'expiry'],
    ['rates'],
    ['backups'],
    ['backup'],
    ['verify'],
    ['ledger', '--production', 'nobody has this'],
    ['burndown', '--from', '2026-09-01', '--to', '2026-10-10'],
    ['report', '2026-09', '--format', 'csv'],
    ['report', '2026-09', '--format', 'hledger'],
    ['import', 'usage', 'usage.csv', '--preview'],
    ['import', 'usage', 'usage.csv'],
  ])('%j prints JSON alone', async (args) => {
    const ended = await cli.run(...args.map((arg) => (arg === 'usage.csv' ? join(folder, arg) : arg)), '--json')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(ended.stdout)).toBeTypeOf('object')
  })
})
