import tseslint from 'typescript-eslint'
import importX from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'

const zone = (target, from, message, except) => ({ target, from, message, ...(except && { except }) })
const features = ['library', 'elements', 'queue', 'boards', 'studio', 'review', 'settings', 'spend', 'fit']

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      'node_modules/**',
      'data/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin, 'import-x': importX, 'react-hooks': reactHooks },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            zone('./lib', ['./app', './components'], 'lib never imports the interface.'),
            zone('./components', './app', 'components never import routes.'),
            zone(
              ['./components', './lib/editor', './lib/queries'],
              './lib/server',
              'Client code reaches the server through lib/actions or app/api.',
            ),
            zone(
              ['./components', './lib/editor', './lib/queries', './lib/actions', './app'],
              './lib/queue/client.ts',
              'Only the server speaks to a queue: the key never reaches a browser.',
            ),
            zone(
              './lib/server',
              ['./lib/editor', './lib/queries', './lib/actions'],
              'The server does not know the client.',
            ),
            zone(
              ['./lib/storyboard', './lib/animatic', './lib/media'],
              ['./lib/editor', './lib/queries', './lib/actions', './lib/server', './lib/queue'],
              'The domain depends on nothing above it.',
            ),
            zone(
              './lib/queue',
              ['./lib/editor', './lib/queries', './lib/actions', './lib/server', './lib/animatic'],
              'The queue contract knows the domain only.',
            ),
            zone(
              './lib/editor',
              ['./lib/queries', './lib/actions'],
              'Editor state does not talk to the server.',
            ),
            zone('./app', './lib/server/db', 'Routes call verbs in lib/server, not the database.'),
            zone('./components/ui', './components', 'Primitives know no feature.', ['./ui']),
            ...features.map((name) =>
              zone(`./components/${name}`, './components', 'Features do not import each other.', [
                `./${name}`,
                './ui',
                './shell',
              ]),
            ),
          ],
        },
      ],
    },
  },
  {
    files: ['lib/storyboard/**', 'lib/animatic/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                'react',
                'react-dom',
                'next',
                'next/*',
                'zustand',
                'zustand/*',
                'drizzle-orm',
                'drizzle-orm/*',
                'node:*',
              ],
              message: 'The domain is pure: zod only.',
            },
          ],
        },
      ],
    },
  },
  // Playwright's fixtures call a function named use.
  { files: ['tests/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
  { files: ['**/*.mjs'], languageOptions: { ecmaVersion: 2024, sourceType: 'module' } },
)
