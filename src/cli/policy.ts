import pc from 'picocolors';
import type { Policy } from '../core/policy/types.js';
import { printable } from '../core/reports/printable.js';
import { EXIT } from './exit.js';
import { writeResult, type Streams } from './io.js';
import { formatOf, type CommonOptions } from './options.js';
import { createPlatform, readPolicy } from './prepare.js';
import { wantsColor } from './write.js';

/**
 * `policy [FILE]`: the policy with everything that it extends resolved, and where each value came from. An error in it, or in a
 * file that it extends, is one line `FILE:LINE:COLUMN: what` on standard error and exit code 2 (thrown as `UsageError`).
 */
export async function policy(file: string | undefined, options: CommonOptions, streams: Streams): Promise<number> {
  const format = formatOf(options, streams.stdout.isTTY === true && options.output === undefined, ['json', 'text']);
  const loaded = await readPolicy(process.cwd(), file ?? options.policy, createPlatform(options, streams));
  for (const problem of loaded.problems) streams.stderr.write(`${printable(`${problem.file}:${problem.line}:${problem.column}: ${problem.message}`)}\n`);
  const output = format === 'json' ? JSON.stringify(toJson(loaded.policy, loaded.files), null, 2) : toText(loaded.policy, wantsColor(streams, options));
  await writeResult(output, options.output, streams);
  return EXIT.ok;
}

/** The resolved policy in the words of the policy file, with `origins` beside it. */
function toJson(p: Policy, files: readonly string[]): unknown {
  return {
    path: p.path, sha256: p.sha256, files,
    policy: {
      version: 1, ...p.rules, paths: p.paths.map(({ match, rules }) => ({ match, ...rules })), ignore: p.ignore, privateModels: p.privateModels,
      approvals: p.approvals.map(({ at: _at, ...approval }) => approval),
    },
    origins: p.origins,
  };
}

function toText(p: Policy, color: boolean): string {
  const c = pc.createColors(color);
  const lines = [c.bold(p.path ?? 'no policy file: the built-in default holds'), ''];
  const origin = (key: string): string => (p.origins[key] ? c.dim(`  # ${p.origins[key]}`) : '');
  for (const [section, fields] of Object.entries(p.rules)) {
    const entries = Object.entries(fields as Readonly<Record<string, unknown>>).filter(([, value]) => value !== undefined && value !== null);
    if (entries.length === 0) continue;
    lines.push(`${section}:`);
    for (const [field, value] of entries) lines.push(`  ${field}: ${show(value)}${origin(`${section}.${field}`)}`);
  }
  if (p.paths.length) lines.push(`paths:${origin('paths')}`, ...p.paths.map((entry) => `  - ${show({ match: entry.match, ...entry.rules })}`));
  for (const key of ['ignore', 'privateModels'] as const) if (p[key].length) lines.push(`${key}: ${show(p[key])}${origin(key)}`);
  if (p.approvals.length) {
    lines.push('approvals:');
    for (const { at, ...approval } of p.approvals) lines.push(`  - ${show(approval)}${at ? c.dim(`  # ${at.file}:${at.line}:${at.column}`) : ''}`);
  }
  return lines.join('\n');
}

/** A value on one line, as YAML reads it; control characters are escaped by JSON. */
function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${Object.entries(value).map(([k, v]) => `${k}: ${show(v)}`).join(', ')} }`;
  return typeof value === 'string' && /^[A-Za-z][\w./@-]*(?::[\w-]+)?$/.test(value) ? value : JSON.stringify(value);
}
