import { mkdtemp, readdir, readFile, rm, writeFile, mkdir, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { progressLine } from '../../../electron/cli/progress.ts'
import type { ImportReportJson, LedgerEntryJson } from '../../../shared/api/shapes.ts'
import { CARD, EXPIRY, LOT, LOT_ID, OTHER_ID, OVERAGE, PURCHASE, STATEMENT, USAGE, USAGE_ID } from './canned.ts'
import { cli, Gathering, INFO } from './fake-studio.ts'
import type { Answers } from './fake-studio.ts'

const zero = { units: '0', cost: { amount: '0.00', currency: 'USD' } }
const overage = { units: '1.4', cost: { amount: '0.38', currency: 'USD' } }

async function textOf(argv: readonly string[], answers: Answers): Promise<string> {
  const { code, stdout, stderr } = await cli(argv, answers)
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return stdout
}

function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packledger-cli-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('balance', () => {
  test('shows lots in the studio’s zone, named once, with units and money named in the heads', async () => {
    const at = '2026-10-20T00:00:00Z'
    const text = await textOf(['balance'], {
      'balance.show': { at, accounts: [{ account: 'main', units: '3757.9', lots: [LOT], overage: zero }] },
    })
    expect(text).toBe(
      lines(
        'Balance at 2026-10-20 02:00 (times in Europe/Berlin)',
        '',
        'Account main: 3757.9 units left',
        '',
        'Lot                                   Pack      Purchased         Expires           Units  Units left  Price USD  Book value USD',
        '────────────────────────────────────  ────────  ────────────────  ────────────────  ─────  ──────────  ─────────  ──────────────',
        `${LOT_ID}  standard  2026-10-05 10:00  2026-11-05 10:00   3760      3757.9    1000.00          999.44`,
      ),
    )
  })

  test('R5 overage: it is a warning line of its account', async () => {
    const accounts = [
      { account: 'main', units: '0', lots: [], overage },
      { account: 'agency', units: '0', lots: [], overage: zero },
    ]
    const text = await textOf(['balance'], { 'balance.show': { at: '2026-10-20T00:00:00Z', accounts } })
    expect(text.match(/^Warning: .*$/gm)).toEqual([
      'Warning: account main used 1.4 units that no lot covered (overage, 0.38 USD).',
    ])
  })

  test('an empty studio says so', async () => {
    const text = await textOf(['balance'], { 'balance.show': { at: '2026-10-20T00:00:00Z', accounts: [] } })
    expect(text).toContain('Nothing is recorded yet.')
  })

  test('a lot that a balance found has no pack, and says whence it is', async () => {
    const accounts = [{ account: 'main', units: '1', lots: [{ ...LOT, pack: null }], overage: zero }]
    const text = await textOf(['balance'], { 'balance.show': { at: '2026-10-20T00:00:00Z', accounts } })
    expect(text).toContain('(found by a balance)')
  })
})

describe('report', () => {
  test('reads like a document', async () => {
    expect(await textOf(['report', '2026-10'], { 'statement.show': STATEMENT })).toBe(
      lines(
        'Statement for 2026-10',
        '═════════════════════',
        'Days in Europe/Berlin, money in USD; the month is open.',
        '',
        'Warning: account main used 1.4 units that no lot covered (overage, 0.38 USD).',
        '',
        'Account main',
        '',
        'Movement                            Units      USD',
        '────────────────────────────────  ───────  ───────',
        'Opening                              0        0.00',
        'Purchased                         3760     1000.00',
        'Used                                 2.1      0.56',
        'Overage, covered by no lot           1.4      0.38',
        'Adjusted, units that lots gained   -10.25     2.73',
        'Expired unused                       0        0.00',
        'Closing                           3747.65   996.71',
        '',
        'In units, opening + purchased - used + adjusted - expired = closing.',
        'In money, opening + purchased - used - adjusted - expired = closing. Overage is beyond the lots, and in neither.',
        '',
        'By production',
        '',
        'Production      Clips  Failed  Rejected  Units  Cost USD  Overage units  Overage USD',
        '──────────────  ─────  ──────  ────────  ─────  ────────  ─────────────  ───────────',
        'Aurora spot         5       1         0    2.1      0.56            0           0.00',
        '(unattributed)      2       0         0    0        0.00            1.4         0.38',
        '',
        'By render kind',
        '',
        'Model                    Resolution  Seconds  Clips  Failed  Rejected  Units  Cost USD  Overage units  Overage USD',
        '───────────────────────  ──────────  ───────  ─────  ──────  ────────  ─────  ────────  ─────────────  ───────────',
        'MiniMax-Hailuo-2.3-Fast  768p              6      7       1         0    2.1      0.56            1.4         0.38',
        '',
        'By lot',
        '',
        'Lot                                   Pack      Units used  Units expired  Cost USD  Waste USD',
        '────────────────────────────────────  ────────  ──────────  ─────────────  ────────  ─────────',
        `${LOT_ID}  standard         2.1              0      0.56       0.00`,
        '',
        'Totals',
        '',
        'Total                                               USD',
        '──────────────────────────────────────────  ───────────',
        'Spent on packs and overage                  1000.38',
        'Consumed by usage, overage and adjustments     3.67',
        'Wasted, expired unused                         0.00',
        'Cost of a used unit, waste included            1.048571',
        'The same clips at list price                   0.95',
        'Dearer than list price by                      2.72',
      ),
    )
  })

  test('names accounts in the breakdowns where there are several, and leaves overage out where there is none', async () => {
    const [main] = STATEMENT.accounts
    if (main === undefined) throw new Error('the statement has an account')
    const accounts = [
      { ...main, overage: zero },
      { ...main, account: 'agency', overage: zero },
    ]
    const text = await textOf(['report', '2026-10'], { 'statement.show': { ...STATEMENT, accounts } })
    expect(text).toContain('Production      Account  Clips')
    expect(text).not.toContain('Overage units')
    expect(text).not.toContain('Warning')
  })

  test('--json prints the statement itself', async () => {
    const json = await textOf(['report', '2026-10', '--json'], { 'statement.show': STATEMENT })
    expect(JSON.parse(json)).toEqual(STATEMENT)
  })

  test.each([[[]], [['--json']]])('--format json %j prints what its file would hold', async (options) => {
    const text = '{\n  "month": "2026-10"\n}\n'
    const out = await textOf(['report', '2026-10', '--format', 'json', ...options], {
      'exports.statement': { file: null, text, bytes: 25 },
    })
    expect(out).toBe(text)
  })

  test('an export goes out as the studio wrote it, character for character', async () => {
    const text = '; month 2026-10\r\n\tassets:units\n'
    const out = await textOf(['report', '2026-10', '--format', 'hledger'], {
      'exports.statement': { file: null, text, bytes: 33 },
    })
    expect(out).toBe(text)
  })

  test('--out has the studio write an export, and says where', async () => {
    const out = await textOf(['report', '2026-10', '--format', 'csv', '--out', '/tmp/a.csv'], {
      'exports.statement': { file: '/tmp/a.csv', text: null, bytes: 99 },
    })
    expect(out).toBe('Wrote the statement for 2026-10 to /tmp/a.csv (99 bytes).\n')
  })

  test('--out of the text writes what would have been printed', async () => {
    const file = join(folder, '2026-10.txt')
    const answers = { 'statement.show': STATEMENT }
    const printed = await textOf(['report', '2026-10'], answers)
    const out = await textOf(['report', '2026-10', '--out', file], answers)
    expect(await readFile(file, 'utf8')).toBe(printed)
    expect(out).toContain(`to ${file} (${Buffer.byteLength(printed)} bytes)`)
    expect(await readdir(folder)).toEqual(['2026-10.txt'])
  })

  test('a folder that does not exist is refused', async () => {
    const file = join(folder, 'none', '2026-10.txt')
    const refused = await cli(['report', '2026-10', '--out', file], { 'statement.show': STATEMENT })
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toBe(
      `storage_failed: ${file} cannot be written: the folder ${join(folder, 'none')} does not exist\n`,
    )
  })
})

describe('ledger', () => {
  const failed: LedgerEntryJson = {
    ...USAGE,
    id: OTHER_ID,
    outcome: 'failed',
    production: null,
    shot: null,
    postings: [],
  }
  const covered: LedgerEntryJson = { ...USAGE, postings: [...USAGE.postings, OVERAGE] }

  test('shows entries with their postings, and expiries in their place', async () => {
    const late: LedgerEntryJson = { ...failed, at: '2026-11-06T00:00:00Z', note: 'late', reversedBy: USAGE_ID }
    const text = await textOf(['ledger'], {
      'entries.list': { entries: [PURCHASE, covered, late], expiries: [EXPIRY], next: null },
    })
    expect(text).toBe(
      lines(
        'Ledger (times in Europe/Berlin)',
        '',
        'At                Account  Entry     What                                                                              Units  Cost USD  Lot             Entry id',
        '────────────────  ───────  ────────  ──────────────────────────────────────────────────────────────────────────────  ───────  ────────  ──────────────  ────────────────────────────────────',
        `2026-10-05 10:00  main     purchase  standard, 3760 units for 1000.00 USD, expires 2026-11-05 10:00                   3760        0.00  …5b7c9d21       ${LOT_ID}`,
        `2026-10-06 09:30  main     usage     3 clips MiniMax-Hailuo-2.3-Fast 768p 6 s, Aurora spot, A-010                       -2.1      0.56  …5b7c9d21       ${USAGE_ID}`,
        '                                                                                                                        -1.4      0.38  none (overage)',
        '2026-11-05 10:00  main     expiry    left when the lot expired                                                       -3757.9    999.44  …5b7c9d21       —',
        `2026-11-06 01:00  main     usage     3 clips MiniMax-Hailuo-2.3-Fast 768p 6 s, failed (reversed by …2e3f4a5b); late      —        —     —               ${OTHER_ID}`,
        '',
        '3 entries',
      ),
    )
  })

  test('every kind of entry is told in words', async () => {
    const { recordedAt, source, externalId, note } = USAGE
    const base = { id: OTHER_ID, at: '2026-10-07T08:00:00Z', recordedAt, source, externalId, note, postings: [] }
    const entries: LedgerEntryJson[] = [
      { ...base, kind: 'balance', account: 'main', units: '3700', lot: null },
      { ...base, kind: 'balance', account: 'main', units: '1', lot: LOT_ID },
      { ...base, kind: 'amend', lot: LOT_ID, expiresAt: '2026-12-01T00:00:00Z' },
      { ...base, kind: 'reversal', entry: USAGE_ID, reason: 'twice' },
      { ...base, kind: 'close', month: '2026-09', digest: 'd' },
      { ...base, kind: 'reopen', month: '2026-09' },
    ]
    const text = await textOf(['ledger'], { 'entries.list': { entries, expiries: [], next: null } })
    for (const words of [
      'the console showed 3700 units',
      'the console showed 1 unit of lot …5b7c9d21',
      'lot …5b7c9d21 expires 2026-12-01 01:00',
      'takes back …2e3f4a5b: twice',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).toMatch(/close +2026-09/)
    expect(text).toMatch(/reopen +2026-09/)
  })

  const pages = (input: { after?: string | undefined }) =>
    input.after === undefined
      ? { entries: [PURCHASE], expiries: [EXPIRY], next: 'one' }
      : { entries: [covered], expiries: [], next: null }

  test('--json gathers the entries of all pages, and the expiries', async () => {
    const { code, stdout, calls } = await cli(['ledger', '--json', '--from', '2026-10-01'], { 'entries.list': pages })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ entries: [PURCHASE, covered], expiries: [EXPIRY] })
    expect(calls.map((call) => call.input)).toEqual([
      { from: '2026-10-01', limit: 1000 },
      { from: '2026-10-01', limit: 1000, after: 'one' },
    ])
  })

  test('text goes over all pages under one head', async () => {
    const text = await textOf(['ledger'], { 'entries.list': pages })
    expect(text.match(/Entry id/g)).toHaveLength(1)
    expect(text.match(/expiry/g)).toHaveLength(1)
    expect(text).toContain('2 entries')
  })

  test('without entries --json is empty lists', async () => {
    const json = await textOf(['ledger', '--json'], { 'entries.list': { entries: [], expiries: [], next: null } })
    expect(JSON.parse(json)).toEqual({ entries: [], expiries: [] })
  })

  test('--json stops asking for pages once the reader is gone', async () => {
    let asked = 0
    const stdout = new Gathering()
    const endless = () => {
      asked += 1
      if (asked === 3) stdout.destroy()
      return { entries: [covered], expiries: [], next: 'more' }
    }
    const gone = await cli(['ledger', '--json'], { 'entries.list': endless }, { stdout })
    expect(gone).toMatchObject({ code: 0, stderr: '', closed: 1 })
    expect(asked).toBe(3)
  })
})

describe('recording', () => {
  const record = ['record', '--model', 'm', '--resolution', '768p', '--seconds', '6']

  test('a purchase prints the lot', async () => {
    const text = await textOf(['buy', 'standard'], {
      'purchases.record': { status: 'recorded', entry: PURCHASE, lot: LOT },
    })
    expect(text).toContain(`Recorded ${LOT_ID}: standard, 3760 units for 1000.00 USD, expires 2026-11-05 10:00.`)
    expect(text).toContain('Units left')
  })

  test('usage prints charge, postings and a warning of overage', async () => {
    const entry = { ...USAGE, postings: [...USAGE.postings, OVERAGE] }
    const text = await textOf(record, { 'usage.record': { status: 'recorded', charged: '3.5', entry } })
    expect(text).toContain('charged 3.5 units.')
    expect(text).toMatch(new RegExp(`usage +2026-10-06 09:30 +main +${LOT_ID} +-2.1 +0.56`))
    expect(text).toContain('Warning: account main used 1.4 units that no lot covered (overage, 0.38 USD).')
  })

  test('R12 idempotency: the same external id a second time is told as a duplicate, and is no failure', async () => {
    const { code, stdout } = await cli(record, {
      'usage.record': { status: 'duplicate', charged: '2.1', entry: USAGE },
    })
    expect(code).toBe(0)
    expect(stdout).toContain(`Duplicate, nothing recorded; already there as ${USAGE_ID}`)
  })

  test('a failed clip moves nothing', async () => {
    const entry: LedgerEntryJson = { ...USAGE, outcome: 'failed', postings: [] }
    const text = await textOf(record, { 'usage.record': { status: 'recorded', charged: '0', entry } })
    expect(text).toContain('failed')
    expect(text).toContain('charged 0 units.')
    expect(text).toContain('No units moved.')
  })
})

describe('corrections', () => {
  const { recordedAt, source, externalId, note } = USAGE
  const base = { id: OTHER_ID, at: '2026-10-07T08:00:00Z', recordedAt, source, externalId, note, postings: [] }

  test('a balance says what it recorded, when, and what it adjusted', async () => {
    const adjustment = {
      kind: 'adjustment',
      at: base.at,
      account: 'main',
      lot: LOT_ID,
      units: '-0.4',
      cost: zero.cost,
    } as const
    const text = await textOf(['assert-balance', '3757.5'], {
      'balances.assert': {
        entry: { ...base, kind: 'balance', account: 'main', units: '3757.5', lot: null, postings: [adjustment] },
      },
    })
    expect(text).toContain(`Recorded ${OTHER_ID}: 3757.5 units at 2026-10-07 10:00 (Europe/Berlin).`)
    expect(text).toMatch(/adjustment .* -0\.4 +0\.00/)
  })

  test('a check says what is different and why it may be', async () => {
    const compared = {
      at: base.at,
      lot: null,
      ledger: '3760',
      cost: zero.cost,
      postings: [],
      lastChecked: null,
      lastCheckedOf: null,
    }
    expect(
      await textOf(['assert-balance', '3758', '--check'], {
        'balances.compare': {
          ...compared,
          difference: '-2',
          causes: [{ kind: 'charged-failures', since: base.at, clips: 3, units: '2' }],
        },
      }),
    ).toBe(
      'The ledger has 3760 units left at 2026-10-07 10:00 (Europe/Berlin); never checked before.\n\n' +
        'The console shows 2 units less than the ledger.\n\n' +
        '- Failed clips may have been charged: some of the 3 since 2026-10-07 10:00 come to 2 units exactly.\n\n' +
        'Are takes missing? Import them, and the difference explains itself.\n',
    )
    expect(
      await textOf(['assert-balance', '3759', '--check'], {
        'balances.compare': {
          ...compared,
          difference: '-1',
          causes: [{ kind: 'charged-failures', since: base.at, clips: 3, units: '1' }],
        },
      }),
    ).toContain('come to 1 unit exactly.')
    expect(
      await textOf(['assert-balance', '3760', '--check'], {
        'balances.compare': { ...compared, difference: '0', causes: [] },
      }),
    ).toContain('Console and ledger agree.')
  })

  test('a check says that no likely cause was found, and of what the console has more asks for no import of takes', async () => {
    const compared = {
      at: base.at,
      lot: LOT_ID,
      ledger: '3760',
      cost: zero.cost,
      postings: [],
      causes: [],
      lastChecked: base.at,
      lastCheckedOf: 'account' as const,
    }
    const checkText = (difference: string) =>
      textOf(['assert-balance', '3758', '--check'], { 'balances.compare': { ...compared, difference } })
    expect(await checkText('-2')).toBe(
      'The ledger has 3760 units left at 2026-10-07 10:00 (Europe/Berlin); last checked 2026-10-07 10:00 with its account.\n\n' +
        'The console shows 2 units less than the ledger.\n\nNo likely cause was found.\n\n' +
        'Are takes missing? Import them, and the difference explains itself.\n',
    )
    const more = await checkText('2')
    expect(more).toContain('No likely cause was found.')
    expect(more).toContain('Is a purchase missing, or is a take recorded twice?')
    expect(more).not.toContain('Import')
  })

  test('an amend shows the lot as it now is', async () => {
    const expiresAt = '2026-12-01T00:00:00Z'
    const text = await textOf(['amend', LOT_ID, '--expires', expiresAt], {
      'lots.amend': { entry: { ...base, kind: 'amend', lot: LOT_ID, expiresAt }, lot: { ...LOT, expiresAt } },
    })
    expect(text).toContain('the lot expires 2026-12-01 01:00 (Europe/Berlin).')
  })

  test('a reversal says how many entries it took back', async () => {
    expect(await textOf(['reverse', USAGE_ID], { 'entries.reverse': { reversed: 1, reversals: [OTHER_ID] } })).toBe(
      'Reversed 1 entry.\n',
    )
    expect(
      await textOf(['reverse', '--batch', OTHER_ID], {
        'entries.reverse': { reversed: 2, reversals: [OTHER_ID, USAGE_ID] },
      }),
    ).toBe('Reversed 2 entries.\n')
  })

  test('closing and reopening say so', async () => {
    expect(await textOf(['close', '2026-10'], { 'months.close': { month: '2026-10', digest: 'abc' } })).toBe(
      'Closed 2026-10; digest of its statement abc.\n',
    )
    expect(await textOf(['reopen', '2026-10'], { 'months.reopen': { month: '2026-10' } })).toBe('Reopened 2026-10.\n')
  })
})

describe('imports', () => {
  const row = { externalId: null, field: null, reason: null }
  const rows: ImportReportJson['rows'] = [
    { ...row, line: 4, verdict: 'duplicate', externalId: 'task-3', reason: 'already recorded' },
    {
      ...row,
      line: 9,
      verdict: 'conflict',
      externalId: 'task-8',
      field: 'clips',
      reason: 'recorded with 2 clips, the file has 3',
    },
    { ...row, line: 12, verdict: 'rejected', field: 'resolution', reason: '1080p 10 s does not exist' },
    { ...row, line: 2, verdict: 'new', externalId: 'task-1' },
  ]
  const preview: ImportReportJson = {
    file: 'october.csv',
    format: 'csv',
    digest: 'sha-1',
    applied: false,
    batch: null,
    counts: { new: 2997, duplicate: 1, conflict: 1, rejected: 1 },
    rows,
    unknownColumns: ['director', 'mood'],
  }

  test('a preview tells what is not plainly new, counts the rest, and gives the digest', async () => {
    expect(await textOf(['import', 'usage', 'october.csv', '--preview'], { 'imports.usage': preview })).toBe(
      lines(
        'Preview of october.csv (csv): nothing is recorded',
        '',
        'Line  Verdict    External id  Field       Reason',
        '────  ─────────  ───────────  ──────────  ─────────────────────────────────────',
        '   4  duplicate  task-3       —           already recorded',
        '   9  conflict   task-8       clips       recorded with 2 clips, the file has 3',
        '  12  rejected   —            resolution  1080p 10 s does not exist',
        '',
        '2997 rows are new.',
        '',
        'Columns that no field is known for, kept in the note: director, mood',
        '',
        'New        2997',
        'Duplicate  1',
        'Conflict   1',
        'Rejected   1',
        'Digest     sha-1',
      ),
    )
  })

  const applied: ImportReportJson = { ...preview, applied: true, batch: OTHER_ID, unknownColumns: [] }

  test('an import says its batch; conflicts and skipped rows are warnings on standard error, and no failure', async () => {
    const { code, stdout, stderr } = await cli(['import', 'usage', 'october.csv', '--skip-rejected'], {
      'imports.usage': applied,
    })
    expect(code).toBe(0)
    expect(stdout).toContain('Imported october.csv (csv): 2997 entries recorded.')
    expect(stdout).toContain(`reverse --batch ${OTHER_ID}`)
    expect(stderr).toBe(
      lines(
        'warning: october.csv line 9: conflict, not recorded (external id task-8): clips: recorded with 2 clips, the file has 3',
        'warning: october.csv line 12: rejected, not recorded: resolution: 1080p 10 s does not exist',
      ),
    )
  })

  test('of many conflicts the first are told, and how many more there are', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ ...row, line: index + 2, verdict: 'conflict' as const }))
    const report = { ...applied, rows: many, counts: { new: 0, duplicate: 0, conflict: 50, rejected: 0 } }
    const { stderr } = await cli(['import', 'journal', 'a.jsonl'], { 'imports.journal': report })
    const told = stderr.trimEnd().split('\n')
    expect(told).toHaveLength(21)
    expect(told.at(-1)).toBe('warning: 30 more not recorded')
  })

  test('a file with nothing new records nothing, and its conflicts are warnings all the same', async () => {
    const counts = { new: 0, duplicate: 1, conflict: 1, rejected: 0 }
    const report = { ...preview, counts, rows: rows.slice(0, 2) }
    const { code, stdout, stderr } = await cli(['import', 'usage', 'october.csv'], { 'imports.usage': report })
    expect(code).toBe(0)
    expect(stdout).toContain('Nothing new in october.csv (csv): nothing recorded.')
    expect(stderr).toMatch(/^warning: october.csv line 9: conflict/)
  })

  test('a preview that lists not all says how many it leaves out', async () => {
    const report = { ...preview, counts: { ...preview.counts, duplicate: 1500 } }
    const text = await textOf(['import', 'usage', 'october.csv', '--preview'], { 'imports.usage': report })
    expect(text).toContain('1499 such rows are not listed.')
  })

  test('--json leaves standard output to the report', async () => {
    const { code, stdout } = await cli(['import', 'usage', 'october.csv', '--json'], { 'imports.usage': applied })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual(applied)
  })

  test('rejected rows that refuse the file are a refusal', async () => {
    const message = 'october.csv line 12: resolution: 1080p 10 s does not exist'
    const refused = await cli(['import', 'usage', 'october.csv'], {
      'imports.usage': { refuse: 'invalid_input', message },
    })
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: `invalid_input: ${message}\n` })
  })
})

describe('rate cards', () => {
  test('show packs, render kinds and rules, each rule with how well it is known', async () => {
    const text = await textOf(['rates', 'show', 'minimax-video'], { 'rates.show': CARD })
    expect(text).toMatch(/standard +Standard +1000\.00 +3760 +1 month +20 +0\.05/)
    expect(text).toMatch(/custom +Custom Pricing +— +— +1 month +— +—/)
    expect(text).toMatch(/MiniMax-Hailuo-02 +text-to-video, image-to-video +512p +10 +0\.5 +0\.15/)
    expect(text).toMatch(/unitsRollOver +documented +no\n/)
    expect(text).toContain('unitsRollOver: tip 3')
    expect(text).toMatch(/drawingOrder +assumed +the lot that expires first/)
    expect(text).toMatch(/packsStack +unknown +—\n/)
  })

  test('are listed', async () => {
    const { id, vendor, currency, asOf, source } = CARD
    const cards = [{ id, vendor, currency, asOf, source, packs: 5, renderKinds: 8 }]
    expect(await textOf(['rates'], { 'rates.list': { cards } })).toMatch(
      /minimax-video +MiniMax +USD +2026-03-16 +5 +8\n/,
    )
  })

  test('what was exported is what is imported', async () => {
    const file = join(folder, 'card.json')
    const out = await textOf(['rates', 'export', 'minimax-video', file], { 'rates.show': CARD })
    expect(out).toContain(`Wrote the rate card minimax-video to ${file}`)
    const { calls, stdout } = await cli(['rates', 'import', file], {
      'rates.import': { id: 'minimax-video', replaced: true },
    })
    expect(stdout).toBe('Replaced the rate card minimax-video.\n')
    const text = await readFile(file, 'utf8')
    expect(JSON.parse(text)).toEqual(CARD)
    expect(calls).toEqual([{ name: 'rates.import', input: { origin: file, text } }])
    expect(await readdir(folder)).toEqual(['card.json'])
  })

  test.each([
    { what: 'does not exist', make: () => Promise.resolve(), says: 'cannot be read: there is no such file or folder' },
    { what: 'is a folder', make: (file: string) => mkdir(file), says: 'is not a file' },
    {
      what: 'is not text',
      make: (file: string) => writeFile(file, Buffer.from([0xff, 0x00, 0xd8])),
      says: 'is not UTF-8 text',
    },
    {
      what: 'is far too large',
      make: async (file: string) => {
        await writeFile(file, '')
        await truncate(file, 2 ** 31)
      },
      says: 'has 2147483648 bytes; at most 4194304 are read',
    },
  ])('a file that $what is refused by name', async ({ make, says }) => {
    const file = join(folder, 'card.json')
    await make(file)
    const refused = await cli(['rates', 'import', file])
    expect(refused).toMatchObject({ code: 1, stdout: '', calls: [] })
    expect(refused.stderr.startsWith(`invalid_input: ${file}`)).toBe(true)
    expect(refused.stderr).toContain(says)
  })
})

describe('burndown', () => {
  test('shows the days with what each lot held', async () => {
    const text = await textOf(['burndown'], {
      'burndown.show': {
        from: '2026-10-05',
        to: '2026-10-06',
        zone: 'Europe/Berlin',
        accounts: [
          {
            account: 'main',
            lots: [{ id: LOT_ID, pack: 'standard', expiresAt: LOT.expiresAt, units: '3760' }],
            points: [
              { day: '2026-10-04', units: '0', lots: [] },
              { day: '2026-10-05', units: '3760', lots: [{ lot: LOT_ID, units: '3760' }] },
              { day: '2026-10-06', units: '3757.9', lots: [{ lot: LOT_ID, units: '3757.9' }] },
            ],
          },
        ],
      },
      'burndown.outlook': { at: '2026-10-06T08:00:00Z', zone: 'Europe/Berlin', accounts: [] },
    })
    expect(text).toContain('Units left at the end of each day, 2026-10-05 to 2026-10-06 (days in Europe/Berlin)')
    expect(text).toMatch(/2026-10-04 +0 +—/)
    expect(text).toMatch(/2026-10-06 +3757\.9 +standard …5b7c9d21: 3757\.9/)
  })
})

describe('upkeep', () => {
  const counts = { entries: 3, postings: 4, lots: 1, months: 1 }

  test('a ledger that holds says what was checked', async () => {
    expect(await textOf(['verify'], { 'ledger.verify': { ok: true, ...counts, findings: [] } })).toBe(
      'The ledger holds: 3 entries, 4 postings, 1 lot, 1 month.\n',
    )
  })

  test('a ledger that does not hold ends with 1 and its findings', async () => {
    const answers = { 'ledger.verify': { ok: false, ...counts, findings: ['lot x: costs 999.99 of 1000.00'] } }
    const text = await cli(['verify'], answers)
    expect(text).toMatchObject({ code: 1, stderr: 'ledger_damaged: 1 finding; the ledger does not verify\n' })
    expect(text.stdout).toContain('- lot x: costs 999.99 of 1000.00')
    const json = await cli(['verify', '--json'], answers)
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout)).toEqual(answers['ledger.verify'])
  })

  test('backups are made, listed and restored', async () => {
    const backup = {
      file: '/data/backups/a.sqlite',
      takenAt: '2026-10-20T10:00:00Z',
      reason: 'manual',
      bytes: 81920,
    } as const
    expect(await textOf(['backup'], { 'backups.create': backup })).toBe(
      'Backed up to /data/backups/a.sqlite (81920 bytes).\n',
    )
    const list = await textOf(['backups'], { 'backups.list': { backups: [backup] } })
    expect(list).toMatch(/^Taken \(Europe\/Berlin\)/)
    expect(list).toMatch(/2026-10-20 12:00 +manual +81920 +\/data\/backups\/a\.sqlite/)
    const restored = { restored: backup.file, keptCopy: '/data/backups/kept.sqlite', entries: 3 }
    expect(await textOf(['restore', backup.file], { 'backups.restore': restored })).toBe(
      'Restored /data/backups/a.sqlite: 3 entries.\nWhat it replaced is kept in /data/backups/kept.sqlite: restore that to undo this.\n',
    )
  })
})

describe('the studio', () => {
  test('info and init name zone, currency and folder', async () => {
    for (const argv of [['info'], ['init']]) {
      expect(await textOf(argv, { 'studio.init': INFO })).toMatch(
        /Data folder +\/data\/studio\nTime zone +Europe\/Berlin\n/,
      )
    }
  })

  test('demo says what it filled in', async () => {
    const demo = { entries: 3051, from: '2026-05-01', to: '2026-10-31' }
    expect(await textOf(['demo'], { 'demo.fill': demo })).toBe(
      'Filled the demo studio: 3051 entries from 2026-05-01 to 2026-10-31.\n',
    )
  })

  test('exports say what they wrote', async () => {
    const written = { file: '/tmp/a', entries: 1, bytes: 10 }
    expect(await textOf(['export', 'journal', '/tmp/a'], { 'exports.journal': written })).toBe(
      'Wrote 1 entry to /tmp/a (10 bytes).\n',
    )
    expect(await textOf(['export', 'usage', '/tmp/a'], { 'exports.usage': written })).toBe(
      'Wrote 1 entry to /tmp/a (10 bytes).\n',
    )
  })

  test('accounts say what they draw first', async () => {
    const accounts = [{ account: 'main', drawingOrder: 'expiry' }] as const
    expect(await textOf(['accounts'], { 'accounts.list': { accounts: [...accounts] } })).toMatch(
      /main +the lot that expires first/,
    )
    const set = { account: 'main', drawingOrder: 'purchase' } as const
    expect(await textOf(['accounts', 'set', 'main', '--drawing-order', 'purchase'], { 'accounts.set': set })).toBe(
      'Account main now draws the lot purchased first.\n',
    )
  })
})

describe('progress', () => {
  const verifying: Answers = {
    'ledger.verify': (_input, emit) => {
      const of = { type: 'progress', operation: 'ledger.verify' } as const
      emit({ ...of, done: 10, total: null })
      emit({ ...of, done: 250, total: 1000 })
      emit({ ...of, done: 251, total: 1000 })
      emit({ type: 'changed', areas: ['ledger'], revision: 8 })
      return { ok: true, entries: 1, postings: 1, lots: 1, months: 1, findings: [] }
    },
  }

  test('is one line on a terminal, rewritten where it changes, and gone at the end', async () => {
    const stderr = new Gathering({ columns: 80 })
    await cli(['verify'], verifying, { stderr })
    expect(stderr.text).toBe('\r\u001b[KChecking the ledger: 10\r\u001b[KChecking the ledger: 25 %\r\u001b[K')
  })

  test('says in words what is done, also of a bill that is compared and of a queue that is forecast', () => {
    const stderr = new Gathering({ columns: 80 })
    const line = progressLine(stderr)
    line.show({ type: 'progress', operation: 'bills.compare', done: 3000, total: null })
    line.show({ type: 'progress', operation: 'queue.forecast', done: 1, total: 4 })
    expect(stderr.text).toBe('\r\u001b[KComparing the bill: 3000\r\u001b[KForecasting: 25 %')
  })

  test('is shown on a terminal that does not know its width', async () => {
    const stderr = new Gathering({ columns: 0 })
    await cli(['verify'], verifying, { stderr })
    expect(stderr.text).toContain('Checking the ledger: 25 %')
  })

  test('is not shown where standard error is no terminal', async () => {
    expect((await cli(['verify'], verifying)).stderr).toBe('')
  })

  test('is not shown where it would wrap', async () => {
    const stderr = new Gathering({ columns: 10 })
    await cli(['verify'], verifying, { stderr })
    expect(stderr.text).toBe('')
  })
})
