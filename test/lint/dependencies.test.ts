import { join } from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What the fence says of an import in a file; the rules that need types are not asked. */
async function fenceSays(file: string, text: string): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd: root,
    ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' || ruleId === 'no-restricted-syntax',
    overrideConfig: [{ languageOptions: { parserOptions: { projectService: false } } }],
  })
  const [result] = await eslint.lintText(text, { filePath: join(root, file) })
  return result?.messages.map((message) => message.message) ?? []
}

test.each([
  ['shared/domain/units.ts', "import { readFileSync } from 'node:fs'", 'shared/ runs anywhere'],
  ['shared/domain/units.ts', "import { operations } from '../api/operations.ts'", 'does not know the contract'],
  ['shared/api/shapes.ts', "import { newId } from '../../electron/studio/ids.ts'", 'stands below every host'],
  ['electron/ledger/store/open.ts', "import { app } from 'electron'", 'Only electron/shell'],
  [
    'electron/ledger/store/open.ts',
    "import { openStudio } from '../studio/studio.ts'",
    'The studio puts the parts together',
  ],
  ['electron/studio/studio.ts', "import { run } from '../cli/run.ts'", 'The application knows no host'],
  [
    'electron/cli/run.ts',
    "import { sql } from '../ledger/store/database.ts'",
    'A host has no way of its own to the ledger',
  ],
  ['electron/cli.ts', "import { sql } from './ledger/store/database.ts'", 'A host has no way of its own to the ledger'],
])('%s may not %s', async (file, text, says) => {
  expect((await fenceSays(file, `${text}\n`)).join('\n')).toContain(says)
})

test.each(['Date.now()', 'new Date()', 'Temporal.Now.instant()'])(
  'time is an argument: %s is refused',
  async (text) => {
    expect((await fenceSays('electron/ledger/store/open.ts', `export const x = ${text}\n`)).join('\n')).toContain(
      'Time is an argument',
    )
  },
)

test('what the layers may import passes', async () => {
  expect(await fenceSays('electron/studio/studio.ts', "import { sql } from '../ledger/store/database.ts'\n")).toEqual(
    [],
  )
  expect(await fenceSays('electron/cli/run.ts', "import { openStudio } from '../studio/studio.ts'\n")).toEqual([])
  expect(await fenceSays('shared/domain/units.ts', "import * as z from 'zod'\n")).toEqual([])
})
