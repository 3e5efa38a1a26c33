import { RULE_IDS, type RuleId } from '../policy/ruleIds.js';
import type { Severity } from '../policy/types.js';

/** A rule as every view names it. */
export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  /** What to do about it, in one sentence. */
  readonly help: string;
  /** Severity where neither verdict nor policy says otherwise. */
  readonly severity: Severity;
}

const rule = (id: RuleId, severity: Severity, title: string, help: string): Rule => ({ id, severity, title, help });

/** The rules of the contract, section 5. Each has a page under docs/rules/. */
export const RULES: Readonly<Record<RuleId, Rule>> = Object.fromEntries([
  rule('license/denied', 'error', 'The policy denies this licence', 'Use an allowed model, or have the use approved in the policy file.'),
  rule('license/needs-review', 'warning', 'This licence needs a decision', 'Answer the open question in the policy, or let a reviewer decide and record the approval.'),
  rule('license/undeclared', 'warning', 'The model declares no licence', 'Ask the publisher, or use a model that declares one.'),
  rule('license/unrecognised', 'warning', 'The declared licence is not understood', 'Read the text in the model\u2019s repository and record the decision as an approval.'),
  rule('license/contradiction', 'warning', 'The sources disagree about the licence', 'Find out which licence holds; until then the stricter reading counts.'),
  rule('license/text-missing', 'information', 'The repository holds no licence text', 'Add the standard text to your notices; the notice command collects it.'),
  rule('license/changed', 'warning', 'The licence changed since it was reviewed', 'Review the new terms and write the lock file again.'),
  rule('lineage/inherited-terms', 'warning', 'Terms of a parent model hold, too', 'Follow the terms of the parent as well, or use a model without them.'),
  rule('lineage/incompatible', 'error', 'The declared licence can\u2019t undo a parent\u2019s', 'Use a model whose parents the policy allows.'),
  rule('lineage/unknown-base', 'warning', 'A parent model is not known', 'Find out what the model descends from and on what terms.'),
  rule('provenance/unpinned', 'hint', 'No revision is given', 'Pin the revision that was reviewed.'),
  rule('provenance/not-found', 'warning', 'The registry has no such model', 'Check the spelling; a private model can be listed under privateModels.'),
  rule('provenance/renamed', 'information', 'The model has another name now', 'Write the new name.'),
  rule('provenance/gated', 'information', 'The publisher asks for an agreement first', 'Have somebody with authority accept it, and keep a record.'),
  rule('provenance/retired', 'warning', 'The provider has retired this model', 'Use a model that the provider still serves.'),
  rule('provenance/unsafe-files', 'warning', 'The weights can run code when they are loaded', 'Use a revision with safetensors, or load with weights_only.'),
  rule('publisher/restricted', 'warning', 'The policy restricts this publisher', 'Use another publisher\u2019s model, or have the use approved.'),
  rule('registry/not-allowed', 'error', 'The policy does not allow this registry', 'Use a model from an allowed registry.'),
  rule('obligation/unmet', 'information', 'A duty of the licence is not met', 'Write the notice or attribution; a quick fix does it.'),
  rule('use/exceeds-threshold', 'error', 'The product passes a threshold of the licence', 'Ask the licensor for a licence, or use another model.'),
  rule('use/territory-excluded', 'error', 'The licence leaves out a place of the product', 'Use another model there, or ask the licensor.'),
  rule('use/restricted-purpose', 'error', 'The licence restricts a purpose of the product', 'Use a model whose terms allow the purpose.'),
  rule('approval/expired', 'warning', 'The approval has expired', 'Review again and set a new date.'),
  rule('approval/stale', 'warning', 'What was approved has changed', 'Review the new revision or text and record it.'),
  rule('policy/invalid', 'error', 'The policy file has an error', 'Mend it at the place that the message names.'),
  rule('resolution/failed', 'warning', 'The model could not be looked up', 'Check the network, or scan again later.'),
].map((r) => [r.id, r])) as Readonly<Record<RuleId, Rule>>;

/** `docs/rules/license-denied.md`: the page of a rule, relative to the project. */
export function rulePage(id: string): string {
  return `docs/rules/${id.replace('/', '-')}.md`;
}

/** Where a rule's page can be read by a person outside the project; the owner's repository, once named, replaces the base. */
export function ruleUrl(id: string, base = 'https://github.com/model-licence-review/model-licence-review/blob/main'): string {
  return `${base}/${rulePage(id)}`;
}

export function isRuleId(id: string): id is RuleId {
  return (RULE_IDS as readonly string[]).includes(id);
}
