import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { answerOf, readmeOf, shaOf, type StandInModel } from './models.js';

/** What can go wrong with one answer. */
export const FAULTS = ['server-error', 'rate-limited', 'cut', 'reset', 'html', 'not-json', 'wrong-shape', 'null', 'hang'] as const;
export type Fault = (typeof FAULTS)[number] | 'oversized' | 'html-forbidden' | 'loop' | 'slow-body' | 'bad-gateway-html' | { readonly retryAfter: number | string } | { readonly rateLimit: number };

export interface StandInOptions {
  readonly models: readonly StandInModel[];
  readonly renamed?: Readonly<Record<string, string>>;
  /** Milliseconds before each answer. */
  readonly delayMs?: number;
  /** By model id, `api:ID` or `file:ID`: the faults of its first answers, one after the other, then none; `always` keeps the last. */
  readonly faults?: Readonly<Record<string, { readonly first: readonly Fault[]; readonly always?: boolean }>>;
  /** Every n-th answer fails, whatever was asked, by these in turn. */
  readonly failEvery?: { readonly n: number; readonly faults: readonly Fault[] };
  readonly token?: string;
  /** Requests that each limit allows before it answers 429; the window never ends. */
  readonly quota?: { readonly api?: number; readonly resolvers?: number; readonly t?: number };
  readonly tls?: { readonly key: string; readonly cert: string };
}

interface SeenRequest {
  readonly path: string;
  readonly kind: 'api' | 'file' | 'other';
  readonly authorization: string | undefined;
  readonly etag: string | undefined;
}

export interface StandInHub {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** The most answers that were under way at once. */
  readonly peak: () => number;
  /** Replaces models, faults and the rest from now on. */
  set(options: Partial<StandInOptions>): void;
  close(): Promise<void>;
}

/** A Hub on a free port of this machine (or `port`), speaking the protocol as shared/models/hub-api.md describes it. */
export async function startHub(initial: StandInOptions, port = 0): Promise<StandInHub> {
  let options = initial;
  const requests: SeenRequest[] = [];
  const served = new Map<string, number>();
  const counted = { api: 0, resolvers: 0 };
  let running = 0;
  let peak = 0;
  let answers = 0;

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = new URL(req.url ?? '/', 'http://hub');
    if (url.pathname === '/loop') return send(res, 307, null, { location: '/loop' });
    const api = /^\/api\/models\/(.+?)(?:\/revision\/([^/]+))?$/.exec(url.pathname);
    const file = /^\/([^/]+(?:\/[^/]+)?)\/resolve\/([^/]+)\/(.+)$/.exec(url.pathname);
    const kind = api ? 'api' : file ? 'file' : 'other';
    const id = decodeURIComponent(api?.[1] ?? file?.[1] ?? '');
    requests.push({ path: req.url ?? '', kind, authorization: req.headers.authorization, etag: req.headers['if-none-match'] });
    if (options.delayMs) await new Promise((done) => setTimeout(done, options.delayMs));
    res.setHeader('x-request-id', `stand-in-${requests.length}`);
    const fault = nextFault(id, kind);
    if (fault !== undefined) return fail(fault, res);
    if (url.pathname === '/api/models') return sendList(res, options.models, url, req.headers.host ?? '');
    const bucket = kind === 'api' ? 'api' : 'resolvers';
    const quota = options.quota?.[bucket];
    counted[bucket]++;
    res.setHeader('ratelimit', `"${bucket}";r=${quota === undefined ? 499 : Math.max(0, quota - counted[bucket])};t=${options.quota?.t ?? 120}`);
    if (quota !== undefined && counted[bucket] > quota) return send(res, 429, null, { 'ratelimit-policy': '"fixed window";"api";q=500;w=300' });
    const account = req.headers.authorization;
    if (account !== undefined && account !== `Bearer ${options.token}`) return send(res, 401, { error: 'Invalid credentials in Authorization header' }, { 'x-error-message': 'Invalid credentials in Authorization header' });
    const renamed = Object.hasOwn(options.renamed ?? {}, id) ? options.renamed?.[id] : undefined;
    if (renamed !== undefined) return send(res, 307, null, { location: url.pathname.replace(id, renamed) + url.search });
    const model = options.models.find((m) => m.id === id);
    if (!model || (model.private && account === undefined)) return send(res, account === undefined ? 401 : 404, { error: 'Repository not found' }, { 'x-error-code': 'RepoNotFound', 'x-error-message': 'Repository not found' });
    if (model.disabled && !api) return send(res, 403, { error: 'Access to this resource is disabled.' }, { 'x-error-message': 'Access to this resource is disabled.' });
    const revision = decodeURIComponent(api?.[2] ?? file?.[2] ?? 'HEAD');
    const sha = model.sha ?? shaOf(model.id);
    const other = Object.hasOwn(model.revisions ?? {}, revision) ? model.revisions?.[revision] : undefined;
    if (!other && !['HEAD', 'main', sha].includes(revision)) return send(res, 404, { error: `Invalid rev id: ${revision}` }, { 'x-error-code': 'RevisionNotFound' });
    const at = { ...model, ...other };
    if (api) return sendAnswer(req, res, at, url.searchParams.getAll('expand'));
    const path = decodeURIComponent(file?.[3] ?? '');
    if (model.gated && account === undefined) return send(res, 401, null, { 'x-error-code': 'GatedRepo' });
    const text = path === 'README.md' && !Object.hasOwn(at.files ?? {}, path) ? readmeOf(at) : Object.hasOwn(at.files ?? {}, path) ? at.files?.[path] : undefined;
    if (text === undefined) return send(res, 404, null, { 'x-error-code': 'EntryNotFound' });
    if (typeof text !== 'string') return send(res, 302, null, { location: text.redirect });
    res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
  };

  function nextFault(id: string, kind: string): Fault | undefined {
    answers++;
    const every = options.failEvery;
    if (every && answers % every.n === 0) return every.faults[(answers / every.n - 1) % every.faults.length];
    for (const name of [`${kind === 'api' ? 'api' : 'file'}:${id}`, id]) {
      const plan = Object.hasOwn(options.faults ?? {}, name) ? options.faults?.[name] : undefined;
      if (!plan) continue;
      const n = served.get(name) ?? 0;
      served.set(name, n + 1);
      return plan.first[n] ?? (plan.always ? plan.first.at(-1) : undefined);
    }
    return undefined;
  }

  const listener: RequestListener = (req, res) => {
    peak = Math.max(peak, ++running);
    res.once('close', () => running--);
    void handle(req, res).catch(() => res.destroy());
  };
  const server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, peak: () => peak,
    set: (changed) => { options = { ...options, ...changed }; },
    close: () => new Promise((done) => { server.close(() => done()); server.closeAllConnections(); }),
  };
}

function send(res: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  res.writeHead(status, { ...(body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...headers }).end(body === null ? undefined : JSON.stringify(body));
}

/** Only what was asked for by `expand`, with an ETag. */
function sendAnswer(req: IncomingMessage, res: ServerResponse, model: StandInModel, expand: readonly string[]): void {
  const all = answerOf(model);
  const body = JSON.stringify(expand.length ? Object.fromEntries(Object.entries(all).filter(([k]) => k === '_id' || k === 'id' || expand.includes(k))) : all);
  const etag = `W/"${shaOf(body).slice(0, 16)}"`;
  if (req.headers['if-none-match'] === etag) return void res.writeHead(304, { etag }).end();
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), etag }).end(body);
}

/** Models of a page that `/api/models` gives at the most. */
const PAGE = 100;

/** The list of models, page by page as the Hub gives it: the next page's address is in `Link`. */
function sendList(res: ServerResponse, models: readonly StandInModel[], url: URL, host: string): void {
  const author = url.searchParams.get('author');
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const size = Math.min(PAGE, Number(url.searchParams.get('limit') ?? PAGE));
  const all = models.filter((m) => author === null || m.id.startsWith(`${author}/`));
  const next = new URL(`http://${host}${url.pathname}${url.search}`);
  next.searchParams.set('cursor', String(from + size));
  send(res, 200, all.slice(from, from + size).map(answerOf), from + size < all.length ? { link: `<${next.href}>; rel="next"` } : {});
}

function fail(fault: Fault, res: ServerResponse): void {
  if (typeof fault === 'object') return send(res, 429, null, 'retryAfter' in fault ? { 'retry-after': String(fault.retryAfter) } : { ratelimit: `"api";r=0;t=${fault.rateLimit}` });
  switch (fault) {
    case 'server-error': return send(res, 503, null, { 'content-type': 'text/html' });
    case 'bad-gateway-html': return void res.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>Bad Gateway</h1></html>');
    case 'rate-limited': return send(res, 429, null, { 'retry-after': '0' });
    case 'html': return void res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
    case 'html-forbidden': return void res.writeHead(403, { 'content-type': 'text/html' }).end('<!doctype html><title>Blocked by policy</title>');
    case 'not-json': return void res.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "org/na');
    case 'wrong-shape': return send(res, 200, { id: 5, siblings: [null], tags: 'none', cardData: [] });
    case 'null': return void res.writeHead(200, { 'content-type': 'application/json' }).end('null');
    case 'loop': return send(res, 307, null, { location: '/loop' });
    case 'reset': return void res.destroy();
    case 'hang': return;
    case 'cut':
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': 5000 }).write('{"id": "org/name", "tags": [');
      return void setTimeout(() => res.destroy(), 5);
    case 'slow-body':
      res.writeHead(200, { 'content-type': 'application/json' }).write('{"id": ');
      return;
    case 'oversized': {
      res.writeHead(200, { 'content-type': 'application/json' });
      const part = Buffer.alloc(1024 * 1024, 0x20);
      const more = (n: number): void => { if (n > 0 && !res.destroyed) res.write(part, () => more(n - 1)); else res.end(); };
      return more(64);
    }
  }
}
