import { describe, expect, test } from 'vitest'
import { isMinimaxTask, textsOfMinimaxTask } from '../../../electron/imports/usage/minimax-tasks.ts'
import type { JsonObject } from '../../../electron/imports/usage/usage-json.ts'
import { refusalOf } from './support.ts'

const OK = { status_code: 0, status_msg: 'success' }
const REQUEST = { model: 'MiniMax-Hailuo-2.3', prompt: 'a secret', resolution: '1080P', duration: 6 }
const RESPONSE = { task_id: '176843862716480', status: 'Success', file_id: '1', base_resp: OK }

const texts = (line: JsonObject) => textsOfMinimaxTask(line).texts

describe('a task result', () => {
  test.each<[string, JsonObject]>([
    ['flat', { ...REQUEST, ...RESPONSE, created_at: 1_772_361_000, updated_at: 1_772_361_090 }],
    [
      'in request and response',
      { request: REQUEST, response: RESPONSE, created_at: 1_772_361_000, finished_at: 1_772_361_090 },
    ],
    [
      'in request and query',
      { request: REQUEST, query: RESPONSE, submitted_at: 1_772_361_000, updated_at: 1_772_361_090 },
    ],
    ['in a task', { task: { ...REQUEST, ...RESPONSE, created_at: 1_772_361_000, updated_at: 1_772_361_090 } }],
    [
      'in a task in a response',
      {
        request: REQUEST,
        response: { base_resp: OK, task: { ...RESPONSE, created_at: 1_772_361_000, updated_at: 1_772_361_090 } },
      },
    ],
  ])('is read %s', (_, line) => {
    expect(isMinimaxTask(line)).toBe(true)
    expect(texts(line)).toMatchObject({
      task_id: '176843862716480',
      submitted_at: '1772361000',
      finished_at: '1772361090',
      model: 'MiniMax-Hailuo-2.3',
      mode: 't2v',
      resolution: '1080P',
      duration_s: '6',
      outcome: 'Success',
      note: '',
    })
  })

  test('of the second form of the interface is read', () => {
    const line = {
      id: 'v2-1',
      model: 'MiniMax-H3',
      status: 'succeeded',
      content: [{ type: 'text', text: 'a secret' }],
      resolution: '768P',
      duration: 5,
      created_at: 1_772_361_000,
      updated_at: 1_772_361_090,
      usage: { total_seconds: 5 },
    }
    expect(isMinimaxTask(line)).toBe(true)
    expect(textsOfMinimaxTask(line)).toMatchObject({
      texts: { task_id: 'v2-1', model: 'MiniMax-H3', outcome: 'succeeded', duration_s: '5', mode: '' },
      unknown: [],
    })
  })

  test('has the vendor’s defaults where the request says nothing', () => {
    const line = { request: { model: 'MiniMax-Hailuo-2.3', prompt: 'x' }, response: RESPONSE }
    expect(texts(line)).toMatchObject({ resolution: '768P', duration_s: '6' })
  })

  test('has what the log says under neutral names rather than a default', () => {
    const line = { ...RESPONSE, model_name: 'MiniMax-Hailuo-2.3-Fast', seconds: 10, size: '768p', mode: 'i2v' }
    expect(texts(line)).toMatchObject({
      model: 'MiniMax-Hailuo-2.3-Fast',
      duration_s: '10',
      resolution: '768p',
      mode: 'i2v',
    })
  })

  test('keeps what the log adds, and leaves the prompt out', () => {
    const line = {
      request: REQUEST,
      response: RESPONSE,
      project: 'Aurora',
      scene: 2,
      shot: '001',
      take: 3,
      kept: true,
      note: 'too dark',
      operator: 'Ann',
      tags: ['night'],
    }
    const { texts: told, unknown } = textsOfMinimaxTask(line)
    expect(told).toMatchObject({
      project: 'Aurora',
      scene: '2',
      shot: '001',
      take: '3',
      kept: 'true',
      note: 'too dark',
    })
    expect(unknown).toEqual([
      { name: 'operator', text: 'Ann' },
      { name: 'tags', text: '["night"]' },
    ])
    expect(JSON.stringify({ told, unknown })).not.toContain('secret')
  })
})

describe('the mode', () => {
  test.each([
    ['t2v', { prompt: 'x' }],
    ['t2v', { prompt: 'x', first_frame_image: '', subject_reference: [] }],
    ['i2v', { prompt: 'x', first_frame_image: 'https://example.com/a.png' }],
    ['first-last-frame', { first_frame_image: 'a', last_frame_image: 'b' }],
    ['s2v', { prompt: 'x', subject_reference: [{ type: 'character', image: ['a'] }] }],
    ['i2v', { prompt: 'x', mode: 'i2v' }],
    ['', {}],
  ])('is %s by the request %j', (mode, request) => {
    expect(texts({ request, response: RESPONSE }).mode).toBe(mode)
  })
})

describe('the outcome', () => {
  test.each([
    ['rejected', { ...RESPONSE, status: 'Fail', base_resp: { status_code: 1026 } }],
    ['rejected', { ...RESPONSE, status: 'Fail', base_resp: { status_code: 1027 } }],
    ['rejected', { status: 'failed', error: { code: 1026, message: 'input sensitive' } }],
    ['rejected', { status: 'failed', error: { code: '1027' } }],
    ['rejected', { status: 'Fail', status_code: 1027 }],
    ['rejected', { request: { base_resp: OK }, query: { base_resp: { status_code: 1027 }, status: 'Fail' } }],
    ['rejected', { response: { base_resp: { status_code: 1026 } } }],
    ['Fail', { ...RESPONSE, status: 'Fail', base_resp: { status_code: 1000 } }],
    ['Processing', { ...RESPONSE, status: 'Processing', base_resp: { status_code: 1002 } }],
    ['success', { ...RESPONSE, status: 'success' }],
    ['expired', { ...RESPONSE, status: 'expired' }],
  ])('is %s', (outcome, line) => {
    expect(texts(line).outcome).toBe(outcome)
  })

  test('cannot be told from an answer that has a code and no status', async () => {
    const refusal = await refusalOf(() => texts({ ...REQUEST, task_id: '1', base_resp: { status_code: 1004 } }))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { field: 'status' } })
    expect(refusal.message).toContain('the code 1004')
  })

  test('cannot be told from an answer without a status', async () => {
    const refusal = await refusalOf(() => texts({ ...REQUEST, task_id: '1', base_resp: OK }))
    expect(refusal.message).toBe('status: is missing')
  })
})

test('a task id that JSON has rounded is refused rather than mistaken for another', async () => {
  const line = JSON.parse('{"task_id": 1768438627164801234, "status": "Success", "file_id": "1"}') as JsonObject
  expect((await refusalOf(() => texts(line))).message).toContain('put it in quotes')
})

test('a row with neutral keys is no task result', () => {
  expect(isMinimaxTask({ task_id: '1', model: 'x', resolution: '768p', duration_s: 6, outcome: 'success' })).toBe(false)
  expect(isMinimaxTask({ task_id: '1', model: 'x', status: 'success', duration_s: 6 })).toBe(false)
})
