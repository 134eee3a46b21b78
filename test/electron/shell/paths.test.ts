import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { appPaths, readSwitches } from '../../../electron/shell/paths.ts'
import { refusalBy } from '../../support/refusal.ts'

const linux = { platform: 'linux' as const, home: '/home/kit', env: {} }
const paths = (argv: readonly string[], env: Record<string, string> = {}) =>
  appPaths(readSwitches(argv), { ...linux, env }, '/home/kit/.config', '/app/out/main')

test('the data folder is the command line’s own, unless one is named', () => {
  expect(paths([]).dataFolder).toBe(resolve('/home/kit/.local/share/packledger'))
  expect(paths(['/app', '--data', '/studio']).dataFolder).toBe(resolve('/studio'))
  expect(paths(['/app', '--data=/studio']).dataFolder).toBe(resolve('/studio'))
  expect(paths([], { PACKLEDGER_DATA: '/named' }).dataFolder).toBe(resolve('/named'))
})

test('--data without a folder is refused', () => {
  expect(refusalBy(() => paths(['--data'])).code).toBe('invalid_input')
  expect(refusalBy(() => paths(['--data='])).code).toBe('invalid_input')
})

test('the demo never mixes with a studio’s own ledger', () => {
  expect(paths(['--demo']).dataFolder).toBe(resolve('/home/kit/.local/share/packledger-demo'))
  expect(paths(['--demo', '--data', '/studio']).dataFolder).toBe(resolve('/studio'))
})

test('each data folder has a window’s folder of its own, outside it', () => {
  const [one, other] = [paths(['--data', '/a']), paths(['--data', '/b'])]
  expect(one.windowFolder).not.toBe(other.windowFolder)
  expect(one.windowFolder.startsWith(join('/home/kit/.config', 'Packledger', 'window'))).toBe(true)
})

test('pages, preload and the writer’s thread stand beside the built main process', () => {
  expect(paths([])).toMatchObject({ pages: join('/app/out/renderer'), preload: join('/app/out/preload/preload.cjs') })
  expect(paths([]).studioThread.pathname).toMatch(/\/app\/out\/main\/studio-thread\.js$/)
})
