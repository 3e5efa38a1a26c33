import { fieldsOf } from '../core/objectOf.js';
import { kindOfFile } from '../core/references/files.js';
import { readHubToken, sha256 } from '../platform/node.js';
import { createNodeFiles } from '../platform/nodeFiles.js';
import { hubCacheDir } from '../platform/nodeHubCache.js';
import { keptPlace, readKept, writeKept } from '../platform/nodeKept.js';
import { joinPath, readTextFile, resolvePath, statPath } from '../platform/nodePaths.js';
import { answersStamp, hubCacheStamp } from '../platform/nodeStamps.js';
import type { FileEntry, FileSource, ListOptions } from '../platform/types.js';
import type { Failing } from './failing.js';
import type { Streams } from './io.js';
import type { CommonOptions } from './options.js';
import type { Source } from './prepare.js';
import { cacheDirOf, hubUrlOf, isOffline } from './target.js';

/** Characters; the report of a larger project is made anew each time. */
const MAX_TEXT = 16 * 1024 * 1024;
/** Milliseconds after which a write shows in a file's time, on the coarsest file systems (FAT). */
const TICK_MS = 2000;

/** A report that a former scan made, where a scan now would make the same. */
export interface KeptReport {
  /** The contract's JSON, made now. */
  readonly json: Uint8Array;
  readonly failing: Failing;
}

/** What a report was made from. */
interface Head {
  readonly inputs: string;
  readonly sources: readonly Source[];
  readonly exclude: readonly string[];
  readonly files: string;
  readonly stamp: string;
  /** Milliseconds: when it was made, and when the first answer that it rests on runs out (null: none does). */
  readonly at: number;
  readonly until: number | null;
  readonly failing: Failing;
  /** Bytes of the report, and where in it the time stands. */
  readonly length: number;
  readonly timeAt: number;
}

/**
 * The last report of one folder. It holds while everything that it was made from is the same: the program, the options, the policy
 * with what it extends, the lock file, each file's path, size and time, the answers that are kept, the local Hub cache, and the day.
 * Nothing of it is parsed or judged here, so that this part loads without the rest.
 */
export class KeptReports {
  /** The folder's files, to scan them: what was listed to look for a report isn't listed again. */
  readonly files: Listing;
  readonly #streams: Streams;
  readonly #cacheDir: string;
  readonly #place: string;
  readonly #include: readonly string[];
  readonly #inputs: string;
  /** As it was before anything was read. */
  readonly #stamp: string | null;
  readonly #time: string;

  private constructor(folder: string, include: readonly string[], options: CommonOptions, streams: Streams, time: string, inputs: string) {
    this.#streams = streams;
    this.#cacheDir = cacheDirOf(options, streams);
    this.#place = keptPlace(joinPath(this.#cacheDir, 'scans'), folder);
    this.#include = include;
    this.#inputs = inputs;
    this.#time = time;
    this.#stamp = this.#stampNow();
    this.files = new Listing(createNodeFiles(folder, (path) => kindOfFile(path) !== null));
  }

  /** `include`: globs of the call. `time`: of the report, ISO with whole seconds. Throws `UsageError` for a Hub that is no address. */
  static async open(folder: string, include: readonly string[], options: CommonOptions, streams: Streams, time: string): Promise<KeptReports> {
    const { env } = streams;
    // Hashed: an address may hold a password.
    const inputs = sha256(JSON.stringify([
      __BUILD__, folder, include, options.exclude ?? [], options.policy === undefined ? null : resolvePath(options.policy), options.snapshot !== false, isOffline(options, env),
      options.askOllama === true, options.askModelscope === true, hubUrlOf(options, env), (await readHubToken(env)) !== null, hubCacheDir(env), time.slice(0, 10),
    ]));
    return new KeptReports(folder, include, options, streams, time, inputs);
  }

  /** The report that still holds, null where there is none. Rejects only on cancel. */
  async find(signal: AbortSignal): Promise<KeptReport | null> {
    const kept = readKept(this.#place);
    const head = headOf(kept?.head);
    if (!kept || !head || head.inputs !== this.#inputs || head.stamp !== this.#stamp || head.length !== kept.body.length) return null;
    const now = Date.now();
    if (now < head.at || now >= (head.until ?? Infinity)) return null;
    for (const source of head.sources) if (!(await isSame(source))) return null;
    // A folder that can't be listed is told by the scan.
    const listed = await this.files.list({ include: this.#include, exclude: head.exclude, signal, onSkip: () => undefined }).catch(() => null);
    signal.throwIfAborted();
    if (!listed || this.files.hash() !== head.files) return null;
    kept.body.set(new TextEncoder().encode(this.#time), head.timeAt);
    return { json: kept.body, failing: head.failing };
  }

  /**
   * Keeps the report of the scan that was just made of `files`. `until`: milliseconds, see `Engine.heldUntil`. Nothing is kept where
   * the same scan could say something else right away: an answer that was just fetched, a source that can't be read twice.
   */
  async keep(made: { readonly json: Iterable<string>; readonly failing: Failing; readonly until: number; readonly sources: readonly Source[] | null; readonly exclude: readonly string[] }): Promise<void> {
    const at = Date.now();
    if (made.until <= at || made.sources === null || this.#stamp === null || this.#stamp !== this.#stampNow()) return;
    let text = '';
    for (const part of made.json) if ((text += part).length > MAX_TEXT) return;
    const bytesOf = (part: string): number => new TextEncoder().encode(part).length;
    const head: Head = {
      inputs: this.#inputs, sources: made.sources, exclude: made.exclude, files: this.files.hash(), stamp: this.#stamp, at, until: made.until === Infinity ? null : made.until, failing: made.failing,
      length: bytesOf(text), timeAt: bytesOf(text.slice(0, text.indexOf(this.#time))),
    };
    await writeKept(this.#place, head, text);
  }

  /** Null: something changed so lately that more of it may not show. */
  #stampNow(): string | null {
    const stamps = [answersStamp(this.#cacheDir), hubCacheStamp(hubCacheDir(this.#streams.env))];
    const young = Date.now() - TICK_MS;
    return stamps.some((s) => s.newest > young) ? null : sha256(stamps.map((s) => s.text).join('\n\n'));
  }
}

/** Lists once; a second call gets the same, the skips included. */
class Listing implements FileSource {
  readonly #files: FileSource;
  readonly #skips: [file: string, reason: string][] = [];
  #asked = '';
  #entries: readonly FileEntry[] | null = null;

  constructor(files: FileSource) {
    this.#files = files;
  }

  async list(options: ListOptions): Promise<readonly FileEntry[]> {
    const asked = JSON.stringify([options.include, options.exclude]);
    if (this.#entries && asked === this.#asked) for (const skip of this.#skips) options.onSkip(...skip);
    else {
      this.#asked = asked;
      this.#skips.length = 0;
      this.#entries = await this.#files.list({
        ...options,
        onSkip: (file, reason) => {
          this.#skips.push([file, reason]);
          options.onSkip(file, reason);
        },
      });
    }
    return this.#entries;
  }

  /** Of what was listed last: paths, sizes, times, and what was left out and why. */
  hash(): string {
    const entries = this.#entries ?? [];
    // As numbers: to write out twenty thousand of them took longer than all the rest.
    const facts = new Float64Array(entries.length * 2);
    entries.forEach(({ size, mtimeMs }, i) => facts.set([size, mtimeMs], i * 2));
    const names = [...entries.map(({ path }) => path), '', ...this.#skips.map((skip) => skip.join('\0'))].join('\n');
    return sha256(`${sha256(names)} ${sha256(new Uint8Array(facts.buffer))}`);
  }

  read(path: string, limit?: number): Promise<Uint8Array> {
    return this.#files.read(path, limit);
  }

  get readShared(): FileSource['readShared'] {
    return this.#files.readShared;
  }

  get decodeUtf8(): FileSource['decodeUtf8'] {
    return this.#files.decodeUtf8;
  }
}

/** Whether a file still says what it said. What is no plain file is not read: a pipe would be empty for the scan. */
async function isSame({ path, maxBytes, within, sha256: hash }: Source): Promise<boolean> {
  if (within === null && statPath(path)?.file === false) return false;
  const text = await readTextFile(path, maxBytes, within).catch(() => undefined);
  return text !== undefined && (text === null ? null : sha256(text)) === hash;
}

/** A stored value, where it is whole. */
function headOf(value: unknown): Head | null {
  const head = fieldsOf(value);
  const failing = fieldsOf(head['failing']);
  const whole = ['inputs', 'files', 'stamp'].every((name) => typeof head[name] === 'string') && ['at', 'length', 'timeAt'].every((name) => typeof head[name] === 'number')
    && (head['until'] === null || typeof head['until'] === 'number') && typeof failing['deny'] === 'boolean' && typeof failing['review'] === 'boolean'
    && Array.isArray(head['exclude']) && head['exclude'].every((glob) => typeof glob === 'string') && Array.isArray(head['sources']) && head['sources'].every((s) => isSource(fieldsOf(s)));
  return whole ? (value as Head) : null;
}

function isSource(s: Readonly<Record<string, unknown>>): boolean {
  return typeof s['path'] === 'string' && typeof s['maxBytes'] === 'number' && ['within', 'sha256'].every((name) => s[name] === null || typeof s[name] === 'string');
}
