// What mutation testing covers: which files are changed, and which tests must notice. Small areas: a run shows its result at its end.
const POLICY_TESTS = ['alternatives', 'assess', 'badPolicies', 'cases', 'clauses', 'combining', 'editing', 'resolve', 'verdicts'].map((name) => `test/core/policy/${name}.test.ts`).concat('test/core/lineage/golden.test.ts');

export const AREAS = {
  lineage: { mutate: ['src/core/lineage/**/*.ts'], tests: ['test/core/lineage/*.test.ts', 'test/core/policy/combining.test.ts'] },
  identify: { mutate: ['src/core/references/{identify,addresses,routes,hubNames,runtimeNames,weightNames}.ts'], tests: ['test/core/references/golden.test.ts', 'test/core/references/identify.test.ts', 'test/core/references/identifyTables.test.ts'] },
  // The properties of verdicts take seconds for each mutant and kill next to none that the tables don't: they are left out.
  clauses: { mutate: ['src/core/policy/clauses/*.ts', 'src/core/policy/judgeLicense.ts', 'src/core/policy/licenseRules.ts'], tests: POLICY_TESTS },
  verdicts: { mutate: ['src/core/policy/{alternatives,approvals,assess,assessment,effective,evidence,inheritance,obligations,once,origins,provenance,rules}.ts'], tests: POLICY_TESTS },
  files: { mutate: ['src/core/policy/{countries,create,edit,globs,merge,parse,paths,presets,resolve,shape}.ts'], tests: POLICY_TESTS },
};

/** The area of this run, from the environment that scripts/mutation/run.mjs sets. */
export function area() {
  const name = process.env.MUTATION_AREA ?? '';
  if (!Object.hasOwn(AREAS, name)) throw new Error(`MUTATION_AREA: expected one of ${Object.keys(AREAS).join(', ')}`);
  return { name, ...AREAS[name] };
}
