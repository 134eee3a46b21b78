import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Machine } from '../../../electron/cli/chromium/find-chromium.ts'
import { findChromium } from '../../../electron/cli/chromium/find-chromium.ts'
import { refusalBy } from '../../support/refusal.ts'

function machine(programs: readonly string[], more: Partial<Machine> = {}): Machine {
  return { env: {}, platform: 'linux', exists: (path) => programs.includes(path), ...more }
}

test('the browser that the environment names is taken before any other', () => {
  const env = { PACKLEDGER_CHROMIUM: '/opt/own', PATH: '/usr/bin' }
  expect(findChromium(machine(['/opt/own', join('/usr/bin', 'chromium')], { env }))).toBe('/opt/own')
})

test('a browser that is named and missing is refused, although another is there', () => {
  const env = { PACKLEDGER_CHROMIUM: '/opt/gone', PATH: '/usr/bin' }
  expect(refusalBy(() => findChromium(machine([join('/usr/bin', 'chromium')], { env })))).toMatchObject({
    code: 'not_found',
    message: 'PACKLEDGER_CHROMIUM: there is no program at /opt/gone',
  })
})

test('a browser is found on the PATH by any of its names', () => {
  const program = join('/usr/local/bin', 'google-chrome')
  expect(findChromium(machine([program], { env: { PATH: ['/usr/bin', '/usr/local/bin'].join(':') } }))).toBe(program)
})

test('a browser is found where macOS and Windows keep theirs', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(findChromium(machine([chrome], { platform: 'darwin' }))).toBe(chrome)
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }
  expect(findChromium(machine([edge], { platform: 'win32', env }))).toBe(edge)
})

test('without a browser it says what would be right', () => {
  expect(refusalBy(() => findChromium(machine([])))).toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('install one, or name its program in PACKLEDGER_CHROMIUM') as string,
  })
})
