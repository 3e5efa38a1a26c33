import { clientsOf } from './clients.js';
import { clientsListed, listsDependencies } from './dependencies.js';
import { fileHint, HEAD, hintsOf, onlyHint, pathHint } from './fileHints.js';
import { extensionOf, isRecordingPath, isResultsPath, isSamplePath, isTestPath, kindOfFile, type FileKind } from './files.js';
import { mayHaveMembers } from './hostedConstants.js';
import { AZURE_OPENAI } from './hosts.js';
import { isInventory } from './inventories.js';
import type { DetectionKnowledge } from './knowledge.js';
import type { ReferenceContext } from './types.js';

/** What a path, and a look at the whole text, say about how all of a file is read. Cheap beside reading it. */
export interface FileInputs {
  readonly path: string;
  /** null: it names no model, whatever it holds. */
  readonly kind: FileKind | null;
  /** Lower case, without the dot. */
  readonly extension: string;
  readonly context: ReferenceContext;
  /** The registry that the file's words say its models are of, for settings and for programs. */
  readonly hint: string | null;
  readonly codeHint: string | null;
  /** The registry that the whole file asks, by its imports or its path. */
  readonly asks: string | null;
  /** A host of other publishers' models, which the whole file speaks of. */
  readonly host: string | null;
  /** Enumerations of models that the file itself declares, between commas: what they stand for stands beside them. */
  readonly declares: string;
  /** Whom each of the file's clients asks; see `clientsOf`. */
  readonly clients: string;
  /** Registries whose clients the file names, between commas, and whether as a list of dependencies; see `FileReferences`. */
  readonly names: string;
  readonly isTest: boolean;
  readonly isSample: boolean;
  /** Whether the samples are a recorded exchange; see `isRecordingPath`. */
  readonly isRecording: boolean;
  /** What it names, it only tells of; see `isResultsPath`. */
  readonly isResults: boolean;
}

/** How much of a page is its top. */
const TOP = 1500;

/** Hosts that serve other publishers' models under the publishers' own names. */
const HOSTS: ReadonlySet<string> = new Set(['azure', AZURE_OPENAI, 'vertex', 'github-models', 'nvidia-nim', 'openrouter', 'unknown']);

/** `known`: the inputs of an earlier text of the same path, given back where nothing changed. */
export function fileInputs(path: string, text: string, k: DetectionKnowledge, known: FileInputs | null): FileInputs {
  const byPath = known ?? { isTest: isTestPath(path), extension: extensionOf(path), isResults: isResultsPath(path) };
  const { isTest, extension, isResults } = byPath;
  const isSample = isSamplePath(path) && !isStack(path, text);
  const isRecording = isSample && isRecordingPath(path);
  const ownKind = kindOfFile(path);
  const kind = ownKind === null || ownKind === 'weights' || isInventory(text, ownKind) ? null : ownKind;
  if (kind === null) return known?.kind === null ? known : { path, kind, extension, context: 'other', hint: null, asks: null, codeHint: null, host: null, declares: '', clients: '', names: '', isTest, isSample, isRecording, isResults };
  const context = contextOf(path, text, kind);
  // A page speaks of many hosts in passing; the one that it is about stands in its path or at its top.
  const told = fileHint(`${path}\n${text.slice(0, kind === 'markdown' ? TOP : HEAD)}`, k) ?? pathHint(path, k);
  const found = told === 'azure' ? azureHint(text) : told;
  const hint = kind === 'yaml' && context === 'workflow' ? (workflowHint(text) ?? found) : found;
  const host = found !== null && HOSTS.has(found) ? found : null;
  const isCode = kind === 'python' || kind === 'js' || kind === 'code' || kind === 'terraform';
  const hints = isCode ? hintsOf(text, k) : null;
  const ofCode = hints && onlyHint(hints);
  const codeHint = isCode ? (ofCode === 'azure' ? azureHint(text) : ofCode ?? found) : null;
  const declares = kind === 'code' ? declaredBy(text) : (kind === 'python' || kind === 'js') && mayHaveMembers(text) ? between(typesDeclared(text)) : '';
  const clients = kind === 'python' || kind === 'js' ? clientsOf(text, k) : '';
  const names = listsDependencies(path) ? clientsListed(path, text, k).join() : hints && !isTest ? [...hints, ...(k.hubImports.test(text.slice(0, HEAD)) ? ['huggingface'] : [])].sort().join() : '';
  if (known && known.names === names && known.clients === clients && known.isSample === isSample && known.declares === declares && known.kind === kind && known.context === context && known.hint === hint && known.asks === found && known.host === host && known.codeHint === codeHint) return known;
  return { path, kind, extension, context, hint, asks: found, codeHint, host, declares, clients, names, isTest, isSample, isRecording, isResults };
}

/** Azure OpenAI has OpenAI's models alone; Azure AI and a deployment of Cognitive Services have others' under the same names, too. */
function azureHint(text: string): string {
  return /AzureA[iI](?!Search)|azure[._-]ai[._-](?:inference|projects|foundry)|services\.ai\.azure|[Cc]ognitive_?[Ss]ervices|azurerm_cognitive/.test(text.slice(0, HEAD)) ? 'azure' : AZURE_OPENAI;
}

/** The enumerations and classes of models that a program declares: `enum EmbeddingModel`, `class ChatModel`. */
const typesDeclared = (text: string): string[] => [...text.matchAll(/\b(?:enum (?:class )?(\w{0,30}Model|LLMRegistry|\w{0,20}Registry)|class ([A-Z]\w{1,30}Model))\b/g)].map((m) => m[1] ?? m[2] ?? '');
const between = (names: readonly string[]): string => (names.length ? `,${names.join()},` : '');

/** These, and constants that it gives a name itself (`GPT_4 = "…"`). */
function declaredBy(text: string): string {
  const names = typesDeclared(text);
  for (const m of text.matchAll(OWN_CONSTANT)) if (!names.includes(m[1] ?? '')) names.push(m[1] ?? '');
  return between(names);
}

/** A constant named after a hosted model that is set to a string where it is declared; see `readConstants`. */
const OWN_CONSTANT = /(?<!\w)((?:GPT|CLAUDE|GEMINI|MISTRAL|CODESTRAL|COMMAND|OPEN_MI[SX]TRAL|TEXT_EMBEDDING|DALL_E|O[134])_[A-Z0-9_]{1,40})(?:: ?[&\w' ]{1,24})? ?= ?["'`]/g;

/** A CloudFormation template (`stack.template.json`) is what is deployed, whatever its name says. */
function isStack(path: string, text: string): boolean {
  return /[._-]template[\w.-]{0,20}\.(?:json|ya?ml)$/.test(path) && /AWSTemplateFormatVersion|["']?Resources["']?\s{0,4}:/.test(text.slice(0, 4000));
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
    if (/^apiVersion:[ \t]/m.test(text.slice(0, 20_000)) && /^kind:[ \t]/m.test(text.slice(0, 20_000)) || /(?:^|\/)(?:charts?|helm|k8s|kubernetes|manifests)\/|(?:^|[/._-])values(?:[._-][\w.-]{1,40})?\.ya?ml$/.test(path)) return 'k8s';
  }
  if (name === 'package.json' || name === 'pyproject.toml') return 'manifest';
  if (name === '.gitmodules') return 'url';
  return 'config-value';
}
