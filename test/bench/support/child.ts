import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import * as z from 'zod'

/** What a child of the bench tells: how long its work took, and the most memory that its process held. */
const measured = z.strictObject({ milliseconds: z.number(), megabytes: z.number() })

export type Measured = z.output<typeof measured>

const CHILDREN = join(import.meta.dirname, '../children')

/** Runs a script of `children/` in a process of its own, whose memory is then nobody else's. */
export async function runChild(script: string, ...args: readonly string[]): Promise<Measured> {
  const printed = await runProcess(process.execPath, [join(CHILDREN, script), ...args])
  return measured.parse(JSON.parse(printed))
}

/** Runs a script by Node, as a whole process: how long it took from its start to its end, and the most memory that it held. */
export async function runMeasured(script: string, args: readonly string[]): Promise<Measured> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', join(CHILDREN, 'tell-memory.ts'), script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const [told, [code]] = await Promise.all([
    text(child.stdio[3] as Readable),
    once(child, 'close') as Promise<[number | null]>,
  ])
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${String(code)}`)
  return { milliseconds: performance.now() - start, megabytes: Number(told) }
}

/** Runs a program to its end and answers what it printed. Fails where the program does, or says nothing. */
export function runProcess(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    let [printed, complaint] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0 && printed !== '') resolve(printed)
      else reject(new Error(`${program} ${args.join(' ')} ended with ${String(code)}: ${complaint}`))
    })
  })
}

/** Whether a program can be started by its name. */
export async function isInstalled(program: string): Promise<boolean> {
  return runProcess(program, ['--version']).then(
    () => true,
    () => false,
  )
}
