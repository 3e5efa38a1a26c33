// What mutation testing covers: which files are changed, and which tests must notice.
export const AREAS = {
  policy: { mutate: ['src/core/policy/**/*.ts'], tests: ['test/core/policy/*.test.ts', 'test/core/lineage/golden.test.ts'] },
  lineage: { mutate: ['src/core/lineage/**/*.ts'], tests: ['test/core/lineage/*.test.ts', 'test/core/policy/combining.test.ts'] },
  identify: { mutate: ['src/core/references/identify.ts'], tests: ['test/core/references/golden.test.ts', 'test/core/references/identify*.test.ts'] },
};

/** The area of this run, from the environment that scripts/mutation/run.mjs sets. */
export function area() {
  const name = process.env.MUTATION_AREA ?? '';
  if (!Object.hasOwn(AREAS, name)) throw new Error(`MUTATION_AREA: expected one of ${Object.keys(AREAS).join(', ')}`);
  return { name, ...AREAS[name] };
}
