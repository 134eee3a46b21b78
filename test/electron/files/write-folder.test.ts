import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FolderFile } from '../../../electron/files/write-folder.ts'
import { writeFolder } from '../../../electron/files/write-folder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packledger-folder-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function* files(...names: readonly string[]): AsyncGenerator<FolderFile> {
  for (const name of names) yield await Promise.resolve({ name, chunks: [`new ${name}`] })
}

async function* failing(): AsyncGenerator<FolderFile> {
  yield* files('a')
  throw new Error('stopped')
}

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')

describe('the files of a folder are written all or none', () => {
  it('stand in it under their names, in place of those that were there, and nothing beside them', async () => {
    await writeFile(join(folder, 'a'), 'old a')
    await writeFile(join(folder, 'z'), 'old z')
    expect(await writeFolder(folder, files('a', 'b'))).toEqual({ bytes: 10 })
    expect(await readdir(folder)).toEqual(['a', 'b', 'z'])
    expect([await read('a'), await read('b'), await read('z')]).toEqual(['new a', 'new b', 'old z'])
  })

  it('what was there comes back where a later file cannot be put in its place', async () => {
    await writeFile(join(folder, 'a'), 'old a')
    await mkdir(join(folder, 'c'))
    await expect(writeFolder(folder, files('a', 'b', 'c'))).rejects.toMatchObject({
      code: 'storage_failed',
      message: `${join(folder, 'c')} cannot be written: a folder has that name; move it away`,
    })
    expect(await readdir(folder)).toEqual(['a', 'c'])
    expect(await read('a')).toBe('old a')
  })

  it('a failure before the last leaves the folder as it was, and its own error passes', async () => {
    await writeFile(join(folder, 'a'), 'old a')
    await expect(writeFolder(folder, failing())).rejects.toThrow('stopped')
    expect(await readdir(folder)).toEqual(['a'])
    expect(await read('a')).toBe('old a')
  })

  it('a folder that had to be made is gone again after a failure, with those around it', async () => {
    const made = join(folder, 'exports', '2026', 'october')
    await expect(writeFolder(made, failing())).rejects.toThrow('stopped')
    expect(await readdir(folder)).toEqual([])
    await writeFolder(made, files('a'))
    expect(await readdir(made)).toEqual(['a'])
  })

  it('a folder that cannot be made is one clear refusal', async () => {
    await writeFile(join(folder, 'plain'), '')
    const path = join(folder, 'plain', 'below')
    await expect(writeFolder(path, files('a'))).rejects.toMatchObject({
      code: 'storage_failed',
      message: `${path} cannot be written: ${join(folder, 'plain')} is not a folder`,
    })
  })
})
