import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, LaunchOptions } from 'playwright-core'

/** What keeps the browser from calling anybody but the page's host. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
]

/** Software rendering without a sandbox: the shipped browser runs in containers, where root has no sandbox to give. */
const CONTAINED = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  // What lies beside the libraries below speaks GL in software; without it charts on a canvas would fail.
  '--use-gl=angle',
  '--use-angle=swiftshader',
]

const PACKAGE = '@sparticuz/chromium'
const FONT_SETTINGS = 'fonts.conf'

/**
 * A real Chromium without a window: the one that npm ships on Linux x64, else Playwright's own or an installed Chrome. Playwright
 * gives it an empty profile of its own, which goes when it is closed. The page's security is that of an ordinary browser.
 */
export function launchBrowser(): Promise<Browser> {
  if (isShipped()) return chromium.launch(shipped())
  if (existsSync(chromium.executablePath())) return chromium.launch({ args: QUIET })
  return chromium.launch({ args: QUIET, channel: 'chrome' })
}

/**
 * The program of that same Chromium, for a command line that starts one itself: on Linux x64 a script in `folder`, which gives the
 * shipped browser its libraries and what containers ask for.
 */
export function browserProgram(folder: string): string {
  if (!isShipped()) return chromium.executablePath()
  return script(join(folder, 'chromium'), shipped())
}

/** Like `browserProgram`, but with the shipped Latin font alone, whatever fonts the machine has; null where no browser is shipped. */
export function browserWithoutFonts(folder: string): string | null {
  if (!isShipped()) return null
  const settings = join(folder, 'latin.conf')
  writeFileSync(settings, fontSettings(unpacked(), []))
  const options = shipped()
  return script(join(folder, 'chromium-latin'), { ...options, env: { ...options.env, FONTCONFIG_FILE: settings } })
}

function isShipped(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

function script(program: string, { executablePath = '', args = [], env = {} }: LaunchOptions): string {
  const variables = ['LD_LIBRARY_PATH', 'FONTCONFIG_FILE'].map((name) => `${name}='${String(env[name])}'`)
  writeFileSync(program, `#!/bin/sh\n${variables.join(' ')} exec '${executablePath}' ${args.join(' ')} "$@"\n`, {
    mode: 0o755,
  })
  return program
}

/** What starts the shipped browser: its own libraries and fonts come first. */
function shipped(): LaunchOptions {
  const folder = unpacked()
  const libraries = join(folder, 'al2023', 'lib')
  const besides = process.env['LD_LIBRARY_PATH']
  return {
    executablePath: join(folder, 'chromium'),
    args: [...QUIET, ...CONTAINED],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: besides === undefined ? libraries : `${libraries}:${besides}`,
      FONTCONFIG_FILE: join(folder, FONT_SETTINGS),
    },
  }
}

/**
 * The folder with the unpacked browser, kept between runs in the system's temporary folder. It is unpacked elsewhere and moved into
 * place whole, so that processes that start at once never meet half a browser.
 */
function unpacked(): string {
  const folder = join(tmpdir(), `packledger-chromium-${shippedVersion()}`)
  if (existsSync(folder)) return folder
  const making = mkdtempSync(`${folder}-`)
  try {
    unpackInto(making)
    writeFileSync(join(making, FONT_SETTINGS), fontSettings(folder, ['/usr/share/fonts']))
    renameSync(making, folder)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    // Another process was sooner.
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** The package unpacks into the temporary folder of its process, and its libraries only where it takes itself to be in a cloud. */
function unpackInto(folder: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', `await (await import('${PACKAGE}')).default.executablePath()`],
    {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`the shipped Chromium could not be unpacked: ${stderr}`)
}

/** The shipped font first, so that pictures look the same on every machine; those besides for the characters that it lacks. */
function fontSettings(folder: string, besides: readonly string[]): string {
  const aliases = ['sans-serif', 'system-ui'].map(
    (family) => `<alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  )
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `<dir>${join(folder, 'fonts')}</dir>`,
    ...besides.map((fonts) => `<dir>${fonts}</dir>`),
    `<cachedir>${join(folder, 'font-cache')}</cachedir>`,
    ...aliases,
    '</fontconfig>',
  ].join('\n')
}

function shippedVersion(): string {
  const entry = createRequire(import.meta.url).resolve(PACKAGE)
  const text = readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}
