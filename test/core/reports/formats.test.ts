import assert from 'node:assert/strict';
import { RULE_IDS } from '../../../src/core/policy/rules.js';
import { packageUrl } from '../../../src/core/reports/purl.js';
import { writeGitlab } from '../../../src/core/reports/gitlab.js';
import { writeSarif } from '../../../src/core/reports/sarif.js';
import { writeSpdx } from '../../../src/core/reports/spdx.js';
import type { Report, ReportFinding } from '../../../src/core/reports/types.js';
import { problems, sarifValidator, spdxValidator } from './schemas.js';
import { sample } from './samples.js';

interface Sarif {
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly text: string }; readonly properties: { readonly tags: readonly string[] } }[] } };
    readonly results: readonly {
      readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly message: { readonly text: string };
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number; readonly startColumn: number } } }[];
      readonly partialFingerprints: Readonly<Record<string, string>>; readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
    }[];
  }];
}
interface Graph { readonly '@graph': readonly Readonly<Record<string, unknown>>[] }

const sarifOf = (report: Report): Sarif['runs'][0] => (JSON.parse(writeSarif(report)) as Sarif).runs[0];

describe('writeSarif', () => {
  it('is valid by the official schema', () => {
    const validate = sarifValidator();
    assert.deepEqual(problems(validate, JSON.parse(writeSarif(sample()))), []);
    // The schema does look: what it forbids is found.
    const broken = JSON.parse(writeSarif(sample())) as { runs: [{ results: [{ level: string; locations: [{ physicalLocation: { region: object } }] }] }] };
    broken.runs[0].results[0].level = 'fatal';
    broken.runs[0].results[0].locations[0].physicalLocation.region = {};
    assert.ok(problems(validate, broken).length >= 2);
  });

  it('has what code scanning needs of each rule and result', () => {
    const { tool, results } = sarifOf(sample());
    assert.deepEqual(tool.driver.rules.map((r) => r.id), [...RULE_IDS]);
    for (const rule of tool.driver.rules) assert.ok(rule.help.text.length > 20 && rule.properties.tags.length <= 10 && new Set(rule.properties.tags).size === rule.properties.tags.length, rule.id);
    assert.ok(results.length > 5);
    for (const r of results) {
      assert.equal(tool.driver.rules[r.ruleIndex]?.id, r.ruleId);
      assert.ok(['error', 'warning', 'note'].includes(r.level));
      const [at] = r.locations;
      assert.ok(at && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(at.physicalLocation.artifactLocation.uri));
      assert.match(r.partialFingerprints['modelLicenceReview/v1'] ?? '', /^[0-9a-f]{16}$/);
    }
    assert.equal(new Set(results.map((r) => r.partialFingerprints['modelLicenceReview/v1'])).size, results.length);
  });

  it('names the model in every message and leaves out what is only mentioned', () => {
    const { results } = sarifOf(sample());
    assert.ok(results.some((r) => r.ruleId === 'license/denied' && r.message.text.includes('Qwen/Qwen2.5-3B-Instruct')));
    assert.ok(!JSON.stringify(results).includes('bigscience/bloom'));
  });

  it('suppresses by comment and by approval, each with its justification', () => {
    const suppressed = sarifOf(sample()).results.flatMap((r) => r.suppressions.map((s) => `${r.ruleId} ${s.kind}: ${s.justification}`));
    assert.ok(suppressed.includes('license/denied inSource: used in the evaluation only'));
    assert.ok(suppressed.includes('license/denied external: LEGAL-77, commercial licence bought (approved by legal@example.com until 2027-12-31)'));
  });

  it('keeps to 25,000 results, the gravest first', () => {
    const report = sample();
    const finding = (i: number, severity: ReportFinding['severity']): ReportFinding => ({ rule: 'license/denied', severity, verdict: 'deny', reference: 'r4', registry: 'huggingface', model: 'm', message: `m ${i}`, fingerprint: String(i).padStart(16, '0'), suppressed: null, at: null, related: [] });
    const findings = Array.from({ length: 26_000 }, (_, i) => finding(i, i >= 25_990 ? 'error' : 'hint'));
    const { results } = sarifOf({ ...report, findings });
    assert.equal(results.length, 25_000);
    assert.equal(results.filter((r) => r.level === 'error').length, 10);
  });
});

describe('writeSpdx', () => {
  const graph = (JSON.parse(writeSpdx(sample())) as Graph)['@graph'];
  const of = (type: string): readonly Readonly<Record<string, unknown>>[] => graph.filter((n) => n['type'] === type);
  const idOf = (name: string): unknown => of('ai_AIPackage').find((p) => p['name'] === name)?.['spdxId'];

  it('is valid by the official schema', () => {
    const validate = spdxValidator();
    assert.deepEqual(problems(validate, JSON.parse(writeSpdx(sample()))), []);
    const broken = JSON.parse(writeSpdx(sample())) as { '@graph': Record<string, unknown>[] };
    for (const node of broken['@graph']) if (node['type'] === 'ai_AIPackage') node['suppliedBy'] = 7;
    assert.ok(problems(validate, broken).length > 0);
  });

  it('refers to nothing that it does not hold', () => {
    const ids = new Set(graph.map((n) => n['spdxId'] ?? n['@id']));
    assert.equal(ids.size, graph.length);
    for (const r of of('Relationship')) for (const to of r['to'] as string[]) assert.ok(ids.has(to) || to === 'expandedlicensing_NoAssertionLicense', to);
    for (const [key, list] of graph.flatMap((n) => Object.entries(n))) if (key === 'element' || key === 'rootElement') for (const id of list as string[]) assert.ok(ids.has(id), id);
  });

  it('gives every AI package exactly one declared and one concluded licence, as the AI profile demands', () => {
    for (const p of of('ai_AIPackage')) {
      for (const type of ['hasDeclaredLicense', 'hasConcludedLicense']) assert.equal(of('Relationship').filter((r) => r['relationshipType'] === type && r['from'] === p['spdxId']).length, 1, String(p['name']));
    }
  });

  it('concludes the inherited licence and asserts nothing about an unknown one', () => {
    const license = (name: string, type: string): unknown => {
      const [to] = (of('Relationship').find((r) => r['relationshipType'] === type && r['from'] === idOf(name))?.['to'] ?? []) as string[];
      return of('simplelicensing_LicenseExpression').find((l) => l['spdxId'] === to)?.['simplelicensing_licenseExpression'] ?? to;
    };
    assert.equal(license('deepseek-ai/DeepSeek-R1-Distill-Llama-8B', 'hasDeclaredLicense'), 'MIT');
    assert.equal(license('deepseek-ai/DeepSeek-R1-Distill-Llama-8B', 'hasConcludedLicense'), 'MIT AND LicenseRef-llama-3.1');
    assert.equal(license('example-org/nobody-knows-this', 'hasConcludedLicense'), 'expandedlicensing_NoAssertionLicense');
  });
});

describe('writeGitlab', () => {
  it('has unique fingerprints and leaves out what is switched off', () => {
    const issues = JSON.parse(writeGitlab(sample())) as { fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[];
    assert.ok(issues.length > 3);
    assert.equal(new Set(issues.map((i) => i.fingerprint)).size, issues.length);
    assert.ok(issues.every((i) => ['info', 'minor', 'major'].includes(i.severity) && i.location.lines.begin >= 1));
    assert.ok(!issues.some((i) => i.location.path === 'deploy/.env'));
  });

  it('tells two findings with one fingerprint apart', () => {
    const report = sample();
    const twice = JSON.parse(writeGitlab({ ...report, findings: report.findings.flatMap((f) => [f, f]) })) as { fingerprint: string }[];
    assert.equal(new Set(twice.map((i) => i.fingerprint)).size, twice.length);
  });
});

describe('packageUrl', () => {
  it('follows the definition of its type', () => {
    assert.equal(packageUrl('huggingface', 'Qwen/Qwen2.5-7B', 'ABCDEF'), 'pkg:huggingface/Qwen/Qwen2.5-7B@abcdef');
    assert.equal(packageUrl('huggingface', 'gpt2', null), 'pkg:huggingface/gpt2');
    assert.equal(packageUrl('ollama', 'qwen2.5:7b', null), 'pkg:generic/ollama/qwen2.5@7b');
    assert.equal(packageUrl('docker', 'ai/qwen2.5:latest', null), 'pkg:docker/ai/qwen2.5@latest');
    assert.equal(packageUrl('openai', 'gpt-4o', null), 'pkg:generic/openai/gpt-4o');
    assert.equal(packageUrl('local-file', './models/../x y.gguf', null), 'pkg:generic/local-file/models/x%20y.gguf');
  });
});
