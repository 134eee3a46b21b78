import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'

/*
 * Whatever a command is given, it refuses what is wrong by naming it, where it stands and what would be right; it ends with 1,
 * prints nothing on standard output, and leaves the ledger as it was.
 */

const NOW = '2026-11-23T12:00:00Z'
const makeFolder = temporaryFolders()
let cli: CommandLine
let folder = ''
const ids = { expired: '', active: '', take: '', reversed: '', reversal: '' }
/** The journal, byte for byte, and every lot as it stands. */
let before: Awaited<ReturnType<typeof state>>

beforeAll(async () => {
  folder = await makeFolder()
  cli = commandLine(join(folder, 'studio'), NOW)
  const idOf = async (...args: readonly string[]): Promise<string> => {
    const answer = JSON.parse(await cli.done(...args, '--json')) as { entry: { id: string } }
    return answer.entry.id
  }
  await cli.done('init', '--zone', 'Europe/Berlin')
  ids.expired = await idOf('buy', 'standard', '--at', '2026-09-01')
  ids.active = await idOf('buy', 'standard', '--at', '2026-11-05')
  ids.take = await idOf(...TAKE, '--at', '2026-11-10', '--external-id', 'task-1')
  ids.reversed = await idOf(...TAKE, '--at', '2026-11-11')
  await cli.done('reverse', ids.reversed)
  const { entries } = JSON.parse(await cli.done('ledger', '--json')) as { entries: { id: string; kind: string }[] }
  ids.reversal = entries.find((entry) => entry.kind === 'reversal')?.id ?? ''
  await cli.done('close', '2026-09')
  before = await state()
})

async function state(): Promise<{ readonly journal: string; readonly balance: string }> {
  const file = join(folder, 'state.jsonl')
  await cli.done('export', 'journal', file)
  return { journal: await readFile(file, 'utf8'), balance: await cli.done('balance', '--all', '--json') }
}

/** Runs a command that must be refused, and holds the ledger to what it was before. */
async function refusalOf(args: readonly string[]): Promise<string> {
  const ended = await cli.run(...args)
  expect(ended, ended.stderr).toMatchObject({ code: 1, stdout: '' })
  expect(await state()).toEqual(before)
  return ended.stderr
}

const TAKE = ['record', '--model', 'hailuo-2.3', '--resolution', '1080p', '--seconds', '6']
const UNKNOWN = '01a00000-0000-7000-8000-000000000009'

interface Typed {
  readonly what: string
  readonly args: () => readonly string[]
  readonly says: string | RegExp
}

const typed = (what: string, says: string | RegExp, ...args: readonly string[]): Typed => ({
  what,
  says,
  args: () => args,
})

describe('what is typed', () => {
  it.for<Typed>([
    typed(
      'an unknown model',
      'invalid_input: model: "hailuo-9" is not on the rate card minimax-video; it has MiniMax-Hailuo-2.3-Fast, MiniMax-Hailuo-2.3, MiniMax-Hailuo-02\n',
      ...['record', '--model', 'hailuo-9', '--resolution', '768p', '--seconds', '6'],
    ),
    typed(
      'a combination that does not exist',
      'invalid_input: resolution: MiniMax-Hailuo-2.3 1080p 10 s does not exist on minimax-video; it has 768p 6 s, 768p 10 s, 1080p 6 s\n',
      ...['record', '--model', 'MiniMax-Hailuo-2.3', '--resolution', '1080p', '--seconds', '10'],
    ),
    typed('no clips', 'clips: must be a whole number of at least 1', ...TAKE, '--clips', '0'),
    typed('negative clips', 'clips: must be a whole number of at least 1', ...TAKE, '--clips', '-3'),
    typed('half a clip', 'clips: must be a whole number of at least 1', ...TAKE, '--clips', '1.5'),
    typed('clips that are no number', 'clips: must be a whole number of at least 1', ...TAKE, '--clips', 'three'),
    typed(
      'more clips than can be counted',
      /^invalid_input: clips: 9007199254740991 are too many/,
      ...[...TAKE, '--clips', '9007199254740991'],
    ),
    typed('an unknown outcome', 'outcome: must be success, failed or rejected', ...TAKE, '--outcome', 'won'),
    typed(
      'an instant without a zone',
      'at: "2026-11-20T10:00:00" needs an offset, such as Z or +02:00',
      ...[...TAKE, '--at', '2026-11-20T10:00:00'],
    ),
    typed('31 February', 'at: "2026-02-31" is not a date that exists', ...TAKE, '--at', '2026-02-31'),
    typed('an instant that is none', 'at: "yesterday" is not an instant such as', ...TAKE, '--at', 'yesterday'),
    typed(
      'an instant ahead of the clock (R0)',
      'at: 2026-11-23T12:05:00.001Z is ahead of the clock, which shows 2026-11-23T12:00:00Z',
      ...[...TAKE, '--at', '2026-11-23T12:05:00.001Z'],
    ),
    typed(
      'usage in a closed month (R11)',
      'period_closed: 2026-09 is closed and this would change it: reopen it first (reopen 2026-09)\n',
      ...[...TAKE, '--at', '2026-09-10'],
    ),
    typed(
      'an external id with other content (R12)',
      /^conflict: externalId: task-1 is recorded with clips 1; this says 2/,
      ...[...TAKE, '--at', '2026-11-10', '--external-id', 'task-1', '--clips', '2'],
    ),
    typed(
      'a pack that is not on the card',
      'pack: "gold" is not on the rate card minimax-video; it has standard, pro, scale, business, custom',
      ...['buy', 'gold'],
    ),
    typed(
      'units with four decimals',
      'units: "12.3456" has 4 decimals; at most 3',
      'buy',
      'custom',
      '--units',
      '12.3456',
      '--price',
      '1',
    ),
    typed(
      'a custom pack without units',
      'units: the pack "custom" has none of its own',
      'buy',
      'custom',
      '--price',
      '1',
    ),
    typed(
      'a custom pack without a price',
      'price: the pack "custom" has none of its own',
      'buy',
      'custom',
      '--units',
      '1',
    ),
    typed('a pack of nothing', 'units: must be more than 0', 'buy', 'custom', '--units', '0', '--price', '1'),
    typed(
      'a negative price',
      'price: must be an amount of 0 or more, such as 12.5',
      'buy',
      'standard',
      '--price',
      '-1',
    ),
    typed('a tenth of a cent', 'price: "10.005" has 3 decimals; at most 2', 'buy', 'standard', '--price', '10.005'),
    typed(
      'another currency',
      'currency: is EUR; the ledger is in USD: say what the pack cost in USD',
      'buy',
      'standard',
      '--currency',
      'EUR',
    ),
    typed(
      'an expiry before the purchase',
      'expires: 2026-11-19T23:00:00Z is not after the purchase at 2026-11-20T23:00:00Z',
      ...['buy', 'standard', '--at', '2026-11-21', '--expires', '2026-11-20'],
    ),
    typed(
      'a purchase in a closed month (R11)',
      'period_closed: 2026-09 is closed and this would change it',
      ...['buy', 'standard', '--at', '2026-09-30'],
    ),
    typed('a balance with four decimals', 'units: "1.2345" has 4 decimals; at most 3', 'assert-balance', '1.2345'),
    typed('a negative balance', 'units: must be an amount of 0 or more, such as 12.5', 'assert-balance', '-5'),
    typed(
      'a balance of an unknown lot',
      `lot: ${UNKNOWN} is not a lot of this ledger`,
      'assert-balance',
      '5',
      '--lot',
      UNKNOWN,
    ),
    {
      what: 'a balance of an inactive lot (R8)',
      args: () => ['assert-balance', '5', '--lot', ids.expired],
      says: /^invalid_input: lot: \S+ is not active in account main at 2026-11-23T12:00:00Z\n$/,
    },
    {
      what: 'a balance of a lot of another account (R8)',
      args: () => ['assert-balance', '5', '--lot', ids.active, '--account', 'agency'],
      says: /^invalid_input: lot: \S+ is not active in account agency at/,
    },
    typed(
      'an amend of an unknown lot',
      `lot: ${UNKNOWN} is not a lot of this ledger`,
      'amend',
      UNKNOWN,
      '--expires',
      '2026-12-31',
    ),
    {
      what: 'an amend of an expired lot (R9)',
      args: () => ['amend', ids.expired, '--expires', '2026-12-31'],
      says: /^invalid_input: lot: \S+ had expired at 2026-09-30T22:00:00Z\n$/,
    },
    {
      what: 'an amend to an expiry that has passed (R9)',
      args: () => ['amend', ids.active, '--expires', '2026-11-20'],
      says: /^invalid_input: expires(At)?: 2026-11-19T23:00:00Z is not after 2026-11-23T12:00:00Z\n$/,
    },
    typed('a reversal of an unknown entry', `not_found: entry: ${UNKNOWN} is not in the ledger`, 'reverse', UNKNOWN),
    {
      what: 'a reversal twice',
      args: () => ['reverse', ids.reversed],
      says: /^conflict: entry: \S+ is reversed already\n$/,
    },
    {
      what: 'a reversal of a reversal',
      args: () => ['reverse', ids.reversal],
      says: /^invalid_input: entry: \S+ is a reversal, which is not reversed: record the entry again\n$/,
    },
    {
      what: 'a reversal in a closed month (R11)',
      args: () => ['reverse', ids.expired],
      says: /^period_closed: 2026-09 is closed and this would change it/,
    },
    typed('a batch that is not there', 'not_found: batch: b-1 is not in the ledger', 'reverse', '--batch', 'b-1'),
    typed('a month that is none', 'month: must be a month such as 2026-10', 'close', '2026-13'),
    typed('a month that has not ended', 'month: 2026-11 has not ended yet', 'close', '2026-11'),
    typed('a month that is closed already', 'conflict: month: 2026-09 is closed already', 'close', '2026-09'),
    typed('a month that is not closed', 'conflict: month: 2026-10 is not closed', 'reopen', '2026-10'),
    typed(
      'a zone that is none',
      'zone: "Europe/Atlantis" is not a time zone such as Europe/Berlin',
      'init',
      '--zone',
      'Europe/Atlantis',
    ),
    typed('another zone once there are entries', 'conflict: the ledger has entries', 'init', '--zone', 'Asia/Tokyo'),
    typed(
      'a currency that is none',
      'currency: "XXY" is not an ISO 4217 code such as USD',
      'init',
      '--currency',
      'XXY',
    ),
    typed('a demo on top of entries', 'the demo needs an empty data folder', 'demo'),
    typed(
      'an account that is not there',
      'not_found: account: "nobody" has no entries; there are main',
      'balance',
      '--account',
      'nobody',
    ),
    typed(
      'a rate card that is not there',
      'not_found: rate card: "acme" is not known; there are minimax-video',
      'rates',
      'show',
      'acme',
    ),
    typed(
      'a folder that is not there',
      'cannot be written: the folder /nowhere/at/all does not exist',
      'export',
      'journal',
      '/nowhere/at/all/x',
    ),
    typed(
      'a backup that is not there',
      'not_found: /nowhere/x.sqlite: there is no such file',
      'restore',
      '/nowhere/x.sqlite',
    ),
  ])('$what', async ({ args, says }) => {
    const message = await refusalOf(args())
    if (typeof says === 'string') expect(message).toContain(says)
    else expect(message).toMatch(says)
  })

  it.for([
    ['balance', '--everything'],
    ['record', '--model', 'hailuo-2.3'],
    ['buy'],
    ['assert-balance', '1', '2'],
    ['import', 'shots', 'x.csv'],
    ['reverse'],
    ['frobnicate'],
  ])('misuse ends with 2: %j', async (args) => {
    const ended = await cli.run(...args)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('--help says what there is')
    expect(await state()).toEqual(before)
  })

  it('a clock that is none', async () => {
    const ended = await commandLine(cli.data, 'noon').run('balance')
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'invalid_input: now: "noon" is not an instant such as 2026-10-05T08:00:00Z\n',
    })
  })
})

const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome,clips,units'
const GOOD = {
  task_id: 'good',
  finished_at: '2026-11-12T10:00:00Z',
  model: 'hailuo-2.3',
  resolution: '1080p',
  duration_s: '6',
  outcome: 'success',
  clips: '1',
  units: '2',
}

function usageFile(...rows: readonly Partial<typeof GOOD>[]): string {
  return [HEAD, ...rows.map((row) => Object.values({ ...GOOD, ...row }).join(','))].join('\n')
}

describe('a row of a usage file', () => {
  it.for<{ what: string; row: Partial<typeof GOOD>; field: keyof typeof GOOD; says: string }>([
    { what: 'an unknown model', row: { model: 'hailuo-9' }, field: 'model', says: 'it has MiniMax-Hailuo-2.3-Fast' },
    {
      what: 'a combination that does not exist',
      row: { duration_s: '10', units: '4' },
      field: 'resolution',
      says: 'hailuo-2.3 1080p 10 s does not exist on minimax-video; it has 768p 6 s, 768p 10 s, 1080p 6 s',
    },
    { what: 'no clips', row: { clips: '0' }, field: 'clips', says: '"0" is not a whole number of at least 1' },
    { what: 'negative clips', row: { clips: '-1' }, field: 'clips', says: '"-1" is not a whole number of at least 1' },
    { what: 'units with four decimals', row: { units: '2.0001' }, field: 'units', says: 'has 4 decimals; at most 3' },
    {
      what: 'units that are not the card’s',
      row: { units: '3' },
      field: 'units',
      says: 'the file says 3, the rate card minimax-video charges 2 (1 × 2, MiniMax-Hailuo-2.3 1080p 6 s)',
    },
    {
      what: 'units of a failure (R6)',
      row: { outcome: 'failed' },
      field: 'units',
      says: 'the file says 2, a render with the outcome failed is charged 0',
    },
    {
      what: '31 February',
      row: { finished_at: '2026-02-31T10:00:00Z' },
      field: 'finished_at',
      says: '"2026-02-31T10:00:00Z" is not a date that exists',
    },
    {
      what: 'a wall time that summer time skips',
      row: { finished_at: '2026-03-29 02:30' },
      field: 'finished_at',
      says: '"2026-03-29 02:30" is skipped by summer time in Europe/Berlin',
    },
    {
      what: 'a day that may be a month',
      row: { finished_at: '03/04/2026' },
      field: 'finished_at',
      says: 'write the year first, such as 2026-03-04',
    },
    {
      what: 'an unknown outcome',
      row: { outcome: 'won' },
      field: 'outcome',
      says: 'it must be success, failed or rejected',
    },
    {
      what: 'a task that still runs',
      row: { outcome: 'Processing' },
      field: 'outcome',
      says: 'not finished yet ("Processing")',
    },
    {
      what: 'no time',
      row: { finished_at: '' },
      field: 'finished_at',
      says: 'is missing, and so is submitted_at; one is needed',
    },
  ])('$what refuses the file, with line, column and what would be right', async ({ row, field, says }) => {
    const file = join(folder, 'usage.csv')
    await writeFile(file, usageFile({}, { ...row, task_id: 'bad' }, { task_id: 'later' }))
    const message = await refusalOf(['import', 'usage', file])
    expect(message).toMatch(/^invalid_input: /)
    expect(message).toContain(`${file}: line 3: ${field}: `)
    expect(message).toContain(says)
    expect(message).toContain('Nothing was recorded')
  })

  it.for([
    { what: 'in a closed month (R11)', finishedAt: '2026-09-10', says: '2026-09 is closed and this would change it' },
    {
      what: 'ahead of the clock (R0)',
      finishedAt: '2026-11-24',
      says: 'at: 2026-11-23T23:00:00Z is ahead of the clock',
    },
  ])('$what refuses the file', async ({ finishedAt, says }) => {
    const file = join(folder, 'usage.csv')
    await writeFile(file, usageFile({}, { finished_at: finishedAt, task_id: 'bad' }))
    const message = await refusalOf(['import', 'usage', file])
    expect(message).toContain(`${file}: line 3: `)
    expect(message).toContain(says)
  })

  it('of which there are many: the first five are named, the rest counted', async () => {
    const file = join(folder, 'usage.csv')
    await writeFile(file, usageFile(...Array.from({ length: 9 }, (_, index) => ({ clips: '0', task_id: `t${index}` }))))
    const message = await refusalOf(['import', 'usage', file])
    expect(message.match(/line \d+:/g)).toEqual(['line 2:', 'line 3:', 'line 4:', 'line 5:', 'line 6:'])
    expect(message).toContain('and 4 more')
  })
})

describe('a file', () => {
  it.for<{ what: string; content: string | Uint8Array; says: string }>([
    { what: 'that is empty', content: '', says: 'is empty; a file with a line for each row is needed' },
    { what: 'that is a head line alone', content: `${HEAD}\n`, says: 'has no rows below its head line' },
    {
      what: 'that is not text',
      content: Uint8Array.of(65, 66, 67, 0, 1, 2, 3, 68, 69),
      says: 'is not text: it has the control character 0x00 at byte 4',
    },
    {
      what: 'that is a spreadsheet',
      content: Uint8Array.of(0x50, 0x4b, 3, 4),
      says: 'is not text but a ZIP archive or a spreadsheet; export it as CSV',
    },
    {
      what: 'without a mandatory column',
      content: 'task_id,model\nt1,hailuo-2.3\n',
      says: 'line 1: has no column for resolution, duration_s, finished_at or submitted_at; it has task_id, model',
    },
    {
      what: 'with two columns for one field',
      content: 'model,Model Name,resolution,duration_s,date\n',
      says: 'line 1: "model" and "Model Name" are both columns for model; keep one',
    },
    {
      what: 'with a quote that is never closed',
      content: `${HEAD}\nt1,"2026\n`,
      says: 'line 2: cell 2 of the row that starts here opens a quote that is never closed',
    },
    {
      what: 'with a row that is too short',
      content: `${HEAD}\nt1,2026-11-10\n`,
      says: 'line 2: has 2 cells; the head line has 8',
    },
    {
      what: 'that is one JSON array',
      content: '[{"task_id": "t1"}]',
      says: 'is one JSON array; write each of its objects on a line of its own',
    },
    { what: 'with a line that is no JSON', content: '{"model": "hailuo-2.3"\n', says: 'line 1: is not a JSON object' },
  ])('$what', async ({ content, says }) => {
    const file = join(folder, 'file.csv')
    await writeFile(file, content)
    const message = await refusalOf(['import', 'usage', file])
    expect(message).toMatch(/^invalid_input: /)
    expect(message).toContain(file)
    expect(message).toContain(says)
  })

  it.for(['usage', 'journal'])('of 2 GB is refused before it is read, as %s', async (kind) => {
    const file = join(folder, 'huge.csv')
    await writeFile(file, '')
    await truncate(file, 2 * 1024 ** 3)
    expect(await refusalOf(['import', kind, file])).toContain(
      `${file}: is 2.1 GB; at most 1 GiB can be imported at once: split it by month`,
    )
  })

  it('that is not there, or a folder', async () => {
    const [missing, nested] = [join(folder, 'missing.csv'), join(folder, 'nested')]
    await mkdir(nested, { recursive: true })
    expect(await refusalOf(['import', 'usage', missing])).toContain(`${missing}: does not exist`)
    expect(await refusalOf(['import', 'journal', nested])).toContain(`${nested}: is a folder, not a file`)
    expect(await refusalOf(['rates', 'import', missing])).toContain(`${missing} cannot be read: there is no such file`)
  })

  it('that is a rate card with faults names each by its path', async () => {
    const file = join(folder, 'card.json')
    const card = JSON.parse(await cli.done('rates', 'show', 'minimax-video', '--json')) as { packs: object[] }
    await writeFile(file, JSON.stringify({ ...card, id: 'Ours', packs: [{ ...card.packs[0], price: 1000 }] }))
    const message = await refusalOf(['rates', 'import', file])
    expect(message).toContain(`${file}: id: must be lower-case letters, digits and hyphens, such as "minimax-video"`)
    expect(message).toContain('packs[0].price: must be a decimal string such as "1000.00"')
  })
})

describe('a line of a journal', () => {
  const common = { recordedAt: NOW, source: 'manual', externalId: null, note: null }
  const at = '2026-11-15T00:00:00Z'
  const balance = { id: UNKNOWN, kind: 'balance', at, ...common, account: 'main', units: '5', lot: null }
  const amend = { id: UNKNOWN, kind: 'amend', at, ...common, lot: UNKNOWN, expiresAt: '2026-12-31T00:00:00Z' }
  const reversal = { id: UNKNOWN, kind: 'reversal', at, ...common, entry: UNKNOWN, reason: null }
  const purchase = {
    ...{ id: UNKNOWN, kind: 'purchase', at, ...common, account: 'main', rateCard: 'minimax-video', pack: 'custom' },
    ...{ units: '5', price: { amount: '1.00', currency: 'USD' }, expiresAt: '2026-12-31T00:00:00Z' },
  }
  const usage = {
    ...{ id: UNKNOWN, kind: 'usage', at, ...common, account: 'main', model: 'm', resolution: '768p', seconds: 6 },
    ...{ clips: 1, outcome: 'success', unitsPerClip: '1', payAsYouGo: null, listPricePerUnit: null },
    ...{ production: null, shot: null },
  }

  it.for<{ what: string; line: () => unknown; says: string | RegExp }>([
    {
      what: 'that amends an unknown lot',
      line: () => amend,
      says: `line 2: lot: ${UNKNOWN} is not a lot of this ledger`,
    },
    {
      what: 'with the balance of an unknown lot',
      line: () => ({ ...balance, lot: UNKNOWN }),
      says: `line 2: lot: ${UNKNOWN} is not a lot of this ledger`,
    },
    {
      what: 'that reverses an unknown entry',
      line: () => reversal,
      says: `line 2: entry: ${UNKNOWN} is not in the ledger`,
    },
    {
      what: 'that reverses a reversal',
      line: () => ({ ...reversal, entry: ids.reversal }),
      says: /line 2: entry: \S+ is a reversal, which is not reversed/,
    },
    {
      what: 'that reverses what is reversed',
      line: () => ({ ...reversal, entry: ids.reversed }),
      says: /line 2: entry: \S+ is reversed already/,
    },
    {
      what: 'with units of four decimals',
      line: () => ({ ...balance, units: '5.0001' }),
      says: 'line 2: units: must be units with at most three decimals such as "12.5", not "5.0001"',
    },
    {
      what: 'with units as a number',
      line: () => ({ ...balance, units: 5 }),
      says: 'line 2: units: must be units with at most three decimals such as "12.5", not 5',
    },
    {
      what: 'with negative units',
      line: () => ({ ...balance, units: '-5' }),
      says: 'line 2: units: must be at least 0',
    },
    {
      what: 'without a field',
      line: () => ({ ...balance, lot: undefined }),
      says: 'line 2: lot: is missing; it must be',
    },
    {
      what: 'with a field too many',
      line: () => ({ ...balance, colour: 'red' }),
      says: 'line 2: colour: is not known; leave it out',
    },
    {
      what: 'of an unknown kind',
      line: () => ({ ...balance, kind: 'gift' }),
      says: 'line 2: kind: must be one of purchase, usage, balance, amend, reversal, close, reopen',
    },
    {
      what: 'with an instant without a zone',
      line: () => ({ ...balance, at: '2026-11-15T00:00:00' }),
      says: 'line 2: at: must be an instant in UTC such as "2026-10-05T08:00:00Z", not "2026-11-15T00:00:00"',
    },
    {
      what: 'on 31 February',
      line: () => ({ ...balance, at: '2026-02-31T00:00:00Z' }),
      says: 'line 2: at: "2026-02-31T00:00:00Z" is not a date that exists',
    },
    {
      what: 'ahead of the clock (R0)',
      line: () => ({ ...balance, at: '2026-11-24T00:00:00Z' }),
      says: 'line 2: at: 2026-11-24T00:00:00Z is ahead of the clock',
    },
    {
      what: 'in a closed month (R11)',
      line: () => ({ ...balance, at: '2026-09-15T00:00:00Z' }),
      says: 'line 2: 2026-09 is closed and this would change it',
    },
    {
      what: 'in another currency',
      line: () => ({ ...purchase, price: { amount: '1.00', currency: 'EUR' } }),
      says: 'line 2: price.currency: is EUR; the ledger is in USD',
    },
    {
      what: 'with an expiry before the purchase',
      line: () => ({ ...purchase, expiresAt: at }),
      says: `line 2: expiresAt: ${at} is not after ${at}`,
    },
    {
      what: 'with an amend to an expiry that has passed',
      line: () => ({ ...amend, lot: ids.active, expiresAt: at }),
      says: `line 2: expiresAt: ${at} is not after ${at}`,
    },
    {
      what: 'with negative clips',
      line: () => ({ ...usage, clips: -1 }),
      says: 'line 2: clips: must be a whole number of at least 1, not -1',
    },
    {
      what: 'with more clips than can be counted',
      line: () => ({ ...usage, clips: Number.MAX_SAFE_INTEGER }),
      says: 'line 2: clips: 9007199254740991 are too many to be counted exactly',
    },
    {
      what: 'with an id in capitals',
      line: () => ({ ...usage, id: UNKNOWN.replace('a', 'A') }),
      says: 'line 2: id: must be a UUID in lower case',
    },
    { what: 'that is no JSON', line: () => null, says: 'line 2: the line must be an object' },
  ])('$what', async ({ line, says }) => {
    const file = join(folder, 'line.jsonl')
    const good = { ...usage, id: '01a00000-0000-7000-8000-000000000001' }
    await writeFile(file, `${JSON.stringify(good)}\n${JSON.stringify(line())}\n`)
    const message = await refusalOf(['import', 'journal', file])
    expect(message).toMatch(/^(invalid_input|conflict|not_found|period_closed): /)
    expect(message).toContain(file)
    if (typeof says === 'string') expect(message).toContain(says)
    else expect(message).toMatch(says)
  })

  it.for<{ what: string; line: () => unknown; says: RegExp }>([
    {
      what: 'with the balance of an inactive lot (R8)',
      line: () => ({ ...balance, lot: ids.expired }),
      says: /line 2: lot: \S+ is not active in account main/,
    },
    {
      what: 'that amends an expired lot (R9)',
      line: () => ({ ...amend, lot: ids.expired }),
      says: /line 2: lot: \S+ had expired at/,
    },
  ])('$what', async ({ line, says }) => {
    const file = join(folder, 'line.jsonl')
    const good = { ...usage, id: '01a00000-0000-7000-8000-000000000001' }
    await writeFile(file, `${JSON.stringify(good)}\n${JSON.stringify(line())}\n`)
    const message = await refusalOf(['import', 'journal', file])
    expect(message).toContain(file)
    expect(message).toMatch(says)
  })
})
