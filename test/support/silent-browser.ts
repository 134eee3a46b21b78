import { execFileSync, spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A program in a browser's place that starts another, and neither answers nor ends. */
export interface SilentBrowser {
  readonly program: string
  /** The numbers of its two processes, once it runs. */
  readonly processes: () => Promise<readonly number[]>
}

/** Makes a silent browser in a folder; `first` is what its script begins with. Windows starts no such script. */
export async function silentBrowser(folder: string, first = ''): Promise<SilentBrowser> {
  const [program, told] = [join(folder, 'silent'), join(folder, 'told')]
  execFileSync('mkfifo', [told])
  const lines = ['#!/bin/sh', first, 'sleep 1000 &', `echo "$$ $!" > '${told}'`, 'wait', 'wait', '']
  await writeFile(program, lines.join('\n'), { mode: 0o755 })
  return { program, processes: async () => (await readFile(told, 'utf8')).trim().split(' ').map(Number) }
}

/** Whether a process runs; one that has ended, and that nobody has asked about since, does not. */
export function isRunning(number: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(number)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}
