// The layers of docs/architecture.md as lint rules, beside the usual ones.
import tseslint from 'typescript-eslint';

const see = 'See docs/architecture.md, "One direction".';
/** The folders of src/core in the order that data passes through them; each may import those to its left, and itself. */
const order = ['text', 'references', 'licenses', 'models', 'lineage', 'policy', 'findings', 'reports'];
// Types of a stage may be named anywhere before it only where the design page says so: policy words are read by findings and reports.
const stageRules = order.map((stage, i) => ({
  files: [`src/core/${stage}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', {
      patterns: [
        { group: ['vscode', 'node:*', 'fs', 'path', 'os', 'child_process', 'http', 'https', 'crypto'], message: `src/core knows no host. ${see}` },
        { group: ['**/registries/**', '**/platform/**', '**/editor/**', '**/cli/**', '**/session/**'], message: `src/core never calls out. ${see}` },
        ...(i < order.length - 1 ? [{ group: order.slice(i + 1).map((s) => `**/${s}/**`), message: `Data passes from left to right: ${order.join(' → ')}. ${see}` }] : []),
      ],
    }],
  },
}));

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '.vscode-test/**', 'coverage/**', 'test/golden/**', 'test/fixtures/**', 'examples/**', '.stryker-tmp/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,mjs,cjs}'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-require-imports': 'off',
      'no-console': ['error', { allow: ['error'] }],
      eqeqeq: ['error', 'smart'],
      'prefer-const': 'error',
    },
  },
  { files: ['scripts/**', 'bench/**', 'test/**', '*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['src/core/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['vscode', 'node:*', '**/registries/**', '**/platform/**', '**/editor/**', '**/cli/**', '**/session/**'], message: `src/core knows no host and never calls out. ${see}` }] }] },
  },
  ...stageRules,
  {
    files: ['src/registries/**/*.ts', 'src/session/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['vscode', 'node:*'], message: `node:* only behind src/platform, vscode only in src/editor. ${see}` }] }] },
  },
  {
    files: ['src/cli/**/*.ts', 'src/cli.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['vscode', '**/editor/**'], message: `The command line runs without an editor. ${see}` }, { group: ['node:*'], message: `node:* only behind src/platform. ${see}` }] }] },
  },
  {
    files: ['src/editor/**/*.ts', 'src/extension*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: `The editor runs on the web too: node:* only behind src/platform. ${see}` }] }] },
  },
);
