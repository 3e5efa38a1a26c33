import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { buildReport } from '../../../src/core/reports/report.js';
import { writeJson } from '../../../src/core/reports/json.js';
import { readKnowledge } from '../../reports/knowledge.js';
import { sampleAnalysis, sampleReport } from '../../reports/sampleReport.js';

const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object;

function problemsOf(value: unknown): string[] {
  const ajv = addFormats(new Ajv({ allErrors: true, strictTypes: false }));
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`);
}

describe('buildReport', () => {
  before(() => {
    if (process.env['UPDATE_SAMPLE']) writeFileSync('test/fixtures/report.sample.json', writeJson(sampleReport()));
  });

  it('is valid against its schema', () => {
    assert.deepEqual(problemsOf(JSON.parse(writeJson(sampleReport()))), []);
  });

  it('keeps the sample that other tests read valid', () => {
    assert.deepEqual(problemsOf(JSON.parse(readFileSync('test/fixtures/report.sample.json', 'utf8'))), []);
  });

  it('gives the same bytes whatever the order of what it is given', () => {
    const analysis = sampleAnalysis();
    const meta = { version: '1', generatedAt: '2026-11-24T00:00:00Z', knowledge: readKnowledge() };
    const turned = { ...analysis, models: [...analysis.models].reverse(), assessments: [...analysis.assessments].reverse(), findings: [...analysis.findings].reverse() };
    assert.equal(writeJson(buildReport(turned, meta)), writeJson(buildReport(analysis, meta)));
  });

  it('counts each model once and ties it to its places', () => {
    const { summary, assessments, references } = sampleReport();
    assert.equal(summary.allow + summary.review + summary.deny + summary.unknown, summary.models);
    assert.equal(summary.references, references.length);
    const tied = assessments.flatMap((a) => a.references);
    assert.deepEqual([...tied].sort(), references.filter((r) => r.kind !== 'example').map((r) => r.id).sort());
  });

  it('carries every licence that an assessment names', () => {
    const report = sampleReport();
    const known = new Set(report.licenses.map((l) => l.key));
    for (const a of report.assessments) for (const e of a.effectiveLicenses) if (e.key !== 'unknown') assert.ok(known.has(e.key), e.key);
  });

  it('says that a model that is only mentioned is only mentioned', () => {
    const bloom = sampleReport().assessments.find((a) => a.model === 'bigscience/bloom');
    assert.equal(bloom?.kind, 'mention');
  });
});
