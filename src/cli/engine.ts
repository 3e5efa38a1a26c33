import type { Analysis, Knowledge } from '../core/analysis.js';
import type { LicenseFileEvidence, ModelEvidence, ModelKey } from '../core/models/types.js';
import type { Registry } from '../core/references/types.js';
import { decodeText } from '../platform/decode.js';
import { readHubToken } from '../platform/node.js';
import { createHubCacheReader, hubCacheDir } from '../platform/nodeHubCache.js';
import { codeOf } from '../platform/nodeFiles.js';
import { joinPath } from '../platform/nodePaths.js';
import type { FileEntry, FileSource, Platform } from '../platform/types.js';
import { WorkerPool } from '../platform/workerPool.js';
import type { FetchedText } from '../registries/huggingface.js';
import { MAX_LICENSE_BYTES, type Classify } from '../registries/licenseTexts.js';
import { createLocalHub } from '../registries/localHub.js';
import { createModelScope } from '../registries/modelscope.js';
import { createOllama } from '../registries/ollama.js';
import { createRouter } from '../registries/router.js';
import { loadDetection } from '../session/detection.js';
import { loadKnowledge } from '../session/knowledge.js';
import { ScanIndex } from '../session/scanIndex.js';
import { NAMES_NOTHING, type EntryResult } from '../session/readEntry.js';
import { scanFolder, type EntryReaders } from '../session/scanFolder.js';
import { Session, type Lookup } from '../session/session.js';
import { IncompleteError } from './exit.js';
import { createProgress, type Streams } from './io.js';
import type { CommonOptions } from './options.js';
import { createPlatform, DATA_DIR, type ScanPlan } from './prepare.js';
import { hubUrlOf, isOffline } from './target.js';

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
  /** Until when (milliseconds) every answer given so far would be given again without asking anybody; 0: somebody was asked. */
  readonly heldUntil: () => number;
}

export async function createEngine(options: CommonOptions, streams: Streams, privateModels: readonly string[]): Promise<Engine> {
  const platform = createPlatform(options, streams);
  const hubUrl = hubUrlOf(options, streams.env);
  const offline = isOffline(options, streams.env);
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
  const asksOthers = !offline && (options.askOllama === true || options.askModelscope === true);
  return { platform, knowledge, lookup, askable: registries, localEvidence, licenseText, heldUntil: () => (asksOthers ? 0 : hub.heldUntil) };
}

export interface ScanResult {
  readonly analysis: Analysis;
  readonly knowledge: Knowledge;
  readonly folder: string;
  readonly generatedAt: string;
  readonly engine: Engine;
}

/** Threads for a large scan; each loads what detection knows for itself. */
function createReaders(root: string): EntryReaders {
  const pool = new WorkerPool<readonly FileEntry[], readonly (EntryResult | null)[]>(joinPath(__dirname, 'scanWorker.js'), { root, dataDir: DATA_DIR });
  return { width: pool.width, read: async (entries) => (await pool.run(entries)).map((result) => result ?? NAMES_NOTHING), close: () => pool.close() };
}

/** Scans a folder with everything that the options say, look-ups included. `files`: where they were listed already. */
export async function runScan(plan: ScanPlan, signal: AbortSignal, files: FileSource = plan.files): Promise<ScanResult> {
  const { options, streams, platform, folder, loaded, scans, time } = plan;
  const engine = await createEngine(options, streams, loaded.policy.privateModels);
  const session = new Session({ knowledge: engine.knowledge, lookup: engine.lookup, askable: engine.askable, localEvidence: engine.localEvidence, useSnapshot: options.snapshot !== false, today: () => time.slice(0, 10) }, loaded.policy);
  session.setPolicy(loaded.policy, loaded.problems);
  session.setLock(plan.locked);
  const stamp = __DETECTION__;
  const index = await ScanIndex.load(scans, folder, stamp);
  const progress = createProgress(streams, options.quiet === true);
  try {
    await scanFolder({
      session, files, detection: () => loadDetection(platform), signal, index, include: plan.include, exclude: plan.exclude,
      onProgress: (done, total) => progress.show(`${done} of ${total} files`),
      pause: () => new Promise((done) => setImmediate(done)),
      readers: () => createReaders(folder),
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new IncompleteError(`${folder}: can't be listed (${codeOf(error)})`);
  }
  const analysis = await session.resolve(signal, (done, total) => progress.show(`${done} of ${total} models looked up`));
  progress.end();
  await index.save(scans, folder, stamp);
  return { analysis, knowledge: engine.knowledge, folder, generatedAt: time, engine };
}
