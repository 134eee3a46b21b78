import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import full from './eslint.config.js'

/** Read the code as it stands; the plugin's others have React's compiler analyse every file, which takes most of the time. */
const HOOK_RULES_OF_THE_TEXT = new Set(['react-hooks/rules-of-hooks', 'react-hooks/exhaustive-deps'])

const compilerRules = Object.keys(reactHooks.configs.recommended.rules).filter(
  (rule) => !HOOK_RULES_OF_THE_TEXT.has(rule),
)

/** The rules of eslint.config.js but those that need types or React's compiler, which take many times as long: for `npm run check:quick`. */
export default [
  ...full,
  {
    files: ['**/*.ts', '**/*.tsx'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false } },
  },
  { files: ['renderer/**'], rules: Object.fromEntries(compilerRules.map((rule) => [rule, 'off'])) },
]
