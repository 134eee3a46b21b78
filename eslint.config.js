import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Who may import whom, told in a way that says what to do instead. Dependencies point one way (docs/architecture.md). */
const fence = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

const noElectron = {
  group: ['electron', 'electron/*'],
  message:
    'Only electron/shell, electron/main.ts and electron/preload.ts may import electron: take what you need as a port.',
}
const noHosts = {
  group: ['**/shell/**', '**/web/**', '**/cli/**', '**/cli.ts', '**/main.ts'],
  message: 'The application knows no host: hosts (shell, web, cli) call the dispatcher, never the other way round.',
}

const noLedger = {
  group: ['**/ledger/**', '**/imports/**', '**/reports/**', '**/backups/**', '**/settings/**'],
  message: 'A host has no way of its own to the ledger: call an operation through the studio.',
}
/** The renderer's folders of a screen each. */
const SCREENS = ['overview', 'plans', 'queue', 'burndown', 'ledger', 'reports', 'settings']

const noClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is an argument: take an instant, or the Clock port.',
  },
  { selector: "NewExpression[callee.name='Date']", message: 'Time is an argument: use shared/domain/calendar.ts.' },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'Time is an argument: take an instant, or the Clock port.',
  },
]

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', 'coverage/', 'release/', 'test/fixtures/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'eslint.quick.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...noClock],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['electron/clock.ts', 'test/**', 'scripts/**'], rules: { 'no-restricted-syntax': 'off' } },
  // A row's type is what the caller's SQL selects: only the caller can say it.
  {
    files: ['electron/ledger/store/database.ts'],
    rules: { '@typescript-eslint/no-unnecessary-type-parameters': 'off' },
  },
  { files: ['test/**', 'scripts/**'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  fence(
    ['shared/**'],
    [
      {
        regex: '^(?!(zod|temporal-polyfill)$|\\.)',
        message:
          'shared/ runs anywhere: it imports zod and temporal-polyfill alone. Take I/O, clocks and ids as arguments.',
      },
      {
        group: ['**/electron/**', '**/renderer/**'],
        message: 'shared/ stands below every host: move the shared part here.',
      },
    ],
  ),
  fence(
    ['shared/domain/**'],
    [
      {
        regex: '^(?!(zod|temporal-polyfill)$|\\.)',
        message:
          'shared/ runs anywhere: it imports zod and temporal-polyfill alone. Take I/O, clocks and ids as arguments.',
      },
      {
        group: ['**/electron/**', '**/renderer/**'],
        message: 'shared/ stands below every host: move the shared part here.',
      },
      { group: ['**/api/**'], message: 'The domain does not know the contract: the contract is written in its terms.' },
    ],
  ),
  fence(
    ['electron/{ledger,imports,reports,backups,settings,expiry}/**'],
    [
      noElectron,
      noHosts,
      {
        group: ['**/studio/**'],
        message: 'The studio puts the parts together: a part takes what it needs as an argument.',
      },
    ],
  ),
  fence(['electron/studio/**'], [noElectron, noHosts]),
  fence(['electron/cli/**', 'electron/cli.ts', 'electron/web/**', 'electron/hosts/**'], [noElectron, noLedger]),
  fence(['electron/shell/**', 'electron/main.ts', 'electron/preload.ts'], [noLedger]),
  fence(
    ['renderer/**'],
    [
      {
        regex: '^(node:|electron$|electron/|better-sqlite3$)',
        message: 'The renderer runs in a browser: ask the host through the client (renderer/api).',
      },
      {
        group: ['**/electron/**'],
        message: 'The renderer knows the contract alone (shared/): call an operation through the client.',
      },
    ],
  ),
  ...SCREENS.map((screen) =>
    fence(
      [`renderer/${screen}/**`],
      [
        {
          regex: '^(node:|electron$|electron/|better-sqlite3$)',
          message: 'The renderer runs in a browser: ask the host through the client (renderer/api).',
        },
        {
          group: ['**/electron/**'],
          message: 'The renderer knows the contract alone (shared/): call an operation through the client.',
        },
        {
          group: SCREENS.filter((other) => other !== screen).map((other) => `**/${other}/*`),
          message: 'A screen does not reach into another: what both use belongs in renderer/ui.',
        },
      ],
    ),
  ),
  {
    files: ['renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Nothing is compiled for React: a virtual list's functions are called anew at every render.
      'react-hooks/incompatible-library': 'off',
    },
  },
)
