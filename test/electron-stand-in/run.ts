import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'
import * as electron from './electron.ts'
import { answerDisplay } from './parts/display.ts'

/** Runs a built main process as Electron would: `node run.ts MAIN APP-FOLDER ARGUMENTS…`, forked by `launch.ts`. */
const [, , main = '', ...rest] = process.argv
process.argv = [process.execPath, ...rest]
Object.defineProperty(process.versions, 'electron', { value: 'stand-in', enumerable: true })

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
    return next(specifier, context)
  },
})

// As Playwright's `electronApplication.evaluate`: the function's own text, run with Electron's module.
answerDisplay({
  evaluate: (source: string, argument: unknown) => {
    const run = runInThisContext(`(${source})`) as (module: typeof electron, argument: unknown) => unknown
    return run(electron, argument)
  },
})

process.on('disconnect', () => {
  process.exit(1)
})

await import(pathToFileURL(main).href)
electron.app.becomeReady()
