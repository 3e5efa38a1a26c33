import { NO_LEGAL_ADVICE, VERDICT_WORDS } from '../explain.js';
import { RULES, RULE_IDS, ruleUrl, type RuleId } from '../policy/rules.js';
import type { Severity } from '../policy/types.js';
import { findingWords } from './describe.js';
import { escapeControls } from './json.js';
import { printable, relativeUri } from './printable.js';
import type { Report, ReportAssessment, ReportFinding, ReportReference } from './types.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const BASE = '%SRCROOT%';

/** What GitHub code scanning accepts of one upload ("SARIF results exceed one or more limits"), the first alone its hard limit. */
const MAX_RESULTS = 25_000;
const MAX_RELATED = 50;
const MAX_SKIPPED = 100;
const MAX_MESSAGE = 1_000;

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };
const PROBLEM: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'recommendation', hint: 'recommendation' };

/**
 * SARIF 2.1.0. Findings about uses, and faults of the policy; what is only mentioned raises nothing (contract, section 5). What an
 * approval or an ignore comment switched off is there with its justification as a suppression. Pure.
 */
export function writeSarif(report: Report): string {
  const references = new Map(report.references.map((r) => [r.id, r]));
  const assessments = new Map(report.assessments.flatMap((a) => a.references.map((id) => [id, a] as const)));
  const placed = report.findings.filter((f) => (f.reference === null ? f.at !== null : references.get(f.reference)?.kind === 'use'));
  const kept = placed.length > MAX_RESULTS ? [...placed].sort((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, MAX_RESULTS) : placed;
  const ruleIndex = new Map<string, number>(RULE_IDS.map((id, i) => [id, i]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: { driver: {
        name: 'Model Licence Review', version: report.tool.version, informationUri: ruleUrl('license/denied').split('/blob/')[0],
        shortDescription: { text: 'Which AI models a project uses, and on what terms.' }, fullDescription: { text: NO_LEGAL_ADVICE },
        rules: RULE_IDS.map(rule),
      } },
      automationDetails: { id: 'model-licence-review/' },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [BASE]: { description: { text: 'The folder that was scanned.' } } },
      invocations: [{ executionSuccessful: report.scan.complete, endTimeUtc: report.generatedAt, toolExecutionNotifications: notifications(report, placed.length - kept.length) }],
      results: kept.map((f) => result(f, f.reference === null ? undefined : references.get(f.reference), f.reference === null ? undefined : assessments.get(f.reference), ruleIndex)),
      properties: { policy: report.policy.path, policySha256: report.policy.sha256, summary: report.summary },
    }],
  };
  return `${escapeControls(JSON.stringify(log, null, 2))}\n`;
}

function rule(id: RuleId): object {
  const { title, help, severity } = RULES[id];
  const url = ruleUrl(id);
  return {
    id, name: id.split(/[/-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''),
    shortDescription: { text: `${title}.` }, fullDescription: { text: `${title}. ${help}` },
    help: { text: `${help} ${NO_LEGAL_ADVICE} ${url}`, markdown: `${help}\n\n[About this rule](${url}). ${NO_LEGAL_ADVICE}` }, helpUri: url,
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: [...new Set(['license', 'ai-model', id.split('/')[0]])], 'problem.severity': PROBLEM[severity], precision: 'high' },
  };
}

function result(f: ReportFinding, reference: ReportReference | undefined, assessment: ReportAssessment | undefined, ruleIndex: ReadonlyMap<string, number>): object {
  const at = reference ?? (f.at ? { ...f.at, endColumn: undefined } : undefined);
  const index = ruleIndex.get(f.rule);
  const reason = assessment?.reasons.find((r) => r.rule === f.rule);
  return {
    ruleId: f.rule, ...(index === undefined ? {} : { ruleIndex: index }), level: LEVEL[f.severity],
    message: { text: plain(findingWords(f)) },
    locations: at ? [{ physicalLocation: physical(at) }] : [],
    ...(f.related.length ? { relatedLocations: f.related.slice(0, MAX_RELATED).map((r, i) => ({ id: i + 1, physicalLocation: physical(r), message: { text: plain(r.message) } })) } : {}),
    partialFingerprints: { 'modelLicenceReview/v1': f.fingerprint },
    // A run has them for every result or for none (SARIF 3.27.23).
    suppressions: suppressions(f, assessment),
    properties: {
      ...(f.verdict ? { verdict: f.verdict, verdictText: VERDICT_WORDS[f.verdict] } : {}),
      ...(f.model !== null ? { registry: f.registry, model: f.model } : {}),
      ...(reference?.revision ? { revision: reference.revision } : {}),
      ...(reason?.license ? { license: reason.license, ...(reason.clause ? { clause: reason.clause } : {}) } : {}),
    },
  };
}

function suppressions(f: ReportFinding, assessment: ReportAssessment | undefined): object[] {
  if (!f.suppressed) return [];
  const { by, reason } = f.suppressed;
  const approval = by === 'approval' ? assessment?.approval : null;
  const justification = approval ? `${approval.reason} (approved by ${approval.by}${approval.expires === 'never' ? '' : ` until ${approval.expires}`})` : (reason ?? 'no reason given');
  return [{ kind: by === 'ignore-comment' ? 'inSource' : 'external', status: 'accepted', justification: plain(justification) }];
}

function physical(at: { readonly file: string; readonly line: number; readonly column: number; readonly endColumn?: number | undefined }): object {
  return {
    artifactLocation: { uri: relativeUri(at.file), uriBaseId: BASE },
    region: { startLine: at.line, startColumn: at.column, ...(at.endColumn === undefined ? {} : { endColumn: at.endColumn }) },
  };
}

/** What the scan itself has to say: files it left out, results that the limit cut. */
function notifications(report: Report, cut: number): object[] {
  const skipped = report.scan.filesSkipped.slice(0, MAX_SKIPPED).map((s) => ({
    level: 'note', message: { text: plain(`Skipped: ${s.reason}`) }, locations: [{ physicalLocation: { artifactLocation: { uri: relativeUri(s.file), uriBaseId: BASE } } }],
  }));
  const more = report.scan.filesSkipped.length - skipped.length;
  const nowhere = report.findings.filter((f) => f.reference === null && f.at === null).map((f) => ({ level: LEVEL[f.severity], message: { text: plain(f.message) } }));
  return [
    ...(cut > 0 ? [{ level: 'warning', message: { text: `${cut} results of the lowest severity were left out: code scanning takes ${MAX_RESULTS} at most.` } }] : []),
    ...nowhere, ...skipped, ...(more > 0 ? [{ level: 'note', message: { text: `${more} more files were skipped.` } }] : []),
  ];
}

/** One line in which no embedded link and no placeholder can stand (SARIF 3.11.5 and 3.11.6). */
function plain(text: string): string {
  const line = printable(text).replace(/\](?=[([])/g, '] ').replace(/\{(?=\d)/g, '{ ').trim();
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE).replace(/[\ud800-\udbff]$/, '')}\u2026` : line || '(empty)';
}
