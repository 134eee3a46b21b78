import { expect, test } from 'vitest'
import { findUsageColumns, usageFieldOf } from '../../../electron/imports/usage/usage-columns.ts'
import { USAGE_FIELDS } from '../../../shared/domain/usage-fields.ts'
import { refusalOf } from './support.ts'

const MANDATORY = ['model', 'resolution', 'duration_s', 'finished_at']

test('the neutral names are the fields', () => {
  expect(USAGE_FIELDS.map(usageFieldOf)).toEqual([...USAGE_FIELDS])
})

test.each([
  ['Task ID', 'task_id'],
  ['task-id', 'task_id'],
  ['id', 'task_id'],
  ['External_ID', 'task_id'],
  ['created_at', 'submitted_at'],
  ['Start', 'submitted_at'],
  ['Completed At', 'finished_at'],
  ['DATE', 'finished_at'],
  ['time', 'finished_at'],
  ['at', 'finished_at'],
  ['Production', 'project'],
  ['project name', 'project'],
  ['seconds', 'duration_s'],
  ['duration', 'duration_s'],
  ['Length', 'duration_s'],
  ['Duration (s)', 'duration_s'],
  ['Duration (sec)', 'duration_s'],
  ['status', 'outcome'],
  ['Result', 'outcome'],
  ['Size', 'resolution'],
  ['res', 'resolution'],
  ['Comment', 'note'],
  ['charge', 'units'],
  ['credits', 'units'],
  ['Units used', 'units'],
  ['Shot ID', 'shot'],
  [' Clips ', 'clips'],
])('%j is the field %s', (name, field) => {
  expect(usageFieldOf(name)).toBe(field)
})

test('a name that is no field’s is none: a client may have several productions', () => {
  expect(['client', 'operator', '', '費用'].map(usageFieldOf)).toEqual([null, null, null, null])
})

test('columns are found in any order, others are kept by their names', () => {
  const columns = findUsageColumns(['Operator', ' Model', 'Res', 'Seconds', 'Date', ''], 'a.csv', 1)
  expect(columns).toMatchObject({
    width: 6,
    at: { model: 1, resolution: 2, duration_s: 3, finished_at: 4, submitted_at: -1, task_id: -1 },
    unknown: [
      { name: 'Operator', at: 0 },
      { name: 'column 6', at: 5 },
    ],
  })
})

test('two columns for one field are refused by both their names', async () => {
  const refusal = await refusalOf(() => findUsageColumns([...MANDATORY, 'Completed At'], 'a.csv', 2))
  expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: 'a.csv', line: 2, field: 'finished_at' } })
  expect(refusal.message).toBe(
    'a.csv, line 2: "finished_at" and "Completed At" are both columns for finished_at; keep one',
  )
})

test('missing columns are refused, with what is missing and what was found', async () => {
  const refusal = await refusalOf(() => findUsageColumns(['Model', 'Cost'], 'a.csv', 1))
  expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: 'a.csv', line: 1, field: 'resolution' } })
  expect(refusal.message).toBe(
    'a.csv, line 1: has no column for resolution, duration_s, finished_at or submitted_at; it has Model, Cost',
  )
})

test('of the two instants one is enough', () => {
  expect(findUsageColumns(['model', 'resolution', 'duration_s', 'submitted_at'], 'a.csv', 1).at.submitted_at).toBe(3)
})

test('a head line without end does not become a message without end', async () => {
  const refusal = await refusalOf(() => findUsageColumns(Array<string>(10_000).fill('something'), 'a.csv', 1))
  expect(refusal.message.length).toBeLessThan(500)
})
