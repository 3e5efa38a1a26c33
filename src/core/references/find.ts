import { jsonEntries } from '../text/jsonEntries.js';
import { lineEntries } from '../text/lineEntries.js';
import { Lines } from '../text/lines.js';
import { yamlEntries } from '../text/yamlEntries.js';
import { readCode } from './code.js';
import { Collector, toReferences, type Hit, type Reading } from './collector.js';
import { readConfig } from './config.js';
import { readDockerfile } from './docker.js';
import { fileHint, HEAD } from './fileHints.js';
import { isSamplePath, isTestPath, kindOfFile } from './files.js';
import { findIgnores } from './ignores.js';
import { isInventory } from './inventories.js';
import type { DetectionKnowledge } from './knowledge.js';
import { readManifest, readXml } from './manifest.js';
import { readMarkdown } from './markdown.js';
import { readModelfile } from './modelfile.js';
import { notebookReferences } from './notebook.js';
import type { FileReferences, ReferenceContext } from './types.js';
import { confirmProse, scanCommand, scanProse } from './words.js';

/**
 * All places of one text that name a model, in the order they stand, and the comments that switch findings off.
 * `path`: POSIX, relative to the folder; it alone decides how the text is read. Pure; linear in the text; never throws on any text.
 */
export function findReferences(source: { readonly path: string; readonly text: string }, k: DetectionKnowledge): FileReferences {
  const { path, text } = source;
  const lines = new Lines(text);
  const ignores = text.includes('model-licence-review:') ? findIgnores(path, lines) : [];
  const kind = kindOfFile(path);
  if (kind === null || kind === 'weights' || isInventory(text, kind)) return { references: [], ignores };
  if (kind === 'notebook') return { references: notebookReferences(path, text, k), ignores };
  const c = new Collector(text, k);
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const context = contextOf(path, text, kind);
  const reading: Reading = { context, kind: 'use' };
  const hint = fileHint(`${path}\n${text.slice(0, HEAD)}`, k) ?? (/\.prompt\.ya?ml$/.test(path) ? 'github-models' : null);
  c.host = hint !== null && HOSTS.has(hint) ? hint : null;
  switch (kind) {
    case 'python': readCode(c, { extension, language: 'python' }); break;
    case 'js': readCode(c, { extension, language: 'js' }); break;
    case 'code': readCode(c, { extension, language: 'code' }); break;
    case 'terraform': readCode(c, { extension: 'tf', language: 'terraform' }); break;
    case 'yaml': readConfig(c, yamlEntries(text), reading, context === 'workflow' ? (workflowHint(text) ?? hint) : hint); break;
    case 'json': readConfig(c, jsonEntries(text), reading, hint); break;
    case 'toml': case 'ini': readConfig(c, lineEntries(text), reading); break;
    case 'env': readConfig(c, lineEntries(text), reading); break;
    case 'dockerfile': readDockerfile(c, reading); break;
    case 'modelfile': readModelfile(c, reading); break;
    case 'shell': readShell(c, reading); break;
    case 'manifest': readManifest(c, reading); break;
    case 'xml': readXml(c, reading); break;
    case 'markdown': readMarkdown(c); break;
  }
  confirmProse(c);
  return { references: toReferences(placed(c.hits, path), path, lines), ignores };
}

/** Hosts that serve other publishers' models under the publishers' own names. */
const HOSTS: ReadonlySet<string> = new Set(['azure', 'vertex', 'github-models', 'unknown']);

/** Paths say more than places: tests load models for themselves, sample files hold sample values. */
function placed(hits: readonly Hit[], path: string): Hit[] {
  const test = isTestPath(path);
  const sample = isSamplePath(path);
  if (!test && !sample) return [...hits];
  return hits.map((hit) => ({ ...hit, kind: sample && hit.kind === 'use' ? 'example' : hit.kind, context: test && ['python-call', 'js-call', 'code'].includes(hit.context) ? 'test' : hit.context }));
}

/** Shell scripts: comment lines are mentions, all else are commands. */
function readShell(c: Collector, reading: Reading): void {
  let at = 0;
  for (const match of c.text.matchAll(/(?<=^|\n|\s)(?:#|REM\b|::)(?!!)[^\n]{0,2000}/g)) {
    if (match.index < at) continue;
    scanCommand(c, at, match.index, reading);
    scanProse(c, match.index, match.index + match[0].length, { context: 'comment', kind: 'mention' });
    at = match.index + match[0].length;
  }
  scanCommand(c, at, c.text.length, reading);
}

/** `actions/ai-inference` asks GitHub Models. */
function workflowHint(text: string): string | null {
  return /uses:[ \t]{1,8}["']?(?:actions\/ai-inference|\.\/)/.test(text) || /models\.github\.ai/.test(text) ? 'github-models' : null;
}

function contextOf(path: string, text: string, kind: string): ReferenceContext {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/(?:^|\/)\.github\/workflows\/|(?:^|\/)action\.ya?ml$|\.gitlab-ci\.ya?ml$|azure-pipelines/.test(path)) return 'workflow';
  if (kind === 'env') return 'env';
  if (kind === 'dockerfile') return 'dockerfile';
  if (kind === 'modelfile') return 'modelfile';
  if (kind === 'shell') return 'shell';
  if (kind === 'manifest') return 'manifest';
  if (kind === 'yaml') {
    if (/(?:^|[._-])compose[\w.-]{0,30}\.ya?ml$/.test(name)) return 'compose';
    if (/^apiVersion:[ \t]/m.test(text.slice(0, 20_000)) && /^kind:[ \t]/m.test(text.slice(0, 20_000)) || /(?:^|\/)(?:charts?|helm|k8s|kubernetes|manifests)\//.test(path)) return 'k8s';
  }
  if (name === 'package.json' || name === 'pyproject.toml') return 'manifest';
  if (name === '.gitmodules') return 'url';
  return 'config-value';
}

export { kindOfFile } from './files.js';
export { createDetectionKnowledge, type DetectionKnowledge } from './knowledge.js';
export { mayNameModel, speaksOfModels } from './prefilter.js';
