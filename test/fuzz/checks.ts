import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyzeOne } from '../../src/core/analyze.js';
import { classifyText } from '../../src/core/licenses/classify.js';
import { readFingerprints } from '../../src/core/licenses/fingerprints.js';
import type { ModelEvidence } from '../../src/core/models/types.js';
import { globProblem } from '../../src/core/policy/globs.js';
import { parsePolicy } from '../../src/core/policy/parse.js';
import { globMatches } from '../../src/core/policy/paths.js';
import { resolvePolicy } from '../../src/core/policy/resolve.js';
import { findReferences } from '../../src/core/references/find.js';
import { readWeightsHeader, weightReferences } from '../../src/core/references/weights.js';
import { projectModel } from '../../src/core/reports/report.js';
import type { Structured } from '../../src/core/text/entries.js';
import { flowEntries } from '../../src/core/text/flowEntries.js';
import { jsonEntries } from '../../src/core/text/jsonEntries.js';
import { lineEntries } from '../../src/core/text/lineEntries.js';
import { yamlEntries } from '../../src/core/text/yamlEntries.js';
import { decodeText } from '../../src/platform/decode.js';
import { proseBases, readCard } from '../../src/registries/card.js';
import { evidenceOfAnswer } from '../../src/registries/hub/answer.js';
import { HubFault } from '../../src/registries/hub/faults.js';
import { layoutNotebook } from '../../src/session/notebookLayout.js';
import { weightEvidence } from '../../src/session/weightEvidence.js';
import { knowledge as detection } from '../core/references/support.js';
import { readKnowledge } from '../reports/knowledge.js';

// What must hold of any input at all, for chance (the *.test.ts beside this) and for the guided fuzzer (guided.ts).

const knowledge = readKnowledge();
const fingerprints = readFingerprints(JSON.parse(readFileSync('data/fingerprints.json', 'utf8')));
const nothing = resolvePolicy(null, () => null).policy;
const given = { evidence: new Map<string, readonly ModelEvidence[]>(), knowledge, useSnapshot: true, workspace: { files: [] }, today: '2026-11-24', askable: undefined };

const lineCount = (text: string): number => text.split(/\r\n|\n|\r/).length;

/** Every range lies in the text, none is turned round. */
function within(text: string, read: Pick<Structured, 'entries' | 'keyNames'> & { readonly comments?: Structured['comments'] }): void {
  for (const { start, end } of [...read.entries, ...read.keyNames, ...(read.comments ?? [])]) assert.ok(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
  assert.ok(read.entries.length <= text.length + 1);
}

export const checkYaml = (text: string): void => within(text, yamlEntries(text));
export const checkJson = (text: string): void => within(text, jsonEntries(text));
export const checkLines = (text: string): void => within(text, lineEntries(text));

/** A part of a text is read as if nothing stood around it. */
export function checkYamlPart(text: string, from: number, length: number): void {
  const start = Math.min(from, text.length);
  const end = Math.min(text.length, start + length);
  const read = yamlEntries(text, start, end);
  within(text, read);
  for (const entry of read.entries) assert.ok(entry.start >= start && entry.end <= end, `${entry.start}–${entry.end} outside ${start}–${end}`);
}

export function checkFlow(text: string, from: number): void {
  const read = flowEntries(text, Math.min(from, text.length), text.length, null, 1);
  within(text, read);
  assert.ok(read.end <= text.length);
}

export function checkNotebook(text: string): void {
  const layout = layoutNotebook(text);
  for (let cell = 0; cell < Math.min(3, layout.cells); cell++) layout.toCell(cell, 1, 1);
}

export function checkReferences(path: string, text: string): void {
  const lines = text.split(/\r\n|\n|\r/);
  for (const r of findReferences({ path, text }, detection).references) {
    assert.equal((lines[r.line - 1] ?? '').slice(r.column - 1, r.endColumn - 1), r.text);
    assert.ok(r.model !== '' && r.model.length <= 1000);
  }
}

/** Each problem of a policy says where it stands, in one line. */
export function checkPolicy(text: string): void {
  const { value, problems } = parsePolicy(text, 'model-policy.yaml');
  const lines = text.split('\n').length;
  for (const p of problems) assert.ok(p.line >= 1 && p.line <= lines + 1 && p.column >= 1 && p.message !== '' && !p.message.includes('\n'), JSON.stringify(p));
  assert.ok(value !== null || problems.length > 0);
  assert.equal(({} as Readonly<Record<string, unknown>>)['polluted'], undefined);
}

/** A broken policy allows no more than the default. */
export function checkJudging(text: string): void {
  const { policy, problems } = resolvePolicy({ path: 'model-policy.yaml', text, sha256: '0' }, () => null);
  for (const model of ['Qwen/Qwen2.5-3B-Instruct', 'nobody/knows']) {
    const key = { registry: 'huggingface', model, revision: null } as const;
    const { verdict } = analyzeOne(key, { ...given, policy }).assessment;
    if (problems.some((p) => p.severity === 'error')) assert.equal(verdict, analyzeOne(key, { ...given, policy: nothing }).assessment.verdict);
  }
}

export function checkGlob(glob: string, path: string): void {
  if (globProblem(glob) === null) globMatches(glob, path);
}

export function checkCard(text: string): void {
  const { data, broken } = readCard(text);
  assert.ok(data === null || (typeof data === 'object' && !Array.isArray(data)));
  assert.equal(typeof broken, 'boolean');
  for (const base of proseBases(text, data, 'a/b')) assert.match(base.model, /^[\w.-]+\/[\w.-]+$/);
}

/** What the Hub answers becomes evidence and a verdict, or a fault that says what is wrong. */
export function checkAnswer(answer: unknown): void {
  const key = { registry: 'huggingface', model: 'org/name', revision: null } as const;
  let evidence: ModelEvidence;
  try {
    evidence = evidenceOfAnswer(key, answer, '2026-11-24T00:00:00Z', (name) => `https://hub.test/${name}`);
  } catch (error) {
    assert.ok(error instanceof HubFault, String(error));
    return;
  }
  const judged = analyzeOne(key, { ...given, evidence: new Map([['huggingface:org/name', [evidence]]]), policy: nothing });
  assert.ok(['allow', 'review', 'deny', 'unknown'].includes(judged.assessment.verdict));
  const { model } = projectModel(judged.record, judged.assessment);
  assert.doesNotThrow(() => JSON.stringify(model));
  if (judged.assessment.verdict === 'allow') assert.ok(judged.record.licenses.some((l) => l.key !== null || l.spdx !== null), 'nothing is allowed without a licence');
}

export function checkLicense(text: string): void {
  const { matches, signals } = classifyText(text, knowledge.licenses, fingerprints);
  const lines = lineCount(text);
  for (const match of matches) {
    assert.ok(match.confidence > 0 && match.confidence <= 1);
    for (const part of match.extra) assert.ok(part.line >= 1 && part.line <= part.endLine && part.endLine <= lines, `${part.line}–${part.endLine} of ${lines}`);
  }
  for (const signal of signals) assert.ok(signal.line >= 1 && signal.line <= lines, `${signal.line} of ${lines}`);
}

export function checkWeights(path: string, bytes: Uint8Array): void {
  const header = readWeightsHeader(path, bytes);
  for (const { registry, model, line, column } of weightReferences(path, header).references) {
    assert.ok(model !== '' && line >= 1 && column >= 1);
    if (header) assert.equal(weightEvidence({ registry, model, revision: null }, header, '2026-01-01').from, 'local-files');
  }
}

export function checkDecoding(bytes: Uint8Array): void {
  const decoded = decodeText(bytes);
  assert.ok(decoded === null || typeof decoded.text === 'string');
}
