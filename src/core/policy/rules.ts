import type { Severity } from './types.js';

interface RuleText {
  /** Where neither verdict, policy nor the place that raises it says otherwise. */
  readonly severity: Severity;
  readonly title: string;
  /** What to do about it, in one sentence. */
  readonly help: string;
}

/**
 * The rules of the contract, section 5, and all that is said of each in one place. The schemas, the settings in package.json and
 * docs/rules.md list them too: `npm run rules` writes those lists from this table. Each has a page of its own under docs/rules/.
 */
const TABLE = {
  'license/denied': { severity: 'error', title: 'The policy denies this licence', help: 'Use an allowed model, or have the use approved in the policy file.' },
  'license/needs-review': { severity: 'warning', title: 'This licence needs a decision', help: 'Answer the open question in the policy, or let a reviewer decide and record the approval.' },
  'license/undeclared': { severity: 'warning', title: 'The model declares no licence', help: 'Ask the publisher, or use a model that declares one.' },
  'license/unrecognised': { severity: 'warning', title: 'The declared licence is not understood', help: 'Read the text in the model\u2019s repository and record the decision as an approval.' },
  'license/contradiction': { severity: 'warning', title: 'The sources disagree about the licence', help: 'Find out which licence holds; until then the stricter reading counts.' },
  'license/text-missing': { severity: 'information', title: 'The repository holds no licence text', help: 'Add the standard text to your notices; the notice command collects it.' },
  'license/changed': { severity: 'warning', title: 'The licence changed since it was reviewed', help: 'Review the new terms and write the lock file again.' },
  'lineage/inherited-terms': { severity: 'warning', title: 'Terms of a parent model hold, too', help: 'Follow the terms of the parent as well, or use a model without them.' },
  'lineage/incompatible': { severity: 'error', title: 'The declared licence can\u2019t undo a parent\u2019s', help: 'Use a model whose parents the policy allows.' },
  'lineage/unknown-base': { severity: 'warning', title: 'A parent model is not known', help: 'Find out what the model descends from and on what terms.' },
  'provenance/unpinned': { severity: 'hint', title: 'No revision is given', help: 'Pin the revision that was reviewed.' },
  'provenance/not-found': { severity: 'warning', title: 'The registry has no such model', help: 'Check the spelling; a private model can be listed under privateModels.' },
  'provenance/renamed': { severity: 'information', title: 'The model has another name now', help: 'Write the new name.' },
  'provenance/gated': { severity: 'information', title: 'The publisher asks for an agreement first', help: 'Have somebody with authority accept it, and keep a record.' },
  'provenance/retired': { severity: 'warning', title: 'The provider has retired this model', help: 'Use a model that the provider still serves.' },
  'provenance/unsafe-files': { severity: 'warning', title: 'The weights can run code when they are loaded', help: 'Use a revision with safetensors, or load with weights_only.' },
  'publisher/restricted': { severity: 'warning', title: 'The policy restricts this publisher', help: 'Use another publisher\u2019s model, or have the use approved.' },
  'registry/not-allowed': { severity: 'error', title: 'The policy does not allow this registry', help: 'Use a model from an allowed registry.' },
  'obligation/unmet': { severity: 'information', title: 'A duty of the licence is not met', help: 'Write the notice or attribution; a quick fix does it.' },
  'use/exceeds-threshold': { severity: 'error', title: 'The product passes a threshold of the licence', help: 'Ask the licensor for a licence, or use another model.' },
  'use/territory-excluded': { severity: 'error', title: 'The licence leaves out a place of the product', help: 'Use another model there, or ask the licensor.' },
  'use/restricted-purpose': { severity: 'error', title: 'The licence restricts a purpose of the product', help: 'Use a model whose terms allow the purpose.' },
  'approval/expired': { severity: 'warning', title: 'The approval has expired', help: 'Review again and set a new date.' },
  'approval/stale': { severity: 'warning', title: 'What was approved has changed', help: 'Review the new revision or text and record it.' },
  'policy/invalid': { severity: 'error', title: 'The policy file has an error', help: 'Mend it at the place that the message names.' },
  'resolution/failed': { severity: 'warning', title: 'The model could not be looked up', help: 'Check the network, or scan again later.' },
} as const satisfies Readonly<Record<string, RuleText>>;

export type RuleId = keyof typeof TABLE;

/** A rule as every view names it. */
export interface Rule extends RuleText {
  readonly id: RuleId;
}

/** In the order of the table, which is that of every list. */
export const RULE_IDS = Object.keys(TABLE) as readonly RuleId[];

export const RULES = Object.fromEntries(RULE_IDS.map((id) => [id, { id, ...TABLE[id] }])) as Readonly<Record<RuleId, Rule>>;

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(TABLE, id);
}

/** `docs/rules/license-denied.md`: the page of a rule, relative to the project. */
export function rulePage(id: string): string {
  return `docs/rules/${id.replace('/', '-')}.md`;
}

/** Where a rule's page can be read by a person outside the project; the owner's repository, once named, replaces the base. */
export function ruleUrl(id: string, base = 'https://github.com/model-licence-review/model-licence-review/blob/main'): string {
  return `${base}/${rulePage(id)}`;
}
