import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { createProgram } from '../../../electron/cli/program.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { LOT, PURCHASE, USAGE } from './canned.ts'
import { cli, Gathering, INFO } from './fake-studio.ts'

const BALANCE = { at: '2026-10-20T00:00:00Z', accounts: [] }
const balance = { 'balance.show': BALANCE } as const

describe('exit codes', () => {
  test('what is done ends with 0, and the studio is closed', async () => {
    const done = await cli(['balance'], balance)
    expect(done).toMatchObject({ code: 0, stderr: '', closed: 1 })
  })

  test('what is refused ends with 1, code and message on standard error, nothing on standard output', async () => {
    const answers = { 'months.close': { refuse: 'period_closed', message: 'month: 2026-10 is closed' } } as const
    for (const argv of [
      ['close', '2026-10'],
      ['close', '2026-10', '--json'],
    ]) {
      const refused = await cli(argv, answers)
      expect(refused).toMatchObject({
        code: 1,
        stdout: '',
        stderr: 'period_closed: month: 2026-10 is closed\n',
        closed: 1,
      })
    }
  })

  test('a studio that cannot be opened is a refusal', async () => {
    const openStudio = () =>
      Promise.reject(new Refusal('ledger_locked', 'held by packledger command line, process 4711'))
    const refused = await cli(['balance'], {}, { openStudio })
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toBe('ledger_locked: held by packledger command line, process 4711\n')
  })

  test('a defect ends with 1 and is told with its stack, and the studio is closed', async () => {
    const defect = await cli(['balance'], {
      'balance.show': () => Promise.reject(new TypeError('lots is not iterable')),
    })
    expect(defect).toMatchObject({ code: 1, stdout: '', closed: 1 })
    expect(defect.stderr).toMatch(/^internal: TypeError: lots is not iterable\n +at /)
  })

  test.each([
    { argv: ['blance'], says: "unknown command 'blance'" },
    { argv: ['balance', '--bogus'], says: "unknown option '--bogus'" },
    { argv: ['buy'], says: "missing required argument 'pack'" },
    { argv: ['balance', 'extra'], says: 'too many arguments' },
    {
      argv: ['record', '--model', 'm', '--resolution', '768p'],
      says: "required option '--seconds <seconds>' not specified",
    },
    { argv: ['amend', 'lot'], says: "required option '--expires <instant>' not specified" },
    { argv: ['balance', '--at'], says: "option '--at <instant>' argument missing" },
    { argv: ['rates', 'bogus'], says: 'too many arguments' },
    { argv: ['import', 'bogus', 'file'], says: "unknown command 'bogus'" },
    { argv: ['reverse'], says: 'name either an entry or, with --batch, a batch' },
    { argv: ['reverse', 'e', '--batch', 'b'], says: 'name either an entry or, with --batch, a batch' },
    { argv: [], says: 'Usage: packledger' },
    { argv: ['import'], says: 'Usage: packledger import' },
    { argv: ['export'], says: 'Usage: packledger export' },
    { argv: ['queue'], says: 'Usage: packledger queue' },
    { argv: ['schedule'], says: 'name either a file or --queue' },
    { argv: ['schedule', 'a.csv', '--queue', 'q'], says: 'name either a file or --queue' },
    {
      argv: ['schedule', 'a.csv', '--no-overflow', '--overflow-price', '1'],
      says: 'name either --overflow-price or --no-overflow',
    },
    { argv: ['compare'], says: 'name either --clips or --queue' },
    { argv: ['compare', '--clips', 'm/768p/6=1', '--queue', 'q'], says: 'name either --clips or --queue' },
  ])('misuse ends with 2 and opens no studio: $argv', async ({ argv, says }) => {
    const misuse = await cli(argv)
    expect(misuse).toMatchObject({ code: 2, stdout: '', ports: null })
    expect(misuse.stderr).toContain(says)
  })

  test('Ctrl-C during a long command closes the studio and ends with 130', async () => {
    const interrupt = new AbortController()
    const answers = {
      'ledger.verify': () => {
        interrupt.abort()
        return new Promise<never>(() => undefined)
      },
    }
    const interrupted = await cli(['verify'], answers, { interrupt: interrupt.signal })
    expect(interrupted).toMatchObject({ code: 130, stdout: '', stderr: '', closed: 1 })
  })

  test('on a terminal Ctrl-C says that what is running is finished first', async () => {
    const interrupt = new AbortController()
    const stderr = new Gathering({ columns: 80 })
    const answers = {
      'ledger.verify': () => {
        interrupt.abort()
        return new Promise<never>(() => undefined)
      },
    }
    await cli(['verify'], answers, { interrupt: interrupt.signal, stderr })
    expect(stderr.text).toBe('Stopping; Ctrl-C again ends at once.\n')
  })

  test('Ctrl-C while the studio opens closes it before anything is called', async () => {
    const interrupted = await cli(['verify'], {}, { interrupt: AbortSignal.abort() })
    expect(interrupted).toMatchObject({ code: 130, closed: 1, calls: [] })
  })
})

describe('a list of clips', () => {
  test.each([
    ['x=3', '"x=3" is not MODEL/RESOLUTION/SECONDS=COUNT'],
    ['m/768p/6', '"m/768p/6" is not MODEL/RESOLUTION/SECONDS=COUNT'],
    ['m/768p/6=-5', 'asks for "-5" clips; a count is a whole number of 0 or more'],
    ['m/768p/6=1.5', 'asks for "1.5" clips'],
    [',', 'names no render kind'],
  ])('%s is refused with what would be right', async (clips, says) => {
    const { code, stderr } = await cli(['compare', `--clips=${clips}`])
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)])
    expect(stderr).toMatch(/^invalid_input: clips: /)
  })

  test('kinds to route that are none are refused', async () => {
    const { code, stderr } = await cli(['compare', '--queue', 'q', '--route', 'm/768p'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('route: "m/768p" is not MODEL/RESOLUTION/SECONDS')])
  })
})

describe('standard output', () => {
  const failing = (code: string) =>
    new Writable({
      write: (_chunk, _encoding, done) => {
        done(Object.assign(new Error(`write ${code}`), { code }))
      },
    })

  test('a reader that is gone (| head) is silent', async () => {
    const gone = await cli(['balance'], balance, { stdout: failing('EPIPE') })
    expect(gone).toMatchObject({ code: 0, stderr: '', closed: 1 })
  })

  test('a disk that is full is told', async () => {
    const full = await cli(['balance'], balance, { stdout: failing('ENOSPC') })
    expect(full).toMatchObject({ code: 1, stderr: 'storage_failed: standard output cannot be written: write ENOSPC\n' })
  })

  test('--json prints exactly the operation’s value', async () => {
    const answers = { 'purchases.record': { status: 'recorded', entry: PURCHASE, lot: LOT } } as const
    const json = await cli(['buy', 'standard', '--json'], answers)
    expect(JSON.parse(json.stdout)).toEqual(answers['purchases.record'])
    expect(json.stderr).toBe('')
  })

  test('a notice of the studio is a warning on standard error', async () => {
    const message = "today's backup could not be taken: the disk is full"
    const noticed = await cli(['balance'], {
      'balance.show': (_input, emit) => {
        emit({ type: 'notice', message })
        return BALANCE
      },
    })
    expect(noticed).toMatchObject({ code: 0, stderr: `warning: ${message}\n` })
  })

  test('backups are listed even where the ledger cannot say its zone', async () => {
    const backup = { file: '/b.sqlite', takenAt: '2026-10-20T10:00:00Z', reason: 'daily', bytes: 1 } as const
    const listed = await cli(['backups'], {
      'studio.info': { refuse: 'ledger_damaged', message: 'the ledger is damaged' },
      'backups.list': { backups: [backup] },
    })
    expect(listed).toMatchObject({ code: 0, stderr: '' })
    expect(listed.stdout).toContain('Taken (Europe/Berlin)')
  })

  test('a control sequence in a name never reaches the terminal', async () => {
    const entry = { ...USAGE, production: 'Aurora\u001b[2J\u0007\nspot' }
    const shown = await cli(['record', '--model', 'm', '--resolution', '768p', '--seconds', '6'], {
      'usage.record': { status: 'recorded', charged: '2.1', entry },
    })
    expect(shown.code).toBe(0)
    expect(shown.stdout).not.toMatch(/(?!\n)\p{Cc}/u)
    expect(shown.stdout).toContain('Aurora\ufffd[2J\ufffd')
  })
})

describe('global options', () => {
  test.each([
    [['--data', '/srv/studio', 'balance']],
    [['balance', '--data', '/srv/studio']],
    [['balance', '--data=/srv/studio']],
  ])('the data folder is named before or after the command: %j', async (argv) => {
    const { code, ports } = await cli(argv, balance, { env: { PACKLEDGER_DATA: '/elsewhere' } })
    expect(code).toBe(0)
    expect(ports?.dataFolder).toBe('/srv/studio')
  })

  test('after a subcommand too', async () => {
    const { ports } = await cli(['rates', 'show', 'x', '--data', '/srv/studio'], {
      'rates.show': { refuse: 'not_found', message: 'x' },
    })
    expect(ports?.dataFolder).toBe('/srv/studio')
  })

  test('without --data the environment names the data folder, and it is made absolute', async () => {
    const { ports } = await cli(['balance'], balance, { env: { PACKLEDGER_DATA: 'studio' } })
    expect(ports?.dataFolder).toBe(join(process.cwd(), 'studio'))
  })

  test('an empty --data is refused rather than meaning the current folder', async () => {
    const refused = await cli(['balance', '--data', ''], balance)
    expect(refused).toMatchObject({ code: 1, stderr: 'invalid_input: data: "" names no folder\n', ports: null })
  })

  test('without either it is in the home folder', async () => {
    const { ports } = await cli(['balance'], balance)
    expect(ports?.dataFolder.startsWith(homedir())).toBe(true)
  })

  test('--now fixes the clock', async () => {
    const { ports } = await cli(['balance', '--now', '2026-10-05T10:00:00+02:00'], balance)
    expect(ports?.clock.now()).toBe(Date.UTC(2026, 9, 5, 8))
  })

  test('without --now the machine’s clock counts', async () => {
    const { ports } = await cli(['balance'], balance)
    expect(ports?.clock.now()).toBe(Date.UTC(2026, 9, 20))
  })

  test.each(['yesterday', '2026-10-05T10:00:00', '2026-10-05', '2026-02-31T10:00:00Z'])(
    '--now %s is refused before a studio is opened',
    async (now) => {
      const refused = await cli(['balance', '--now', now], balance)
      expect(refused).toMatchObject({ code: 1, stdout: '', ports: null })
      expect(refused.stderr).toMatch(/^invalid_input: now: "/)
    },
  )

  test('the lock names its holder', async () => {
    const { ports } = await cli(['info'], { 'studio.info': INFO })
    expect(ports?.program).toBe('packledger command line')
  })

  test('--version is the package’s', async () => {
    expect(await cli(['--version'])).toMatchObject({ code: 0, stdout: `${packageJson.version}\n`, ports: null })
  })
})

describe('help', () => {
  const silent = new Gathering()
  const program = createProgram(
    { stdout: silent, stderr: silent },
    () => Promise.resolve(),
    () => Promise.resolve(),
  )
  const paths = (command: Command, path: readonly string[]): string[][] =>
    command.commands.flatMap((one) => {
      const own = [...path, one.name()]
      return [...(isRunnable(one) ? [own] : []), ...paths(one, own)]
    })
  const isRunnable = (command: Command): boolean =>
    command.commands.length === 0 || ['rates', 'accounts', 'alerts'].includes(command.name())

  test('lists every command there is', () => {
    expect(paths(program, []).map((path) => path.join(' '))).toEqual([
      'init',
      'info',
      'demo',
      'rates',
      'rates show',
      'rates import',
      'rates export',
      'accounts',
      'accounts set',
      'buy',
      'record',
      'import usage',
      'import shots',
      'import journal',
      'compare-bill',
      'payments list',
      'payments import',
      'payments tie',
      'payments untie',
      'payments decline',
      'payments undecline',
      'payments forget',
      'balance',
      'assert-balance',
      'amend',
      'reverse',
      'checks',
      'claims list',
      'claims raise',
      'claims mark',
      'claims withdraw',
      'claims export',
      'close',
      'reopen',
      'closings',
      'ledger',
      'report',
      'burndown',
      'alerts',
      'alerts snooze',
      'alerts thresholds',
      'compare',
      'schedule',
      'queue list',
      'queue create',
      'queue add',
      'queue project',
      'queue forecast',
      'queue plan-purchase',
      'queue save-version',
      'queue restore-version',
      'queue compare-versions',
      'queue green-light',
      'export journal',
      'export usage',
      'export calendar',
      'export queue',
      'verify',
      'backup',
      'backups',
      'restore',
      'watch',
      'serve',
    ])
  })

  test.each(paths(program, []))('%s %s shows an example of its own, and the global options', async (...path) => {
    const argv = path.filter((part) => typeof part === 'string')
    const help = await cli([...argv, '--help'])
    expect(help).toMatchObject({ code: 0, stderr: '', ports: null })
    expect(help.stdout).toMatch(new RegExp(`Examples?:\\n  packledger ${argv.join(' ')}( |\\n|$)`))
    expect(help.stdout).toContain('--data <folder>')
  })

  test('the reference has every command, and no other', async () => {
    const reference = await readFile(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8')
    const headings = [...reference.matchAll(/^### `([a-z -]+)/gm)].map((match) => (match[1] ?? '').trim())
    expect(headings.toSorted()).toEqual(
      paths(program, [])
        .map((path) => path.join(' '))
        .toSorted(),
    )
  })

  test('is also a command', async () => {
    const help = await cli(['help', 'buy'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toContain('Usage: packledger buy [options] <pack>')
  })
})
