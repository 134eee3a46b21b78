import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { icnsOf, icoOf } from '../../scripts/icon-files.ts'

const RESOURCES = join(import.meta.dirname, '../../resources')
const PNG_MAGIC = '89504e470d0a1a0a'

interface Box {
  readonly width: number
  readonly height: number
}

function read(name: string): Buffer {
  return readFileSync(join(RESOURCES, name))
}

/** The size that a PNG says of itself; it must be whole. */
function boxOf(png: Buffer): Box {
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG_MAGIC)
  expect(png.subarray(12, 16).toString('latin1')).toBe('IHDR')
  expect(png.subarray(-8, -4).toString('latin1')).toBe('IEND')
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

function square(size: number): Box {
  return { width: size, height: size }
}

function icnsEntries(icns: Buffer): ReadonlyMap<string, Buffer> {
  expect(icns.subarray(0, 4).toString('latin1')).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const entries = new Map<string, Buffer>()
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    entries.set(icns.subarray(at, at + 4).toString('latin1'), icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)))
  }
  return entries
}

interface IcoEntry {
  readonly told: number
  readonly png: Buffer
}

function icoEntries(ico: Buffer): readonly IcoEntry[] {
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const offset = ico.readUInt32LE(at + 12)
    return { told: ico.readUInt8(at) || 256, png: ico.subarray(offset, offset + ico.readUInt32LE(at + 8)) }
  })
}

describe('the icons', () => {
  test('of macOS hold a picture of the right size in each entry, up to 1024 pixels', () => {
    const entries = icnsEntries(read('icons/icon.icns'))
    const sizes = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }
    expect([...entries.keys()].sort()).toEqual(Object.keys(sizes).sort())
    for (const [type, size] of Object.entries(sizes)) {
      expect(boxOf(entries.get(type) ?? Buffer.alloc(0))).toEqual(square(size))
    }
  })

  test('of Windows hold a picture of each size that the directory tells, up to 256 pixels', () => {
    const entries = icoEntries(read('icons/icon.ico'))
    expect(entries.map(({ told }) => told)).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (const { told, png } of entries) expect(boxOf(png)).toEqual(square(told))
  })

  test('of Linux are as large as their names say', () => {
    const names = readdirSync(join(RESOURCES, 'icons/png'))
    expect(names).toHaveLength(8)
    for (const name of names) {
      expect(name).toBe(`${Number.parseInt(name)}x${Number.parseInt(name)}.png`)
      expect(boxOf(read(`icons/png/${name}`))).toEqual(square(Number.parseInt(name)))
    }
  })

  test('of a tray, and the ground of the disk image, come in single and in double density', () => {
    expect(boxOf(read('icons/trayTemplate.png'))).toEqual(square(16))
    expect(boxOf(read('icons/trayTemplate@2x.png'))).toEqual(square(32))
    expect(boxOf(read('build/background.png'))).toEqual({ width: 540, height: 380 })
    expect(boxOf(read('build/background@2x.png'))).toEqual({ width: 1080, height: 760 })
  })

  test.each(['icons/icon.svg', 'icons/icon-small.svg', 'icons/tray.svg', 'build/background.svg'])(
    'are drawn from %s, which is complete in itself',
    (source) => {
      const svg = read(source).toString()
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+">/)
      expect(svg).not.toMatch(/href|url\((?!#)|<script|<text/)
      expect(readFileSync(join(RESOURCES, '../scripts/icons.ts'), 'utf8')).toContain(`'${source}'`)
    },
  )

  test('are not written in a size that their file cannot hold', () => {
    expect(() => icnsOf([{ size: 48, png: Buffer.alloc(1) }])).toThrow('48 pixels')
    expect(() => icoOf([{ size: 512, png: Buffer.alloc(1) }])).toThrow('512 pixels')
  })
})
