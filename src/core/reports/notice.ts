import { NO_LEGAL_ADVICE } from '../explain.js';
import { STATE_WORDS, count, modelTitle } from './describe.js';
import { NO_TEXTS, isNotice, textBlock, textName, type NoticeTexts } from './noticeTexts.js';
import { printable, safeUrl } from './printable.js';
import type { Report, ReportAssessment, ReportLicense, ReportModel } from './types.js';

interface Used {
  readonly record: ReportModel;
  readonly assessment: ReportAssessment;
  readonly title: string;
}

/** A licence and the models that it binds. */
interface Bound {
  readonly license: ReportLicense;
  readonly models: readonly Used[];
}

/** How a demand stands under the use that the policy describes. */
const ELSEWHERE = 'the use that the policy describes does not bring this duty; whoever hands the weights on has it';

/**
 * The attribution pack as plain text: what must be displayed, notices, policies, changes, copies of licences, every model with its
 * terms, what could not be collected, and the texts themselves as far as they were. Licence texts are not part of the product: what
 * nobody fetched is named with its address and, where the model's repository holds one, its hash. Pure.
 */
export function writeNotice(report: Report, collected: NoticeTexts = NO_TEXTS): string {
  const used = report.models.flatMap((record, i): Used[] => {
    const assessment = report.assessments[i];
    return assessment && assessment.kind !== 'mention' ? [{ record, assessment, title: modelTitle(record) }] : [];
  });
  const bound = report.licenses.flatMap((license): Bound[] => {
    if (license.key === 'unknown') return [];
    const models = used.filter((u) => u.assessment.effectiveLicenses.some((e) => e.key === license.key));
    return models.length ? [{ license, models }] : [];
  });
  // What a text that nobody read demands is not known: it is listed as missing.
  const read = bound.filter((b) => b.license.verified);
  const blocks = [
    `${underline('NOTICES FOR AI MODELS', '=')}\nThis product uses ${count(used.length, 'AI model')}. Their licences ask for what follows.\n${NO_LEGAL_ADVICE}`,
    section('To be displayed where users see it', read.flatMap(displayed)),
    section('Notices', [...read.flatMap(notices), ...collected.texts.flatMap((t, i) => (isNotice(t.path) ? [entry(`${t.path} of ${t.from.map((f) => f.model).join(', ')}: ${textName(i)} below`, [])] : []))]),
    section('Use policies to follow and to hand on', read.flatMap(policies)),
    section('Changes to be stated', read.flatMap(changes)),
    section('Licences of which a copy goes along', read.flatMap((b) => copies(b, collected))),
    section('Terms of service of hosted models', used.flatMap(hosted)),
    section('The models and their licences', used.map((u) => model(u, report))),
    section('What could not be collected', missing(used, bound, collected)),
    section('Texts of licences and notices', collected.texts.map(textBlock)),
    `Written by ${report.tool.name} ${line(report.tool.version)} on ${line(report.generatedAt)}.`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function displayed({ license, models }: Bound): string[] {
  const { builtWith, namePrefix } = license.demands;
  return [
    ...(builtWith ? [entry(builtWith, [...demandedBy(license, models, 'attribution/built-with')])] : []),
    ...(namePrefix ? [entry(`Names of derivatives: ${namePrefix}`, [...demandedBy(license, models, 'naming/prefix')])] : []),
  ];
}

function notices({ license, models }: Bound): string[] {
  if (!license.demands.notice) return [];
  const lines = sources(license, models).map((m) => `${m} is licensed under the ${license.title}${license.publisher ? `, Copyright (c) ${license.publisher}. All Rights Reserved.` : '.'}`);
  return [entry(lines.join('\n'), [`asked for: ${license.demands.notice}`, ...demandedBy(license, models, 'attribution/notice')])];
}

function policies({ license, models }: Bound): string[] {
  const { policyTitle, policyUrl, passThrough } = license.demands;
  if (!policyTitle && !policyUrl) return [];
  return [entry(`${policyTitle ?? 'Use restrictions'}${safeUrl(policyUrl) ? `: ${policyUrl ?? ''}` : ''}`, [...(passThrough ? ['to be handed on to those who get the model or the service'] : []), ...demandedBy(license, models, 'use-policy/pass-through')])];
}

function changes({ license, models }: Bound): string[] {
  if (!license.demands.changeNotice) return [];
  return [entry(`Changes made to ${sources(license, models).join(', ')}: (none, or say which)`, [...demandedBy(license, models, 'changes/notice')])];
}

function copies({ license, models }: Bound, collected: NoticeTexts): string[] {
  if (!license.demands.licenseCopy) return [];
  const url = safeUrl(license.url);
  const files = models.flatMap((u) => u.record.licenses.filter((c) => c.source === 'license-file' && c.key === license.key).map((c) => `text in the repository of ${u.title}: ${safeUrl(c.link) ?? c.declared}${c.textSha256 ? `, SHA-256 ${c.textSha256}` : ''}`));
  return [entry(`${license.title} (${license.spdx})${url ? `: ${url}` : ''}`, [...collected.texts.flatMap((t, i) => (t.keys.includes(license.key) ? [`${textName(i)} below: ${t.path} of ${t.from.map((f) => f.model).join(', ')}`] : [])), ...new Set(files), ...demandedBy(license, models, 'license/copy')])];
}

function hosted(u: Used): string[] {
  const terms = u.record.termsOfService;
  return terms ? [entry(`${u.title}: ${terms.title}${safeUrl(terms.url) ? `: ${terms.url ?? ''}` : ''}`, [])] : [];
}

function model({ record, assessment, title }: Used, report: Report): string {
  const titles = new Map(report.licenses.map((l) => [l.key, l.title]));
  const terms = [...new Set(assessment.effectiveLicenses.map((e) => `${e.key === 'unknown' ? 'licence not established' : (titles.get(e.key) ?? e.expression ?? e.key)}${e.path.length > 1 ? ` (from ${e.from})` : ''}`))];
  const publisher = record.publisher.name ?? record.publisher.id;
  return entry(title, [
    ...(record.revision ?? record.requestedRevision ? [`revision ${record.revision ?? record.requestedRevision ?? ''}`] : []), ...(publisher ? [`by ${publisher}`] : []), ...terms,
    ...(safeUrl(record.url) ? [record.url ?? ''] : []),
  ]);
}

function missing(used: readonly Used[], bound: readonly Bound[], collected: NoticeTexts): string[] {
  const copied = bound.filter((b) => b.license.verified && b.license.demands.licenseCopy).flatMap((b) => withoutText(b, collected));
  const looked = new Set(collected.looked.map((m) => m.toLowerCase()));
  return [
    ...(copied.length ? [entry('The texts of these licences: put a copy of each into what is shipped', copied)] : []),
    ...(collected.missing.length ? [entry('Texts that lie in repositories but could not be fetched', collected.missing.map((m) => `${m.path} of ${m.model}: ${m.why}`))] : []),
    ...bound.filter((b) => b.license.verified && b.license.demands.notice).flatMap((b) => {
      const open = repositories(b.license, b.models).filter((m) => !looked.has(m.toLowerCase()));
      return open.length ? [entry(`NOTICE files and copyright lines in the repositories of ${open.join(', ')} (${b.license.title}): look there`, [])] : [];
    }),
    ...bound.filter((b) => !b.license.verified).map((b) => entry(`Duties of the ${b.license.title}: its text was never read`, b.models.map((u) => u.title))),
    ...used.filter((u) => !u.record.termsOfService && (u.assessment.effectiveLicenses.some((e) => e.key === 'unknown') || u.assessment.effectiveLicenses.length === 0)).map((u) => entry(`A licence of ${u.title}`, u.record.error ? [u.record.error.message] : [])),
    ...used.filter((u) => u.assessment.verdict === 'deny').map((u) => entry(`A right to use ${u.title}: it is denied`, [u.assessment.reasons[0]?.text ?? ''])),
  ];
}

/** A licence whose copy goes along, with the models in whose repositories its text was not found; none where all have theirs. */
function withoutText({ license, models }: Bound, collected: NoticeTexts): string[] {
  const own = collected.texts.filter((t) => t.keys.includes(license.key));
  const have = new Set(own.flatMap((t) => t.from.map((f) => f.model.toLowerCase())));
  const open = repositories(license, models).filter((m) => !have.has(m.toLowerCase()));
  if (open.length === 0) return [];
  const other = own[0] ? `; ${textName(collected.texts.indexOf(own[0]))} has its words as another repository gives them` : '';
  return [`${license.title}${safeUrl(license.url) ? `: ${license.url ?? ''}` : ': no address is known'}${collected.looked.length ? `, for ${open.join(', ')}` : ''}${other}`];
}

/** The licence and its clause, the models, and the state of the duty. */
function demandedBy(license: ReportLicense, models: readonly Used[], id: string): string[] {
  const duties = models.flatMap((u) => u.assessment.obligations.filter((o) => o.id === id && o.license === license.key));
  const clause = duties.find((o) => o.clause)?.clause ?? license.terms.find((t) => t.id === TERM_OF[id])?.clause ?? null;
  const states = [...new Set(duties.map((o) => `${STATE_WORDS[o.state]}${o.evidence ? ` (${o.evidence})` : ''}`))];
  return [`${license.title}${clause ? `, clause ${clause}` : ''}, for ${models.map((u) => u.title).join(', ')}`, states.length ? states.join('; ') : ELSEWHERE];
}

const TERM_OF: Readonly<Record<string, string>> = {
  'attribution/built-with': 'built-with', 'naming/prefix': 'name-prefix', 'attribution/notice': 'notice', 'use-policy/pass-through': 'use-restrictions', 'changes/notice': 'change-notice', 'license/copy': 'license-copy',
};

/** The models whose licence it is: the ones in use, or the ancestors that bring it. */
function sources(license: ReportLicense, models: readonly Used[]): string[] {
  return [...new Set(models.flatMap((u) => u.assessment.effectiveLicenses.filter((e) => e.key === license.key).map((e) => (e.path.length > 1 ? e.from : u.title))))].sort();
}

/** The same by the repositories in which texts would lie: behind another registry's name the model on the Hub. */
function repositories(license: ReportLicense, models: readonly Used[]): string[] {
  const name = (u: Used): string => (u.record.canonical?.registry === 'huggingface' ? u.record.canonical.model : u.title);
  return [...new Set(models.flatMap((u) => u.assessment.effectiveLicenses.filter((e) => e.key === license.key).map((e) => (e.path.length > 1 ? e.from : name(u)))))].sort();
}

function section(title: string, entries: readonly string[]): string {
  return entries.length ? `${underline(title.toUpperCase(), '-')}\n\n${entries.join('\n\n')}` : '';
}

function underline(title: string, mark: string): string {
  return `${title}\n${mark.repeat(title.length)}`;
}

/** A first line, and notes under it, one space deeper. Line feeds in the first line are ours. */
function entry(first: string, notes: readonly string[]): string {
  return [...first.split('\n').map(line), ...notes.filter(Boolean).map((n) => `    ${line(n)}`)].join('\n');
}

/** One line; no angle bracket, so that nothing in it is a tag where the text is shown as Markdown. */
function line(value: string): string {
  return printable(value).replace(/</g, '\u2039').replace(/>/g, '\u203a').trim();
}
