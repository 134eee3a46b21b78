import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { WindowStore } from '../../../electron/shell/window-store.ts'
import { useFolders } from '../../support/studio.ts'

const makeFolder = useFolders()
const window = { bounds: { x: 1, y: 2, width: 1100, height: 700 }, isMaximized: true }

test('what a window keeps is there at the next start', () => {
  const folder = join(makeFolder(), 'window')
  const store = new WindowStore(folder)
  store.keep({ window })
  store.keep({ theme: 'dark' })
  expect(new WindowStore(folder).kept).toEqual({ window, theme: 'dark' })
  expect(readdirSync(folder)).toEqual(['window.json'])
})

test.each(['', 'not JSON', '[]', '{"window": {"bounds": "wide"}, "theme": "pink"}', '{"window": null}'])(
  'a file that says %j is done without',
  (text) => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'window.json'), text)
    expect(new WindowStore(folder).kept).toEqual({ window: null, theme: 'system' })
  },
)

test('a place that cannot be kept keeps nobody from working', () => {
  const folder = makeFolder()
  writeFileSync(join(folder, 'file'), '')
  const store = new WindowStore(join(folder, 'file', 'window'))
  store.keep({ window })
  expect(store.kept.window).toEqual(window)
})
