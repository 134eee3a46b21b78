import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { useStudios, useFolders } from '../../support/studio.ts'
const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const
const custom = { pack: 'custom', units: '10', price: '10' } as const
test('H1', async () => {
  const s = await open({ now: '2026-01-05' })
  await s.value('purchases.record', { ...custom, expires: '2026-02-05' })
  await s.value('usage.record', { ...take, clips: 10, at: '2026-01-06' }).catch(async () => { s.clock.set('2026-01-06'); await s.value('usage.record', { ...take, clips: 10 }) })
  s.clock.set('2026-02-10')
  await s.value('months.close', { month: '2026-01' })
  await s.value('balances.assert', { units: '4', at: '2026-02-01' })
  expect(await s.findings()).toEqual([])
})
test('H2', async () => {
  const s = await open({ now: '2026-01-05' })
  await s.value('purchases.record', { ...custom, expires: '2026-04-05' })
  s.clock.set('2026-03-10')
  await s.value('months.close', { month: '2026-02' })
  const o = await s.studio.call('usage.record', { ...take, at: '2026-01-10' })
  console.log(JSON.stringify(o).slice(0, 200))
  expect(await s.findings()).toEqual([])
})
test('H3', async () => {
  const s = await open({ now: '2026-01-05' })
  await s.value('purchases.record', { ...custom, expires: '2026-04-05' })
  const one = await s.value('usage.record', { ...take, externalId: 'a' })
  s.clock.set('2026-01-06')
  await s.value('entries.reverse', { entry: one.entry.id })
  const two = await s.value('usage.record', { ...take, externalId: 'a', at: '2026-01-05' })
  expect(two.status).toBe('recorded')
  await s.value('exports.journal', { file: s.path('j.jsonl') })
  const t = await open({ now: '2026-01-07' })
  const r = await t.value('imports.journal', { file: s.path('j.jsonl') })
  console.log(r.counts, r.rows)
  const a = await s.value('entries.list', {}), b = await t.value('entries.list', {})
  expect(b.entries.map(e => e.id)).toEqual(a.entries.map(e => e.id))
})
test('H4', async () => {
  const s = await open({ now: '2026-01-05' })
  await s.value('purchases.record', { ...custom, expires: '2026-04-05' })
  const one = await s.value('usage.record', { ...take, at: '2026-01-05T00:04:00Z' })
  await s.value('entries.reverse', { entry: one.entry.id })
  await s.value('exports.journal', { file: s.path('j.jsonl') })
  const t = await open({ now: '2026-01-07' })
  const r = await t.studio.call('imports.journal', { file: s.path('j.jsonl') })
  console.log(JSON.stringify(r).slice(0, 500))
  expect(r.ok).toBe(true)
})
test('H5', async () => {
  const s = await open({ now: '2026-01-05' })
  await s.value('purchases.record', { ...custom, expires: '2026-04-05' })
  await s.close()
  for (const mode of ['WAL', 'DELETE']) {
    const db = new Database(s.ledgerFile); db.pragma('journal_mode = ' + mode); db.pragma('user_version = 999'); db.close()
    const before = readFileSync(s.ledgerFile)
    await s.open()
    console.log(JSON.stringify(await s.studio.call('studio.info', {})))
    console.log(JSON.stringify(await s.studio.call('studio.init', {})))
    await s.close()
    expect(readFileSync(s.ledgerFile).equals(before), mode).toBe(true)
  }
})
test('H6', async () => {
  const folder = useF()
  const file = folder + '/ledger.sqlite'
  const db = new Database(file); db.exec('create table a(b); insert into a values (1)'); db.close()
  const before = readFileSync(file)
  const s = await open({ folder })
  console.log(JSON.stringify(await s.studio.call('studio.info', {})))
  const { error } = await s.studio.call('studio.info', {}) as any
  expect(readFileSync(error.details.movedTo + '/ledger.sqlite').equals(before)).toBe(true)
})
test('H7', async () => {
  const s = await open({ now: '2026-01-05' })
  await s.value('purchases.record', { ...custom, expires: '2026-04-05' })
  s.clock.set('2026-01-04')
  const o = await s.value('usage.record', { ...take, clips: 2 })
  console.log(JSON.stringify(o))
  console.log(JSON.stringify(await s.value('balance.show', {})))
})
const useF = useFolders()
