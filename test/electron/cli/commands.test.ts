import { describe, expect, test } from 'vitest'
import type { OperationName } from '../../../shared/api/operations.ts'
import { LOT_ID, OTHER_ID } from './canned.ts'
import { cli } from './fake-studio.ts'

/** Every command with every option, and the call that it is: the refusal keeps the test to what was called. */
const CALLS: readonly { line: string; name: OperationName; input: Readonly<Record<string, unknown>> }[] = [
  {
    line: 'init --zone Europe/Berlin --currency EUR',
    name: 'studio.init',
    input: { zone: 'Europe/Berlin', currency: 'EUR' },
  },
  { line: 'init', name: 'studio.init', input: {} },
  { line: 'demo', name: 'demo.fill', input: {} },
  { line: 'rates', name: 'rates.list', input: {} },
  { line: 'rates show minimax-video', name: 'rates.show', input: { id: 'minimax-video' } },
  { line: 'accounts', name: 'accounts.list', input: {} },
  {
    line: 'accounts set main --drawing-order purchase',
    name: 'accounts.set',
    input: { account: 'main', drawingOrder: 'purchase' },
  },
  { line: 'buy standard', name: 'purchases.record', input: { pack: 'standard' } },
  {
    line: 'buy custom --at 2026-10-05 --units 12000 --price 2900.00 --currency USD --expires 2027-01-01 --rate-card ours --external-id inv-7 --note boss --account agency',
    name: 'purchases.record',
    input: {
      pack: 'custom',
      at: '2026-10-05',
      units: '12000',
      price: '2900.00',
      currency: 'USD',
      expires: '2027-01-01',
      rateCard: 'ours',
      externalId: 'inv-7',
      note: 'boss',
      account: 'agency',
    },
  },
  {
    line: 'record --model m --resolution 768p --seconds 6',
    name: 'usage.record',
    input: { model: 'm', resolution: '768p', seconds: 6, clips: 1, outcome: 'success' },
  },
  {
    line: 'record --model m --resolution 768p --seconds 10 --clips 3 --outcome failed --at 2026-10-05 --production P --shot S --take 2 --kept --external-id t --rate-card ours --note n --account agency',
    name: 'usage.record',
    input: {
      model: 'm',
      resolution: '768p',
      seconds: 10,
      clips: 3,
      outcome: 'failed',
      at: '2026-10-05',
      production: 'P',
      shot: 'S',
      take: '2',
      kept: true,
      externalId: 't',
      rateCard: 'ours',
      note: 'n',
      account: 'agency',
    },
  },
  {
    line: 'record --model m --resolution 768p --seconds 6 --no-kept',
    name: 'usage.record',
    input: { model: 'm', resolution: '768p', seconds: 6, clips: 1, outcome: 'success', kept: false },
  },
  {
    line: 'import usage a.csv --preview --skip-rejected --digest d --rate-card ours --account agency',
    name: 'imports.usage',
    input: {
      file: 'a.csv',
      preview: true,
      skipRejected: true,
      digest: 'd',
      rateCard: 'ours',
      account: 'agency',
      columns: [],
    },
  },
  {
    line: 'import usage a.csv',
    name: 'imports.usage',
    input: { file: 'a.csv', preview: false, skipRejected: false, columns: [] },
  },
  {
    line: 'import journal a.jsonl --preview --skip-rejected --digest d',
    name: 'imports.journal',
    input: { file: 'a.jsonl', preview: true, skipRejected: true, digest: 'd' },
  },
  { line: 'balance', name: 'balance.show', input: { all: false } },
  {
    line: 'balance --at 2026-10-05 --all --account agency',
    name: 'balance.show',
    input: { at: '2026-10-05', all: true, account: 'agency' },
  },
  {
    line: `assert-balance 3214.5 --lot ${LOT_ID} --at 2026-10-05 --note n --account agency`,
    name: 'balances.assert',
    input: { units: '3214.5', lot: LOT_ID, at: '2026-10-05', note: 'n', account: 'agency' },
  },
  {
    line: `assert-balance 3214.5 --check --lot ${LOT_ID} --at 2026-10-05 --note n --account agency`,
    name: 'balances.compare',
    input: { units: '3214.5', lot: LOT_ID, at: '2026-10-05', account: 'agency' },
  },
  {
    line: `amend ${LOT_ID} --expires 2026-12-01 --at 2026-10-05`,
    name: 'lots.amend',
    input: { lot: LOT_ID, expires: '2026-12-01', at: '2026-10-05' },
  },
  { line: `reverse ${OTHER_ID} --reason twice`, name: 'entries.reverse', input: { entry: OTHER_ID, reason: 'twice' } },
  { line: `reverse --batch ${OTHER_ID}`, name: 'entries.reverse', input: { batch: OTHER_ID } },
  { line: 'checks --account agency', name: 'checks.list', input: { account: 'agency' } },
  {
    line: 'claims list --state open --from 2026-10-01 --account agency',
    name: 'claims.list',
    input: { state: 'open', from: '2026-10-01', account: 'agency', limit: 100 },
  },
  {
    line: 'claims raise a b --charged 1 --note console --state sent --at 2026-10-05',
    name: 'claims.raise',
    input: { takes: ['a', 'b'], charged: '1', note: 'console', state: 'sent', at: '2026-10-05' },
  },
  {
    line: 'claims mark sent a b --at 2026-10-05',
    name: 'claims.mark',
    input: { takes: ['a', 'b'], state: 'sent', at: '2026-10-05' },
  },
  { line: 'claims withdraw a', name: 'claims.withdraw', input: { takes: ['a'] } },
  {
    line: 'claims export disputes.csv --state refused --account agency',
    name: 'exports.claims',
    input: { file: 'disputes.csv', state: 'refused', account: 'agency' },
  },
  { line: 'close 2026-10', name: 'months.close', input: { month: '2026-10' } },
  { line: 'close 2026-10 --check', name: 'months.checklist', input: { month: '2026-10' } },
  { line: 'closings 2026-10', name: 'months.history', input: { month: '2026-10' } },
  { line: 'reopen 2026-10 --note late', name: 'months.reopen', input: { month: '2026-10', note: 'late' } },
  {
    line: 'ledger --from 2026-10-01 --to 2026-11-01 --production P --account agency',
    name: 'entries.list',
    input: { from: '2026-10-01', to: '2026-11-01', production: 'P', account: 'agency', limit: 1000 },
  },
  { line: 'report 2026-10', name: 'statement.show', input: { month: '2026-10' } },
  { line: 'report 2026-10 --json', name: 'statement.show', input: { month: '2026-10' } },
  { line: 'report 2026-10 --format json', name: 'exports.statement', input: { month: '2026-10', format: 'json' } },
  { line: 'report 2026-10 --format csv', name: 'exports.statement', input: { month: '2026-10', format: 'csv' } },
  {
    line: 'report 2026-10 --format beancount --out a.beancount',
    name: 'exports.statement',
    input: { month: '2026-10', format: 'beancount', file: 'a.beancount' },
  },
  {
    line: 'report 2026-10 --json --out a.json',
    name: 'exports.statement',
    input: { month: '2026-10', format: 'json', file: 'a.json' },
  },
  { line: 'report 2026-10 --json --format csv', name: 'exports.statement', input: { month: '2026-10', format: 'csv' } },
  {
    line: 'burndown --from 2026-10-01 --to 2026-10-31 --account agency',
    name: 'burndown.show',
    input: { from: '2026-10-01', to: '2026-10-31', account: 'agency' },
  },
  {
    line: 'compare --clips hailuo-02/768p/6=11000,a/b/1080p/10s=0',
    name: 'plans.compare',
    input: {
      clips: [
        { model: 'hailuo-02', resolution: '768p', seconds: 6, clips: 11000, takes: 1 },
        { model: 'a/b', resolution: '1080p', seconds: 10, clips: 0, takes: 1 },
      ],
    },
  },
  {
    line: 'compare --queue Nike/Hero --rate-card ours --units 12000 --price 2900 --route m/768p/6 --cover 80% --pack pro',
    name: 'plans.compare',
    input: {
      queue: 'Nike/Hero',
      card: 'ours',
      custom: { units: '12000', price: '2900' },
      routable: [{ model: 'm', resolution: '768p', seconds: 6 }],
      coverage: '0.8',
      pack: 'pro',
    },
  },
  {
    line: 'compare --queue Nike/Hero --route none',
    name: 'plans.compare',
    input: { queue: 'Nike/Hero', routable: [] },
  },
  {
    line: 'schedule --queue Nike/Hero --account agency --rate-card ours --overflow-price 0.3 --earliest 2026-10-05 --time-limit 2.5',
    name: 'plans.schedule',
    input: {
      queue: 'Nike/Hero',
      account: 'agency',
      card: 'ours',
      overflowPrice: '0.3',
      earliest: '2026-10-05',
      timeLimit: 2.5,
    },
  },
  {
    line: 'schedule --queue Nike/Hero --no-overflow --budget 6000 --units 12000 --price 2900',
    name: 'plans.schedule',
    input: {
      queue: 'Nike/Hero',
      overflowPrice: null,
      monthlyBudget: '6000',
      custom: { units: '12000', price: '2900' },
      timeLimit: 10,
    },
  },
  { line: 'queue list', name: 'queues.list', input: { archived: false } },
  { line: 'queue list --archived', name: 'queues.list', input: { archived: true } },
  {
    line: 'queue create Nike --name Hero --account agency --rate-card ours',
    name: 'queues.save',
    input: { production: 'Nike', name: 'Hero', account: 'agency', rateCard: 'ours' },
  },
  {
    line: 'queue add Nike/Hero --shot S --model m --resolution 768p --seconds 6 --takes 3 --clips 2 --day 2026-10-05 --priority 1 --state held',
    name: 'renders.add',
    input: {
      queue: 'Nike/Hero',
      renders: [
        {
          shot: 'S',
          model: 'm',
          resolution: '768p',
          seconds: 6,
          takes: 3,
          clips: 2,
          day: '2026-10-05',
          priority: 1,
          state: 'held',
        },
      ],
    },
  },
  { line: 'queue project Nike/Hero', name: 'queue.show', input: { queue: 'Nike/Hero' } },
  {
    line: 'queue plan-purchase custom --day 2026-11-02 --count 2 --units 100 --price 20 --rate-card ours --account agency',
    name: 'purchases.plan',
    input: {
      pack: 'custom',
      day: '2026-11-02',
      count: 2,
      units: '100',
      price: '20',
      rateCard: 'ours',
      account: 'agency',
    },
  },
  {
    line: 'queue save-version Hero --name Pitch',
    name: 'versions.save',
    input: { queue: 'Hero', name: 'Pitch' },
  },
  {
    line: 'queue restore-version Hero Pitch',
    name: 'versions.restore',
    input: { queue: 'Hero', version: 'Pitch', keep: true },
  },
  {
    line: 'queue compare-versions Hero Pitch',
    name: 'versions.compare',
    input: { queue: 'Hero', from: 'Pitch', to: 'now' },
  },
  {
    line: 'queue compare-versions Hero Pitch Final',
    name: 'versions.compare',
    input: { queue: 'Hero', from: 'Pitch', to: 'Final' },
  },
  { line: 'queue green-light Hero', name: 'queue.greenLight', input: { queue: 'Hero' } },
  {
    line: 'queue green-light Hero --day 2026-11-02',
    name: 'queue.greenLight',
    input: { queue: 'Hero', day: '2026-11-02' },
  },
  { line: 'export journal a.jsonl', name: 'exports.journal', input: { file: 'a.jsonl', format: 'jsonl' } },
  {
    line: 'export journal a.journal --format hledger',
    name: 'exports.journal',
    input: { file: 'a.journal', format: 'hledger' },
  },
  {
    line: 'export usage a.csv --from 2026-10-01 --to 2026-11-01',
    name: 'exports.usage',
    input: { file: 'a.csv', from: '2026-10-01', to: '2026-11-01' },
  },
  { line: 'export queue Nova/Hero a.csv', name: 'exports.queue', input: { queue: 'Nova/Hero', file: 'a.csv' } },
  { line: 'payments', name: 'payments.list', input: { all: false } },
  { line: 'payments list --all', name: 'payments.list', input: { all: true } },
  {
    line: 'payments import a.ofx --preview',
    name: 'payments.import',
    input: { file: 'a.ofx', preview: true, charges: 'negative', columns: [] },
  },
  {
    line: 'payments import a.csv --card Visa --currency eur --dates day-first --decimals comma --charges positive --column When=date A=B=payee Saldo=',
    name: 'payments.import',
    input: {
      file: 'a.csv',
      preview: false,
      card: 'Visa',
      currency: 'EUR',
      dates: 'day-first',
      decimals: 'comma',
      charges: 'positive',
      columns: [
        { column: 'When', field: 'date' },
        { column: 'A=B', field: 'payee' },
        { column: 'Saldo', field: null },
      ],
    },
  },
  {
    line: 'payments tie 0195a000-0000-7000-8000-000000000001 0195a000-0000-7000-8000-000000000002',
    name: 'payments.tie',
    input: { payment: '0195a000-0000-7000-8000-000000000001', purchase: '0195a000-0000-7000-8000-000000000002' },
  },
  {
    line: 'payments untie 0195a000-0000-7000-8000-000000000002',
    name: 'payments.untie',
    input: { purchase: '0195a000-0000-7000-8000-000000000002' },
  },
  {
    line: 'payments decline 0195a000-0000-7000-8000-000000000001 0195a000-0000-7000-8000-000000000002',
    name: 'payments.decline',
    input: { payment: '0195a000-0000-7000-8000-000000000001', purchase: '0195a000-0000-7000-8000-000000000002' },
  },
  {
    line: 'payments undecline 0195a000-0000-7000-8000-000000000001 0195a000-0000-7000-8000-000000000002',
    name: 'payments.undecline',
    input: { payment: '0195a000-0000-7000-8000-000000000001', purchase: '0195a000-0000-7000-8000-000000000002' },
  },
  {
    line: 'payments forget 0195a000-0000-7000-8000-000000000001',
    name: 'payments.forget',
    input: { payment: '0195a000-0000-7000-8000-000000000001' },
  },
  {
    line: 'payments forget /tmp/card.qfx --kept 2026-11-20T11:00:00Z',
    name: 'payments.forget',
    input: { statement: 'card.qfx', keptAt: '2026-11-20T11:00:00Z' },
  },
  { line: 'compare-bill a.csv', name: 'bills.compare', input: { file: 'a.csv' } },
  {
    line: 'compare-bill a.csv --time utc --counts seconds --column output --account b',
    name: 'bills.compare',
    input: { file: 'a.csv', time: 'utc', counts: 'seconds', column: 'output', account: 'b' },
  },
  {
    line: 'import shots a.csv --queue q',
    name: 'imports.shots',
    input: {
      file: 'a.csv',
      queue: 'q',
      preview: false,
      createNew: false,
      skipRejected: false,
      columns: [],
      productions: [],
    },
  },
  {
    line: 'import shots a.csv --queue q --preview --create-new --skip-rejected --digest d --model m --resolution 768p --seconds 6 --takes 3 --fps 23.976 --columns Ref=shot Size= --productions N2 Nova',
    name: 'imports.shots',
    input: {
      file: 'a.csv',
      queue: 'q',
      preview: true,
      createNew: true,
      skipRejected: true,
      digest: 'd',
      model: 'm',
      resolution: '768p',
      seconds: 6,
      takes: 3,
      fps: '23.976',
      columns: [
        { column: 'Ref', field: 'shot' },
        { column: 'Size', field: null },
      ],
      productions: ['N2', 'Nova'],
    },
  },
  { line: 'verify', name: 'ledger.verify', input: {} },
  { line: 'backup', name: 'backups.create', input: {} },
  { line: 'backup a.sqlite', name: 'backups.create', input: { file: 'a.sqlite' } },
  { line: 'backups', name: 'backups.list', input: {} },
  { line: 'restore a.sqlite', name: 'backups.restore', input: { file: 'a.sqlite' } },
]

describe('every command is one call of the contract', () => {
  test.each(CALLS)('$line', async ({ line, name, input }) => {
    const refused = await cli(line.split(' '), { [name]: { refuse: 'unsupported', message: 'told by the test' } })
    expect(refused.stderr).toBe('unsupported: told by the test\n')
    expect(refused.calls).toEqual([{ name, input }])
  })
})

describe('a bad value is the dispatcher’s to refuse, never a misuse', () => {
  const record = (...more: string[]) => ['record', '--model', 'm', '--resolution', '768p', '--seconds', '6', ...more]

  test.each([
    { argv: record('--clips', '-1'), field: 'clips' },
    { argv: record('--clips', '0'), field: 'clips' },
    { argv: record('--clips', '2.5'), field: 'clips' },
    { argv: record('--clips', ''), field: 'clips' },
    { argv: record('--clips', '0x10'), field: 'clips' },
    { argv: record('--seconds', 'abc'), field: 'seconds' },
    { argv: record('--outcome', 'maybe'), field: 'outcome' },
    { argv: record('--production', ''), field: 'production' },
    { argv: ['assert-balance', '-5'], field: 'units' },
    { argv: ['assert-balance', '--account', 'agency', '-5'], field: 'units' },
    { argv: ['assert-balance', 'many'], field: 'units' },
    { argv: ['buy', 'custom', '--units', '-3'], field: 'units' },
    { argv: ['buy', 'custom', '--units', '3', '--price', '-0.5'], field: 'price' },
    { argv: ['buy', 'standard', '--currency', 'dollars'], field: 'currency' },
    { argv: ['accounts', 'set', 'main', '--drawing-order', 'random'], field: 'drawingOrder' },
    { argv: ['close', '2026-13'], field: 'month' },
    { argv: ['report', 'October'], field: 'month' },
    { argv: ['report', '2026-10', '--format', 'docx'], field: 'format' },
    { argv: ['report', '2026-10', '--client', 'Halden', '--format', 'focus'], field: 'format' },
    { argv: ['report', '2026-10', '--format', 'xlsx'], field: 'out' },
    { argv: ['report', '2026-10', '--format', 'pdf'], field: 'out' },
    { argv: ['report', '2026-10', '--out', ''], field: 'out' },
    { argv: ['report', '2026-10', '--all', ''], field: 'all' },
    { argv: ['report', '2026-10', '--client', ''], field: 'client' },
    { argv: ['export', 'journal', 'a', '--format', 'csv'], field: 'format' },
  ])('$argv', async ({ argv, field }) => {
    const refused = await cli(argv)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(new RegExp(`^invalid_input: ${field}: `))
  })
})
