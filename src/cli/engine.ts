import type { Analysis, Knowledge } from '../core/analysis.js';
import type { LicenseFileEvidence, ModelEvidence, ModelKey } from '../core/models/types.js';
import type { Registry } from '../core/references/types.js';
import { LOCK_FILE, parseLock, type LockedModel } from '../core/findings/lock.js';
import { kindOfFile } from '../core/references/find.js';
import { decodeText } from '../platform/decode.js';
import { createNodePlatform, defaultCacheDir, readHubToken } from '../platform/node.js';
import { createHubCacheReader, hubCacheDir } from '../platform/nodeHubCache.js';
import { codeOf, createNodeFiles } from '../platform/nodeFiles.js';
import { folderOf, joinPath, nameOf, pathInside, readTextFile, resolvePath, statPath } from '../platform/nodePaths.js';
import type { FileEntry, Platform } from '../platform/types.js';
import { WorkerPool } from '../platform/workerPool.js';
import type { FetchedText } from '../registries/huggingface.js';
import { MAX_LICENSE_BYTES, type Classify } from '../registries/licenseTexts.js';
import { createLocalHub } from '../registries/localHub.js';
import { createModelScope } from '../registries/modelscope.js';
import { createOllama } from '../registries/ollama.js';
import { createRouter } from '../registries/router.js';
import { loadDetection } from '../session/detection.js';
import { editorExcludes } from '../session/editorExcludes.js';
import { loadKnowledge } from '../session/knowledge.js';
import { loadPolicy, MAX_POLICY_BYTES, type LoadedPolicy } from '../session/policyFile.js';
import { ScanIndex } from '../session/scanIndex.js';
import { NAMES_NOTHING, type EntryResult } from '../session/readEntry.js';
import { scanFolder, type EntryReaders } from '../session/scanFolder.js';
import { Session, type Lookup } from '../session/session.js';
import { IncompleteError, UsageError } from './exit.js';
import { createProgress, generatedAt, type Streams } from './io.js';
import type { CommonOptions } from './options.js';

const MAX_LOCK_BYTES = 32 * 1024 * 1024;
const MAX_SETTINGS_BYTES = 1024 * 1024;

/** What every command starts from. */
export interface Engine {
  readonly platform: Platform;
  readonly knowledge: Knowledge;
  readonly lookup: Lookup;
  /** The registries that the look-up asks. */
  readonly askable: readonly Registry[];
  /** What the local Hub cache says; private models too, because nothing leaves the machine. */
  readonly localEvidence: (key: ModelKey) => Promise<ModelEvidence | null>;
  /** A licence text that evidence names, from where the evidence is. */
  readonly licenseText: (evidence: ModelEvidence, file: LicenseFileEvidence, signal: AbortSignal) => Promise<FetchedText>;
}

/** `dist/data`, as seen from the bundle that runs: `dist/lazy/engine.js`. */
const DATA_DIR = joinPath(__dirname, '..', 'data');

export function createPlatform(options: CommonOptions, streams: Streams): Platform {
  const cacheDir = options.cacheDir ? resolvePath(options.cacheDir) : defaultCacheDir(streams.env);
  return createNodePlatform({ dataDir: DATA_DIR, cacheDir, env: streams.env });
}

/** The Hub to ask: `--hub-url`, else `HF_ENDPOINT`, else the public one. Throws `UsageError` where it is no http address. */
function hubUrlOf(options: CommonOptions, env: Streams['env']): string {
  const given = options.hubUrl ?? env['HF_ENDPOINT'];
  if (!given) return 'https://huggingface.co';
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new UsageError(`--hub-url: '${given}' is no address`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new UsageError(`--hub-url: '${given}' is no http address`);
  return given.endsWith('/') ? given.slice(0, -1) : given;
}

export async function createEngine(options: CommonOptions, streams: Streams, privateModels: readonly string[]): Promise<Engine> {
  const platform = createPlatform(options, streams);
  const hubUrl = hubUrlOf(options, streams.env);
  const offline = options.offline === true || /^(?:1|on|yes|true)$/i.test(streams.env['HF_HUB_OFFLINE'] ?? '');
  const knowledge = await loadKnowledge(platform);
  const { createHubClient, loadClassifier } = await import('#lazy/hub');
  // Its data is read when the first licence text comes: a warm scan has none.
  let loading: ReturnType<typeof loadClassifier> | undefined;
  const classify: Classify = async (text) => (await (loading ??= loadClassifier(platform, knowledge.licenses)))(text);
  const hub = createHubClient({ platform, hubUrl, token: await readHubToken(streams.env), offline, privateModels, knowledge, classify });
  const { lookup, registries } = createRouter({
    huggingface: (key, signal) => hub.lookup(key, signal),
    ...(options.askOllama && !offline ? { ollama: createOllama({ platform, knowledge, classify }) } : {}),
    ...(options.askModelscope && !offline ? { modelscope: createModelScope(platform) } : {}),
  }, privateModels, () => platform.now());
  const reader = createHubCacheReader(hubCacheDir(streams.env));
  const localEvidence = createLocalHub({ platform, reader, knowledge, classify });
  const licenseText: Engine['licenseText'] = async (evidence, file, signal) => {
    if (evidence.from !== 'hub-cache') return hub.text(evidence, file, signal);
    const bytes = evidence.sha === null ? null : await reader.read(evidence.model, evidence.sha, file.path, MAX_LICENSE_BYTES);
    const text = bytes && decodeText(bytes)?.text;
    return typeof text === 'string' ? { text } : { why: 'it is no longer in the local Hub cache' };
  };
  return { platform, knowledge, lookup, askable: registries, localEvidence, licenseText };
}

/**
 * The policy of a folder, or the one that `--policy` names. A named policy may extend files beside itself, a folder's own only
 * files of the folder. Throws `UsageError` with `FILE:LINE:COLUMN: what` for the first error in it.
 */
export async function readPolicy(folder: string, named: string | undefined, platform: Platform): Promise<LoadedPolicy> {
  const root = named === undefined ? folder : folderOf(resolvePath(named));
  const reader = {
    async read(path: string): Promise<string | null> {
      if (pathInside(root, path) === null) return null;
      try {
        // What the call names may be a link or a pipe; what a folder brings has to lie in it.
        return await readTextFile(resolvePath(root, path), MAX_POLICY_BYTES, named !== undefined && path === nameOf(named) ? null : root);
      } catch (error) {
        throw new UsageError(`${path}:1:1: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    sha256: (text: string) => platform.sha256(text),
  };
  if (named !== undefined && (await reader.read(nameOf(named))) === null) throw new UsageError(`${named}: no such policy file`);
  const loaded = await loadPolicy(reader, named === undefined ? null : nameOf(named));
  const error = loaded.problems.find((p) => p.severity === 'error');
  if (error) throw new UsageError(`${error.file}:${error.line}:${error.column}: ${error.message}`);
  return loaded;
}

/** Splits the paths of a call into one folder and, where files are named, the globs that pick them. */
export function targetOf(paths: readonly string[]): { folder: string; include: string[] } {
  if (paths.length === 0) return { folder: process.cwd(), include: [] };
  const kinds = paths.map((path) => {
    const stats = statPath(path);
    if (!stats) throw new UsageError(`${path}: no such file or folder`);
    return { path, isFolder: stats.folder };
  });
  const first = kinds[0];
  if (kinds.length === 1 && first?.isFolder) return { folder: resolvePath(first.path), include: [] };
  const folder = process.cwd();
  const include = kinds.map(({ path, isFolder }) => {
    const inside = pathInside(folder, path);
    if (inside === null) throw new UsageError(`${path}: lies outside the current folder; scan its folder instead`);
    const escaped = inside.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
    return isFolder ? (inside === '' ? '**' : `${escaped}/**`) : escaped;
  });
  return { folder, include };
}

export interface ScanResult {
  readonly analysis: Analysis;
  readonly knowledge: Knowledge;
  readonly folder: string;
  readonly generatedAt: string;
  readonly engine: Engine;
}

/** The models of the lock file beside the policy. A lock that can't be read ends no scan: it is told, and `lock --check` fails on it. */
async function lockOf(folder: string, streams: Streams): Promise<readonly LockedModel[]> {
  const problem = (why: string): readonly LockedModel[] => {
    streams.stderr.write(`model-licence-review: ${LOCK_FILE}: ${why}; changes since the last review are not told\n`);
    return [];
  };
  try {
    const text = await readTextFile(joinPath(folder, LOCK_FILE), MAX_LOCK_BYTES, folder);
    const lock = text === null ? null : parseLock(text);
    return typeof lock === 'string' ? problem(lock) : (lock?.models ?? []);
  } catch (error) {
    return problem(error instanceof Error ? error.message : String(error));
  }
}

/** Threads for a large scan; each loads what detection knows for itself. */
function createReaders(root: string): EntryReaders {
  const pool = new WorkerPool<readonly FileEntry[], readonly (EntryResult | null)[]>(joinPath(__dirname, 'scanWorker.js'), { root, dataDir: DATA_DIR });
  return { width: pool.width, read: async (entries) => (await pool.run(entries)).map((result) => result ?? NAMES_NOTHING), close: () => pool.close() };
}

/** Scans a folder with everything that the options say, look-ups included. */
export async function runScan(paths: readonly string[], options: CommonOptions, streams: Streams, signal: AbortSignal): Promise<ScanResult> {
  const target = targetOf(paths);
  const platform = createPlatform(options, streams);
  const loaded = await readPolicy(target.folder, options.policy, platform);
  const engine = await createEngine(options, streams, loaded.policy.privateModels);
  const time = generatedAt(streams.env);
  const session = new Session({ knowledge: engine.knowledge, lookup: engine.lookup, askable: engine.askable, localEvidence: engine.localEvidence, useSnapshot: options.snapshot !== false, today: () => time.slice(0, 10) }, loaded.policy);
  session.setPolicy(loaded.policy, loaded.problems);
  session.setLock(await lockOf(options.policy === undefined ? target.folder : folderOf(resolvePath(options.policy)), streams));
  const stamp = __DETECTION__;
  const index = await ScanIndex.load(platform.cache, target.folder, stamp);
  const progress = createProgress(streams, options.quiet === true);
  try {
    await scanFolder({
      session, files: createNodeFiles(target.folder, (path) => kindOfFile(path) !== null), detection: () => loadDetection(platform), signal, index,
      include: [...target.include, ...(options.include ?? [])],
      exclude: [...loaded.policy.ignore, ...editorExcludes((await readTextFile(joinPath(target.folder, '.vscode', 'settings.json'), MAX_SETTINGS_BYTES, target.folder).catch(() => null)) ?? ''), ...(options.exclude ?? [])],
      onProgress: (done, total) => progress.show(`${done} of ${total} files`),
      pause: () => new Promise((done) => setImmediate(done)),
      readers: () => createReaders(target.folder),
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new IncompleteError(`${target.folder}: can't be listed (${codeOf(error)})`);
  }
  const analysis = await session.resolve(signal, (done, total) => progress.show(`${done} of ${total} models looked up`));
  progress.end();
  await index.save(platform.cache, target.folder, stamp);
  return { analysis, knowledge: engine.knowledge, folder: target.folder, generatedAt: time, engine };
}
