import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { kindOfFile } from '../../src/core/references/find.js';
import { resolvePolicy } from '../../src/core/policy/resolve.js';
import type { Report } from '../../src/core/reports/types.js';
import { buildReport } from '../../src/core/reports/report.js';
import { createNodeFiles } from '../../src/platform/nodeFiles.js';
import { scanFolder } from '../../src/session/scanFolder.js';
import { Session } from '../../src/session/session.js';
import { knowledge as detection } from '../core/references/support.js';
import { readKnowledge } from '../reports/knowledge.js';

/** The built command line; `MLR_CLI` names another build. */
export const CLI = resolve(process.env['MLR_CLI'] ?? 'dist/cli.js');
export const hasCli = (): boolean => existsSync(CLI);

/** A line of Python that names a model. */
export const USE = (model = 'Qwen/Qwen2.5-3B-Instruct'): string => `model = AutoModel.from_pretrained("${model}")\n`;

const made: string[] = [];

/** A new folder in the system's temporary folder with these files; `sweep` takes it away. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'mlr-hostile-'));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Takes away what `folderOf` made. */
export function sweep(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true, maxRetries: 3 });
}

let facts: ReturnType<typeof readKnowledge> | undefined;

/** Scans a folder as the command line does, offline and without an index. */
export async function scan(root: string): Promise<Report> {
  facts ??= readKnowledge();
  const session = new Session({ knowledge: facts, lookup: null, useSnapshot: true, today: () => '2026-11-24' }, resolvePolicy(null, () => null).policy);
  await scanFolder({
    session, files: createNodeFiles(root, (path) => kindOfFile(path) !== null), detection: () => Promise.resolve(detection), include: [], exclude: [], signal: new AbortController().signal, index: null,
    pause: () => new Promise((done) => setImmediate(done)),
  });
  return buildReport(session.analyze(), { version: '0', generatedAt: '2026-11-24T00:00:00Z', knowledge: facts });
}

/** The reason why a file was skipped. */
export const skipped = (report: Report, file: string): string | undefined => report.scan.filesSkipped.find((s) => s.file === file)?.reason;

/** The models that a report names, with their files. */
export const named = (report: Report): string[] => report.references.map((r) => `${r.file}: ${r.model}`);

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

/** Runs the built command line with a home and a cache of its own; killed, with `code` null, after `timeout` milliseconds. */
export function cli(args: readonly string[], options: { readonly cwd?: string; readonly timeout?: number; readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {}): Promise<Run> {
  const home = folderOf();
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: options.cwd ?? home, env: { PATH: process.env['PATH'] ?? '', HOME: home, NO_COLOR: '1', ...options.env }, stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    if (options.input !== undefined) child.stdin?.end(options.input);
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeout ?? 30_000);
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code, stdout, stderr, ms: performance.now() - started });
    });
  });
}
