import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../scripts/builder-parts.ts'

const FOLDER = join(import.meta.dirname, '../../.github/workflows')

interface Step {
  readonly uses?: string
  readonly run?: string
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const texts = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const)
const workflows = texts.map(([name, text]) => [name, parseYaml(text) as Workflow] as const)

const SYSTEMS = /os: \[ubuntu-[\d.]+, macos-\d+, windows-\d+\]/

describe('the workflows', () => {
  test.each(workflows)("%s uses other people's steps at one commit, never at a name that can move", (_, { jobs }) => {
    const steps = Object.values(jobs).flatMap((job) => job.steps)
    for (const { uses } of steps) expect(uses ?? '@'.padEnd(41, '0')).toMatch(/@[0-9a-f]{40}$/)
    expect(steps.length).toBeGreaterThan(3)
  })

  test.each(workflows)('%s may read the repository and nothing else, unless a job says more', (_, { permissions }) => {
    expect(permissions).toEqual({ contents: 'read' })
  })

  test('keep what a person types out of shell scripts', () => {
    const scripts = workflows.flatMap(([, { jobs }]) => Object.values(jobs).flatMap(({ steps }) => steps))
    for (const { run } of scripts) expect(run ?? '').not.toContain('${{')
  })

  test('need no secret for a check', () => {
    const [, check] = texts.find(([name]) => name === 'check.yml') ?? ['', '']
    expect(check).toContain('npm run check')
    expect(check).not.toContain('secrets.')
  })

  test('publish nothing: a release is a draft until a person publishes it', () => {
    const [, release] = texts.find(([name]) => name === 'release.yml') ?? ['', '']
    expect(release).toMatch(/gh release create .*--draft/)
    expect(release.match(/contents: write/g)).toHaveLength(1)
  })

  test('check and package on Linux, macOS and Windows', () => {
    for (const [name, text] of texts) expect([name, text]).toEqual([name, expect.stringMatching(SYSTEMS)])
  })

  test('give every file of a release its checksum, before the draft takes them in', () => {
    const [, release] = workflows.find(([name]) => name === 'release.yml') ?? ['', null]
    const runs = release?.jobs['draft']?.steps.flatMap(({ run }) => run ?? []) ?? []
    expect(runs).toEqual([
      expect.stringMatching(/^sha256sum -- \* > .*SHA256SUMS/),
      expect.stringMatching(/^gh release create .* release\/\* --draft/),
    ])
  })
})
