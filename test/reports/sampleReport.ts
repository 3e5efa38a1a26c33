import { analyze } from '../../src/core/analyze.js';
import type { Analysis } from '../../src/core/analysis.js';
import { resolvePolicy } from '../../src/core/policy/resolve.js';
import type { ModelReference } from '../../src/core/references/types.js';
import { buildReport } from '../../src/core/reports/report.js';
import type { Report } from '../../src/core/reports/types.js';
import { readKnowledge } from './knowledge.js';

const POLICY = `version: 1
extends: [balanced]
use:
  commercial: true
  offeredAs: [hosted-service]
  domicile: FR
  territories: [EU, US]
approvals:
  - model: black-forest-labs/FLUX.1-dev
    decision: allow
    by: legal@example.com
    reason: LEGAL-77, commercial licence bought
    expires: 2027-12-31
  - model: CohereLabs/c4ai-command-r-plus
    decision: allow
    by: legal@example.com
    reason: LEGAL-12, pilot only
    expires: 2026-06-30
`;

function at(file: string, line: number, column: number, text: string, more: Partial<ModelReference> = {}): ModelReference {
  return { file, line, column, endColumn: column + text.length, text, registry: 'huggingface', model: text, revision: null, context: 'python-call', kind: 'use', confidence: 'certain', cell: null, ...more };
}

const REFERENCES: readonly ModelReference[] = [
  at('src/assistant.py', 4, 12, 'Qwen/Qwen2.5-7B-Instruct', { revision: 'main' }),
  at('src/assistant.py', 9, 24, 'Qwen/Qwen2.5-3B-Instruct'),
  at('src/assistant.py', 15, 24, 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B'),
  at('src/assistant.py', 40, 11, 'gpt-4o', { registry: 'openai' }),
  at('deploy/compose.yaml', 12, 18, 'meta-llama/Llama-3.1-8B-Instruct', { context: 'compose' }),
  at('deploy/compose.yaml', 13, 18, 'qwen2.5:7b', { registry: 'ollama', context: 'compose' }),
  at('deploy/.env', 2, 10, 'mistralai/Codestral-22B-v0.1', { context: 'env' }),
  at('train/lora.yaml', 1, 13, 'black-forest-labs/FLUX.1-dev', { context: 'config-value' }),
  at('train/lora.yaml', 2, 13, 'CohereLabs/c4ai-command-r-plus', { context: 'config-value' }),
  at('train/lora.yaml', 3, 13, 'example-org/nobody-knows-this', { context: 'config-value' }),
  at('train/lora.yaml', 4, 13, 'BAAI/bge-m3', { context: 'config-value', revision: '5617a9f61b028005a4858fdac845db406aefb181' }),
  at('notebooks/try.ipynb', 31, 20, 'Qwen/Qwen2.5-7B-Instruct', { context: 'notebook', cell: 2 }),
  at('README.md', 8, 5, 'bigscience/bloom', { context: 'markdown', kind: 'mention', confidence: 'likely' }),
  at('README.md', 20, 5, 'your-org/your-model', { context: 'markdown', kind: 'example', confidence: 'possible' }),
];

/** An analysis of a made-up project by the shipped facts; `order` gives its references another order, as another file system would. */
export function sampleAnalysis(order: <T>(items: readonly T[]) => T[] = (items) => [...items]): Analysis {
  const { policy, problems } = resolvePolicy({ path: 'model-policy.yaml', text: POLICY, sha256: 'a3f5'.repeat(16) }, () => null);
  return analyze({
    references: order(REFERENCES),
    ignores: [{ file: 'deploy/.env', line: 1, column: 1, endColumn: 40, targetLine: 2, rule: null, reason: 'used in the evaluation only' }],
    filesScanned: 42, filesSkipped: [{ file: 'assets/big.json', reason: 'larger than 5 MB' }], complete: true,
    evidence: new Map(), knowledge: readKnowledge(), useSnapshot: true, policy, policyProblems: problems,
    workspace: { files: [{ file: 'README.md', text: '# Demo\n\nBuilt with Llama\n' }] }, today: '2026-11-24',
  });
}

/** The report of that analysis; `test/fixtures/report.sample.json` is a copy of it (UPDATE_SAMPLE=1 writes it anew). */
export function sampleReport(): Report {
  return buildReport(sampleAnalysis(), { version: '0.1.0', generatedAt: '2026-11-24T00:00:00Z', knowledge: readKnowledge() });
}
