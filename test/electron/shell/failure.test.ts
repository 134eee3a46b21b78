import { expect, test } from 'vitest'
import { failureDetails, failureOf } from '../../../electron/shell/failure.ts'
import { actionAt, failurePage } from '../../../electron/shell/failure-page.ts'
import type { ErrorCode } from '../../../shared/api/outcome.ts'

const error = (code: ErrorCode, message = 'what was found') => ({
  code,
  message,
  details: { file: '/studio/ledger.sqlite' },
})
const backup = { file: '/studio/backups/daily.sqlite', takenAt: '2026-10-05T08:00:00Z' }
const text = (failure: ReturnType<typeof failureOf>): string => Buffer.from(failurePage(failure, '').body).toString()

test.each<[ErrorCode, string]>([
  ['ledger_locked', 'try-again'],
  ['ledger_newer', 'try-again'],
  ['ledger_damaged', 'restore'],
  ['storage_failed', 'try-again'],
  ['internal', 'try-again'],
])('%s says what was found, where, its code and what to do, and offers a way on', (code, first) => {
  const failure = failureOf(error(code), '/studio', backup)
  expect(failure.actions[0]).toBe(first)
  expect(failure.actions).toEqual(expect.arrayContaining(['try-again', 'open-folder', 'copy-details', 'quit']))
  const page = text(failure)
  for (const part of [failure.title, 'what was found', '/studio/ledger.sqlite', code, failure.advice]) {
    expect(page).toContain(part)
  }
})

test('a damaged ledger without a good backup offers an empty one, and no restore', () => {
  const failure = failureOf(error('ledger_damaged'), '/studio', null)
  expect(failure.actions).toContain('start-anew')
  expect(failure.actions).not.toContain('restore')
})

test('what was found is text, whatever it says', () => {
  const page = text(failureOf(error('internal', '<img src=x onerror=alert(1)> & "quotes"'), '/studio', null))
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;')
  expect(page).not.toContain('<img')
})

test('the page runs no script, and its policy lets none run', () => {
  const failure = failureOf(error('ledger_damaged'), '/studio', backup)
  expect(text(failure)).not.toMatch(/<script|javascript:| on\w+=/)
  expect(failurePage(failure, '').headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'nonce-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  )
})

test('a link does what the failure offers, and nothing else', () => {
  const failure = failureOf(error('ledger_locked'), '/studio', null)
  expect(actionAt('/failure/try-again', failure)).toBe('try-again')
  expect(actionAt('/failure/restore', failure)).toBeNull()
  expect(actionAt('/elsewhere', failure)).toBeNull()
})

test('the copied details name code, path and versions', () => {
  const details = failureDetails(failureOf(error('ledger_newer'), '/studio', null), { packledger: '1.2.3' })
  expect(details.split('\n')).toEqual([
    'ledger_newer: The ledger was written by a newer Packledger',
    'what was found',
    'path: /studio/ledger.sqlite',
    'packledger: 1.2.3',
  ])
})
