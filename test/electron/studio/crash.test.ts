import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { integerBetween, seededRandom } from '../../../shared/domain/random.ts'
import { at } from '../../support/fold.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useFolders, useStudios } from '../../support/studio.ts'

const SCRIPT = join(import.meta.dirname, 'recording-process.ts')
const NOW = at('2026-01-10')

const open = useStudios()
const makeFolder = useFolders()
const processes: ChildProcess[] = []

afterEach(async () => {
  await Promise.all(processes.splice(0).map((process) => kill(process)))
})

async function kill(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const ended = once(process, 'exit')
  process.kill('SIGKILL')
  await ended
}

/** Starts a recording process and kills it once it has told so many lines of a kind; answers all that it told. */
async function killedAfter(lines: number, of: string, folder: string, ...file: string[]): Promise<string[]> {
  const process = spawn(globalThis.process.execPath, [SCRIPT, folder, String(NOW), ...file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.push(process)
  const told: string[] = []
  let seen = 0
  for await (const line of createInterface({ input: process.stdout })) {
    told.push(line)
    if (line.startsWith(of)) seen += 1
    // What is in the pipe already is read to its end: it was told before the kill.
    if (seen === lines) process.kill('SIGKILL')
  }
  await kill(process)
  return told
}

/** Opens the folder as the next program does, and looks everything over. */
async function afterCrash(folder: string): Promise<TestStudio> {
  const studio = await open({ folder, now: NOW })
  expect(await studio.findings()).toEqual([])
  return studio
}

test('every entry that was acknowledged is there after a kill at any moment, and at most one more', async () => {
  const folder = makeFolder()
  const random = seededRandom(7)
  const acknowledged = new Set<string>()
  for (let round = 1; round <= 6; round += 1) {
    const told = await killedAfter(integerBetween(random, 1, 60), 'recorded', folder)
    for (const line of told.filter((one) => one.startsWith('recorded ')))
      acknowledged.add(line.slice('recorded '.length))
    const studio = await afterCrash(folder)
    const { entries } = await studio.value('entries.list', {})
    const recorded = new Set(entries.map(({ id }) => id))
    expect([...acknowledged].filter((id) => !recorded.has(id))).toEqual([])
    expect(recorded.size - acknowledged.size, 'recorded and not yet told').toBeLessThanOrEqual(round)
    const { accounts } = await studio.value('balance.show', {})
    expect(accounts[0]?.overage.units).toBe(String(recorded.size))
    await studio.close()
  }
  expect(acknowledged.size).toBeGreaterThan(6)
})

test('an import is there whole or not at all, after a kill at any moment', async () => {
  const folder = makeFolder()
  const file = join(makeFolder(), 'usage.csv')
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `task-${index},2026-01-05T08:00:00Z,hailuo-02,768p,6,success`,
  )
  writeFileSync(file, ['task_id,finished_at,model,resolution,duration_s,outcome', ...rows, ''].join('\n'))
  for (const progress of [1, 3, 6, 9]) {
    const told = await killedAfter(progress, 'progress', folder, file)
    const studio = await afterCrash(folder)
    const { entries } = await studio.value('studio.info', {})
    expect(entries, `killed after ${progress} steps`).toBeOneOf(
      told.includes('imported') ? [rows.length] : [0, rows.length],
    )
    const { byRenderKind } = await studio.value('statement.show', { month: '2026-01' })
    expect(byRenderKind.reduce((sum, row) => sum + row.clips, 0)).toBe(entries)
    await studio.close()
  }
  expect(await killedAfter(Infinity, 'never', folder, file)).toContain('imported')
  const studio = await afterCrash(folder)
  expect((await studio.value('studio.info', {})).entries).toBe(rows.length)
  expect((await studio.value('imports.usage', { file })).counts).toMatchObject({ new: 0, duplicate: rows.length })
})

test('the folder of a process that was killed is free at once, and no ledger is made anew in it', async () => {
  const folder = makeFolder()
  await killedAfter(3, 'recorded', folder)
  const studio = await afterCrash(folder)
  expect((await studio.value('studio.info', {})).entries).toBeGreaterThanOrEqual(3)
  expect(studio.events.filter(({ type }) => type === 'notice')).toEqual([])
})
