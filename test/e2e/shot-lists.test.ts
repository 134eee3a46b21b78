import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'
import { shotListFile } from '../support/shot-lists.ts'

const makeFolder = temporaryFolders()
const QUEUE = 'Harbour Lights/Reel 1'
const KIND = ['--model', 'hailuo-2.3', '--resolution', '768p']
let cli: CommandLine
let folder = ''

beforeEach(async () => {
  folder = await makeFolder()
  cli = commandLine(join(folder, 'studio'), '2026-11-23T12:00:00Z')
  await cli.done('init', '--zone', 'Europe/Berlin')
  await cli.done('queue', 'create', 'Harbour Lights', '--name', 'Reel 1')
})

function importing(name: string, ...options: readonly string[]) {
  return cli.run('import', 'shots', shotListFile(name), '--queue', QUEUE, ...options)
}

describe('import shots', () => {
  it('previews, asks for agreement to new shots, and plans them', async () => {
    const preview = await importing('kitsu.csv', ...KIND, '--preview')
    expect(preview).toMatchObject({ code: 0, stderr: '' })
    expect(preview.stdout).toContain('(csv (semicolons), columns of Kitsu): nothing is changed')
    expect(preview.stdout).toMatch(/^ +2 {2}new +SEQ01 \/ SH010 +MiniMax-Hailuo-2\.3 768p 6 s, 1 take$/m)
    const silent = await importing('kitsu.csv', ...KIND)
    expect(silent).toMatchObject({ code: 1, stdout: '' })
    expect(silent.stderr).toContain('agree to new shots')
    const digest = /Digest +(\w+)/.exec(preview.stdout)?.[1] ?? ''
    const planned = await importing('kitsu.csv', ...KIND, '--create-new', '--digest', digest)
    expect(planned).toMatchObject({ code: 0, stderr: '' })
    expect(planned.stdout).toContain('5 shots created, 0 changed')
    expect((await importing('kitsu.csv', ...KIND)).stdout).toContain('nothing changed')
  })

  it('says by line and column what is wrong, and changes nothing', async () => {
    const { code, stderr, stdout } = await importing('faults.csv', ...KIND, '--create-new')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('line 3: Shot: the shot has no name')
    const rest = await importing('faults.csv', ...KIND, '--create-new', '--skip-rejected')
    expect(rest.code).toBe(0)
    expect(rest.stderr.match(/^warning: /gm)).toHaveLength(9)
    expect(rest.stdout).toContain('1 shot created')
  })

  it('takes what is said of columns, and a frame rate', async () => {
    const report = await cli.json(
      'imports.shots',
      ...['import', 'shots', shotListFile('shotgrid.csv'), '--queue', QUEUE, ...KIND, '--fps', '25'],
      ...['--create-new', '--columns', 'Cut Duration=frames', 'Priority='],
    )
    expect(report.rows.map(({ shot, render }) => [shot, render?.seconds, render?.priority])).toEqual([
      ['HAR_0010', 6, 5],
      ['HAR_0020', 6, 5],
      ['HAR_0030', 10, 5],
    ])
    const odd = await importing('shotgrid.csv', ...KIND, '--columns', 'Priority')
    expect(odd).toMatchObject({ code: 1, stdout: '' })
  })
})

describe('export queue', () => {
  it('writes a list that comes back without a change', async () => {
    await importing('kitsu.csv', ...KIND, '--create-new')
    const file = join(folder, 'reel.csv')
    expect(await cli.done('export', 'queue', QUEUE, file)).toMatch(/^Wrote 5 renders to /)
    expect(await readFile(file, 'utf8')).toContain('SEQ02,0010,')
    const back = await cli.json('imports.shots', 'import', 'shots', file, '--queue', QUEUE)
    expect(back.counts).toEqual({ new: 0, changed: 0, unchanged: 5, rejected: 0 })
  })

  it('refuses a queue that is not there', async () => {
    const { code, stderr } = await cli.run('export', 'queue', 'Nobody/Nothing', join(folder, 'x.csv'))
    expect(code).toBe(1)
    expect(stderr).toMatch(/^not_found: queue: there is no queue Nobody\/Nothing/)
  })
})
