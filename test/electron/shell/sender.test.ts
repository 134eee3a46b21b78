import { expect, test } from 'vitest'
import { isTrustedSender } from '../../../electron/shell/sender.ts'

const contents = { id: 1 }
const window = { isDestroyed: () => false, webContents: contents }
const page = { url: 'app://ledger/#/ledger', parent: null }

test('a call of the app’s own page, from the main frame of the live window, is trusted', () => {
  expect(isTrustedSender({ sender: contents, senderFrame: page }, window)).toBe(true)
})

test.each([
  ['another site', 'https://ledger.example/'],
  ['a site that has the app’s address in its own', 'https://evil.example/app://ledger/'],
  ['another host of the app’s scheme', 'app://ledger.evil/'],
  ['a longer host', 'app://ledgers/'],
  ['a host before an at sign', 'app://ledger@evil/'],
  ['another port', 'app://ledger:8080/'],
  ['another scheme with the same host', 'apps://ledger/'],
  ['a file', 'file:///app/ledger/index.html'],
  ['a page of data', 'data:text/html,app://ledger/'],
  ['an empty page', 'about:blank'],
  ['nothing', ''],
])('a call from %s is not', (_name, url) => {
  expect(isTrustedSender({ sender: contents, senderFrame: { url, parent: null } }, window)).toBe(false)
})

test('a call from a frame within the page is not', () => {
  const frame = { url: 'app://ledger/', parent: page }
  expect(isTrustedSender({ sender: contents, senderFrame: frame }, window)).toBe(false)
})

test('a call whose frame has gone, from another window, or when there is none, is not', () => {
  expect(isTrustedSender({ sender: contents, senderFrame: null }, window)).toBe(false)
  expect(isTrustedSender({ sender: { id: 2 }, senderFrame: page }, window)).toBe(false)
  expect(isTrustedSender({ sender: contents, senderFrame: page }, { ...window, isDestroyed: () => true })).toBe(false)
  expect(isTrustedSender({ sender: contents, senderFrame: page }, null)).toBe(false)
})
