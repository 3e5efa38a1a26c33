import pc from 'picocolors';
import { NO_LEGAL_ADVICE, cite, explain, type Explanation } from '../core/explain.js';
import type { ModelKey } from '../core/models/types.js';
import { REGISTRIES } from '../core/references/types.js';
import { projectModel } from '../core/reports/report.js';
import { createEngine } from './engine.js';
import { EXIT, UsageError } from './exit.js';
import { explainOne } from './explainOne.js';
import { parseFacts } from './facts.js';
import { generatedAt, writeResult, type Streams } from './io.js';
import { formatOf, type CommonOptions } from './options.js';
import { createPlatform, readPolicy } from './prepare.js';
import { wantsColor } from './write.js';

/** `explain MODEL_ID`: what a scan would conclude if a file of the current folder named this model. */
export async function explainModel(model: string, options: CommonOptions & { registry: string; revision?: string; set: readonly string[] }, streams: Streams, signal: AbortSignal): Promise<number> {
  const format = formatOf(options, streams.stdout.isTTY === true && options.output === undefined, ['json', 'text', 'markdown']);
  const registry = REGISTRIES.find((name) => name === options.registry);
  if (!registry) throw new UsageError(`--registry: '${options.registry}' is none of ${REGISTRIES.join(', ')}`);
  const facts = parseFacts(options.set);
  const platform = createPlatform(options, streams);
  const loaded = await readPolicy(process.cwd(), options.policy, platform);
  const policy = { ...loaded.policy, rules: { ...loaded.policy.rules, use: { ...loaded.policy.rules.use, ...facts } } };
  const engine = await createEngine(options, streams, policy.privateModels);
  const key: ModelKey = { registry, model, revision: options.revision ?? null };
  const result = await explainOne(key, engine, policy, { useSnapshot: options.snapshot !== false, today: generatedAt(streams.env).slice(0, 10) }, signal);
  const explanation = explain(result.record, result.assessment, engine.knowledge);
  const output = format === 'json' ? JSON.stringify(projectModel(result.record, result.assessment), null, 2) : format === 'markdown' ? markdown(explanation) : text(explanation, wantsColor(streams, options));
  await writeResult(output, options.output, streams);
  return EXIT.ok;
}

function text(e: Explanation, color: boolean): string {
  const c = pc.createColors(color);
  const paint = { allow: c.green, review: c.yellow, deny: c.red, unknown: c.magenta }[e.verdict];
  const section = (title: string, lines: readonly string[]): string[] => (lines.length ? ['', c.bold(title), ...lines.map((l) => `  ${l}`)] : []);
  const bracket = (license: string | null, clause: string | null): string => (cite(license, clause) ? c.dim(` [${cite(license, clause)}]`) : '');
  return [
    c.bold(printable(e.model)), paint(printable(e.headline)),
    ...section('Licences', e.licenses.map(printable)),
    ...section('Why', e.reasons.map((r) => printable(r.text) + bracket(r.license, r.clause))),
    ...section('Questions', e.questions.flatMap((q) => [`${q.fact}: ${printable(q.text)}`, ...q.answers.map((a) => c.dim(`  ${a}`))])),
    ...section('Obligations', e.obligations.map((o) => `${printable(o.text)}${bracket(o.license, o.clause)} ${c.dim(`(${o.state}${o.evidence ? `: ${o.evidence}` : ''})`)}`)),
    ...e.terms.flatMap((t) => section(`Terms of the ${t.title}`, t.facts.map((f) => printable(f.text) + (f.clause ? c.dim(` [clause ${f.clause}]`) : '')))),
    ...section('Allowed alternatives', e.alternatives.map(printable)),
    ...section('Approval', e.approval ? [printable(e.approval)] : []),
    ...section('Source', [printable(e.source)]),
    '', c.dim(NO_LEGAL_ADVICE),
  ].join('\n');
}

function markdown(e: Explanation): string {
  const md = (value: string): string => printable(value).replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&');
  const list = (title: string, lines: readonly string[]): string => (lines.length ? `\n## ${title}\n\n${lines.map((l) => `- ${l}`).join('\n')}\n` : '');
  const bracket = (license: string | null, clause: string | null): string => (cite(license, clause) ? ` *(${md(cite(license, clause))})*` : '');
  return `# ${md(e.model)}\n\n**${md(e.headline)}**\n${[
    list('Licences', e.licenses.map(md)), list('Why', e.reasons.map((r) => md(r.text) + bracket(r.license, r.clause))),
    list('Questions', e.questions.map((q) => `\`${q.fact}\`: ${md(q.text)}${q.answers.length ? ` (${q.answers.map(md).join('; ')})` : ''}`)),
    list('Obligations', e.obligations.map((o) => `${md(o.text)}${bracket(o.license, o.clause)}: ${o.state}`)),
    ...e.terms.map((t) => list(`Terms of the ${md(t.title)}`, t.facts.map((f) => md(f.text) + (f.clause ? ` *(clause ${md(f.clause)})*` : '')))),
    list('Source', [md(e.source)]),
  ].join('')}\n${NO_LEGAL_ADVICE}\n`;
}

/** Control characters and bidirectional overrides out: a model id must not steer a terminal. */
function printable(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ');
}
