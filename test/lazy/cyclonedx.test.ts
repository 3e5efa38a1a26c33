import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Report } from '../../src/core/reports/types.js';
import { writeCyclonedx } from '../../src/lazy/cyclonedx.js';
import { cyclonedxValidator, problems } from '../core/reports/schemas.js';

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly purl?: string;
  readonly licenses: readonly { readonly license?: { readonly id?: string; readonly name?: string; readonly acknowledgement?: string }; readonly expression?: string }[];
  readonly modelCard?: unknown;
  readonly pedigree?: { readonly ancestors: readonly { readonly name: string }[] };
  readonly evidence?: { readonly occurrences: readonly { readonly location: string; readonly line: number }[] };
}

describe('writeCyclonedx', () => {
  const report = JSON.parse(readFileSync('test/fixtures/report.sample.json', 'utf8')) as Report;
  const bom = JSON.parse(writeCyclonedx(report)) as { readonly components: readonly Component[]; readonly serialNumber: string; readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[] };
  const find = (ref: string): Component => bom.components.find((c) => c['bom-ref'] === ref) ?? assert.fail(ref);

  it('is valid by the official schema of 1.6', () => {
    assert.deepEqual(problems(cyclonedxValidator(), bom), []);
  });

  it('lists the models in use and not what is only mentioned', () => {
    assert.ok(bom.components.every((c) => c.type === 'machine-learning-model' && c.modelCard !== undefined));
    assert.equal(bom.components.length, report.assessments.filter((a) => a.kind === 'use').length);
    assert.ok(!JSON.stringify(bom.components).includes('your-org/your-model'));
  });

  it('names the declared licence and the inherited one, and draws the lineage', () => {
    const distill = find('huggingface:deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    assert.deepEqual(distill.licenses.map((l) => [l.license?.id ?? l.license?.name, l.license?.acknowledgement]), [['Llama 3.1 Community License Agreement', 'concluded'], ['MIT', 'declared']]);
    assert.deepEqual(distill.pedigree?.ancestors.map((a) => a.name), ['Llama-3.1-8B']);
    assert.deepEqual(distill.evidence?.occurrences[0]?.location, 'src/assistant.py');
  });

  it('asserts nothing about a licence that is not known', () => {
    assert.deepEqual(find('huggingface:example-org/nobody-knows-this').licenses, [{ license: { name: 'NOASSERTION' } }]);
  });

  it('has a purl with the pinned revision', () => {
    assert.equal(find('huggingface:BAAI/bge-m3@5617a9f61b028005a4858fdac845db406aefb181').purl, 'pkg:huggingface/BAAI/bge-m3@5617a9f61b028005a4858fdac845db406aefb181');
  });

  it('makes the project depend on each model', () => {
    assert.equal(bom.dependencies.find((d) => d.ref === 'project')?.dependsOn?.length, bom.components.length);
  });
});
