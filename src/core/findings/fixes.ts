import type { ModelRecord } from '../models/types.js';
import type { ModelReference } from '../references/types.js';
import { ruleUrl, type RuleId } from '../policy/rules.js';
import type { Assessment, Fix } from './types.js';

/** What can be done about a finding where it stands, the safest first. The editor only wraps these. */
export function fixesFor(rule: RuleId, reference: ModelReference, record: ModelRecord, assessment: Assessment): Fix[] {
  const fixes: Fix[] = [];
  const replace = (newText: string, title: string, mechanical: boolean): Fix & { kind: 'edit' } => ({ kind: 'edit', title, file: reference.file, line: reference.line, column: reference.column, endLine: reference.line, endColumn: reference.endColumn, newText, mechanical });
  if (rule === 'provenance/renamed' && record.renamedTo) fixes.push(replace(record.renamedTo, `Write the new name ${record.renamedTo}`, true));
  if (rule === 'provenance/unpinned' && reference.pin && record.revision && /^[0-9a-f]{40}$/.test(record.revision)) {
    const { line, column, endColumn, template } = reference.pin;
    fixes.push({ kind: 'edit', title: `Pin the revision ${record.revision.slice(0, 8)}`, file: reference.file, line, column, endLine: line, endColumn, newText: template.replace('{revision}', record.revision), mechanical: true });
  }
  if (rule === 'obligation/unmet') {
    for (const o of assessment.obligations) if (o.state === 'unmet' && o.fix) fixes.push({ kind: 'append-file', title: `Write to ${o.fix.file}: ${o.fix.insert.trim()}`, file: o.fix.file, text: o.fix.insert });
  }
  const decides = assessment.unapprovedVerdict !== 'allow' && assessment.reasons[0]?.rule === rule;
  if (decides) {
    for (const question of assessment.questions) fixes.push({ kind: 'answer', title: `Answer in the policy: ${question.fact}`, fact: question.fact });
    if (reference.registry === 'huggingface') for (const { model, license } of assessment.alternatives) fixes.push({ ...replace(model, `Use ${model} (${license}) instead`, false), license });
    fixes.push({ kind: 'approve', title: `Approve ${reference.model} in the policy…`, registry: reference.registry, model: reference.model });
  }
  fixes.push({ kind: 'ignore', title: `Ignore ${rule} here, with a reason…`, rule });
  if (record.url) fixes.push({ kind: 'open', title: 'Open the model card', target: 'card', url: record.url });
  const license = assessment.reasons.find((r) => r.rule === rule)?.evidence.find((e) => e.url !== null)?.url;
  if (license) fixes.push({ kind: 'open', title: 'Open the licence', target: 'license', url: license });
  fixes.push({ kind: 'open', title: 'Open the dossier', target: 'dossier', url: null }, { kind: 'open', title: `About ${rule}`, target: 'rule', url: ruleUrl(rule) });
  return fixes;
}
