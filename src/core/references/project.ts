import type { FileReferences, ModelReference, Registry } from './types.js';

type Asks = NonNullable<FileReferences['asks']>;

/** The hosts that a project asks, with the number of files that say so. */
type Hosts = ReadonlyMap<string, number>;

/** Hosts of open models that keep the publishers' names (`Qwen/Qwen3-8B`), so that a name alone can't tell them from the Hub. */
const OPEN: ReadonlySet<string> = new Set<Registry>(['together', 'openrouter', 'groq', 'nvidia-nim']);
/** A page shows names of the Hub, whoever serves them. */
const PAGES: ReadonlySet<ModelReference['context']> = new Set<ModelReference['context']>(['markdown', 'url', 'front-matter']);
/** Vendors whose models another cloud serves under the same names, and that cloud. */
const CLOUDS: ReadonlyMap<Registry, Registry> = new Map<Registry, Registry>([['google', 'vertex'], ['openai', 'azure']]);
/** Files that are named after the vendor itself: `llm/openai.rb`, `providers/gemini/client.ts`. */
const OWN_PLACE: ReadonlyMap<Registry, RegExp> = new Map<Registry, RegExp>([['openai', /open[_-]?ai/i], ['google', /gemini|google[_-]?(?:ai|genai)/i]]);
/** A project that asks more hosts than these is a library for all of them: that one is a cloud says nothing of a vendor's name. */
const FEW_HOSTS = 3;

/** Whether a file says nothing that anybody would have to know. */
export function saysNothing(found: FileReferences): boolean {
  return found.references.length === 0 && found.ignores.length === 0 && found.asks === undefined;
}

/**
 * The references of a project, with what its other files say of whom its programs ask: `Qwen/Qwen3-8B` in a list of constants is a
 * model of Together where the project's only client is Together's. Only references whose registry was taken from the form of their
 * name change (`assumed`), and only where one host is left or, between a vendor and a cloud
 * that serves its models, more files speak of the cloud: files that list dependencies speak for their folder and all below it
 * that has no such file with a client, programs for the folder that their own list speaks for.
 */
export class ProjectHosts {
  /** What the files say, by their path, as it was when `#scopes` was made. */
  #said: ReadonlyMap<string, Asks> = new Map();
  #scopes: ReadonlyMap<string, Hosts> = new Map();
  /** What was made of a file's references for these hosts, so that an unchanged file gives the same objects again. */
  readonly #settled = new WeakMap<FileReferences, { readonly hosts: string; readonly references: readonly ModelReference[] }>();

  /** All references of the files, in their order. Takes time by files and by assumed references. */
  settle(files: ReadonlyMap<string, FileReferences>): ModelReference[] {
    if (!this.#saysTheSame(files)) {
      this.#said = new Map([...files].flatMap(([path, { asks }]) => (asks === undefined ? [] : [[path, asks] as const])));
      this.#scopes = scopesOf(this.#said);
    }
    if (this.#scopes.size === 0) return [...files.values()].flatMap((f) => f.references);
    return [...files].flatMap(([path, found]) => this.#settledFile(path, found));
  }

  /** Without making anything: this is asked after every edit. */
  #saysTheSame(files: ReadonlyMap<string, FileReferences>): boolean {
    let count = 0;
    for (const [path, { asks }] of files) {
      if (asks === undefined) continue;
      count++;
      const known = this.#said.get(path);
      if (known !== asks && (known?.listed !== asks.listed || known.hosts.join() !== asks.hosts.join())) return false;
    }
    return count === this.#said.size;
  }

  #settledFile(path: string, found: FileReferences): readonly ModelReference[] {
    if (!found.references.some((r) => r.assumed)) return found.references;
    const hosts = this.#scopes.get(scopeOf(path, this.#scopes));
    if (!hosts) return found.references;
    const key = [...hosts].sort(([a], [b]) => (a < b ? -1 : 1)).join();
    const known = this.#settled.get(found);
    if (known?.hosts === key) return known.references;
    const references = found.references.map((r) => settled(r, hosts));
    this.#settled.set(found, { hosts: key, references });
    return references;
  }
}

/** One reference in a project that asks these hosts. */
function settled(reference: ModelReference, hosts: Hosts): ModelReference {
  const { registry, text } = reference;
  if (!reference.assumed) return reference;
  const cloud = CLOUDS.get(registry);
  // `googleai/gemini-2.5-flash` says itself whom it asks.
  const bare = !text.includes('/') || text.startsWith('models/');
  if (cloud !== undefined && bare && (hosts.get(cloud) ?? 0) > (hosts.get(registry) ?? 0) && hosts.size <= FEW_HOSTS && !isOwnPlace(reference, cloud)) return { ...reference, registry: cloud };
  if (bare || PAGES.has(reference.context) || hosts.has('huggingface') || hosts.has(registry)) return reference;
  const open = [...hosts.keys()].filter((host) => OPEN.has(host));
  const [host] = open;
  // A vendor's name before a hosted model (`openai/gpt-4o`) is a router's way to name it; no other host has it.
  if (open.length !== 1 || host === undefined || registry !== 'huggingface' && host !== 'openrouter') return reference;
  return { ...reference, registry: host as Registry, model: text };
}

/** Whether a reference stands in a file that is named after its vendor, and not after the cloud as well. */
function isOwnPlace({ registry, file }: ModelReference, cloud: Registry): boolean {
  return OWN_PLACE.get(registry)?.test(file) === true && !file.toLowerCase().includes(cloud);
}

/** The folder whose list of dependencies speaks for a path: the nearest above it that names a client; the root where none does. */
function scopeOf(path: string, scopes: ReadonlyMap<string, unknown>): string {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (scopes.has(folder)) return folder;
  return '';
}

function scopesOf(said: ReadonlyMap<string, Asks>): ReadonlyMap<string, Hosts> {
  const scopes = new Map<string, Map<string, number>>();
  const add = (scope: string, hosts: readonly string[]): void => {
    const known = scopes.get(scope) ?? new Map<string, number>();
    for (const host of hosts) known.set(host, (known.get(host) ?? 0) + 1);
    scopes.set(scope, known);
  };
  for (const [path, { listed, hosts }] of said) if (listed) add(folderOf(path), hosts);
  const lists = new Map(scopes);
  for (const [path, { listed, hosts }] of said) if (!listed) add(scopeOf(path, lists), hosts);
  return scopes;
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
