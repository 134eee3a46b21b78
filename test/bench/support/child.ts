import { spawn } from 'node:child_process'
import { join } from 'node:path'
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
