import { randomBytes } from 'node:crypto'
import type { Page } from '../hosts/pages.ts'
import type { Failure, FailureAction } from './failure.ts'

export const FAILURE_PATH = '/failure'

/** Where a link of the page leads: nowhere, the shell carries it out instead (failure-screen.ts). */
export function actionPath(action: FailureAction): string {
  return `${FAILURE_PATH}/${action}`
}

export function actionAt(pathname: string, failure: Failure): FailureAction | null {
  return failure.actions.find((action) => actionPath(action) === pathname) ?? null
}

const LABELS: Readonly<Record<FailureAction, string>> = {
  restore: 'Restore backup',
  'start-anew': 'Start an empty ledger',
  'try-again': 'Try again',
  'open-folder': 'Open folder',
  'copy-details': 'Copy details',
  quit: 'Quit',
}

/**
 * The screen of a start that failed: one document without a script, so that it stands whatever else is broken. Its links are
 * its buttons.
 * @param note what the last action came to, such as "Copied"; empty for nothing
 */
export function failurePage(failure: Failure, note: string): Page {
  const nonce = randomBytes(16).toString('base64')
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    body: Buffer.from(document(failure, note, nonce)),
  }
}

function document(failure: Failure, note: string, nonce: string): string {
  const { title, code, message, path, advice, backup } = failure
  const rows = [
    row('What was found', message),
    row('Path', path, 'path'),
    row('Code', code, 'path'),
    ...(backup === null ? [] : [row('Newest good backup', backupText(failure), 'path')]),
  ]
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>${escaped(title)} – Packledger</title>
    <style nonce="${nonce}">${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${escaped(title)}</h1>
      <p class="advice">${escaped(advice)}</p>
      <dl>${rows.join('')}</dl>
      <p class="actions">${actionLinks(failure).join(' ')}</p>
      <p role="status">${escaped(note)}</p>
    </main>
  </body>
</html>
`
}

function row(name: string, text: string, className = ''): string {
  const attribute = className === '' ? '' : ` class="${className}"`
  return `<div><dt>${escaped(name)}</dt><dd${attribute}>${escaped(text)}</dd></div>`
}

function backupText({ backup }: Failure): string {
  if (backup === null) return ''
  return backup.takenAt === null
    ? backup.file
    : `${backup.takenAt.replace('T', ' ').replace('Z', ' UTC')}, ${backup.file}`
}

function actionLinks({ actions }: Failure): string[] {
  return actions.map((action, index) => {
    const className = index === 0 ? ' class="first"' : ''
    return `<a${className} href="${actionPath(action)}" draggable="false">${LABELS[action]}</a>`
  })
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

const STYLE = `
:root { color-scheme: light dark; --text: #1a1b1e; --dim: #5c5f66; --line: #dee2e6; --back: #ffffff; --accent: #364fc7; --on-accent: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e9ecef; --dim: #a6a7ab; --line: #424242; --back: #242424; --accent: #91a7ff; --on-accent: #1a1b1e; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; cursor: default; }
main { max-width: 720px; margin: 0 auto; padding: 64px 32px 32px; }
h1 { font-size: 24px; line-height: 1.25; font-weight: 650; margin: 0 0 8px; }
.advice { margin: 0 0 24px; }
dl { margin: 0; border-top: 1px solid var(--line); }
dl > div { display: grid; grid-template-columns: 160px 1fr; gap: 16px; padding: 12px 0; border-bottom: 1px solid var(--line); }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; user-select: text; }
dd.path { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 24px 0 0; }
a { padding: 7px 14px; border: 1px solid var(--line); border-radius: 4px; color: var(--text); text-decoration: none; font-weight: 550; }
a.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
[role='status'] { min-height: 24px; color: var(--dim); }
@media (max-width: 600px) { dl > div { grid-template-columns: 1fr; gap: 4px; } }
`
