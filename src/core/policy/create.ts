import type { OfferedAs } from './types.js';

/** What Create Policy asks, at most five questions; each may be left unanswered. */
export interface PolicyAnswers {
  readonly preset?: 'permissive-only' | 'balanced' | 'research' | 'internal-only';
  readonly commercial?: boolean;
  readonly offeredAs?: readonly OfferedAs[];
  readonly monthlyActiveUsers?: number;
  /** ISO 3166-1 alpha-2, or `EU`. */
  readonly domicile?: string;
  readonly territories?: readonly string[];
}

/** A commented policy file that holds the answers; what nobody answered stays a comment that says what it is for. */
export function createPolicyText(answers: PolicyAnswers): string {
  const preset = answers.preset ?? 'balanced';
  const fact = (name: string, value: string | undefined, sample: string, comment: string): string =>
    `${`  ${value === undefined ? `# ${name}: ${sample}` : `${name}: ${value}`}`.padEnd(33)} # ${comment}`;
  const list = (values: readonly string[] | undefined): string | undefined => (values?.length ? `[${values.join(', ')}]` : undefined);
  const facts = [
    fact('commercial', answers.commercial === undefined ? undefined : String(answers.commercial), 'true', 'many licences allow research only'),
    fact('offeredAs', list(answers.offeredAs), '[hosted-service]', 'internal, hosted-service, on-device, distributed-weights, model-api'),
    fact('monthlyActiveUsers', answers.monthlyActiveUsers === undefined ? undefined : String(answers.monthlyActiveUsers), '10000', "of all the organisation's products"),
    fact('annualRevenueUSD', undefined, '1000000', 'of the organisation with its affiliates'),
    fact('domicile', answers.domicile, 'FR', 'ISO 3166-1 alpha-2, or EU'),
    fact('territories', list(answers.territories), '[EU, US]', 'where it is offered'),
    fact('modifiesWeights', undefined, 'false', 'fine-tuning, quantizing, merging'),
    fact('trainsOnOutputs', undefined, 'false', 'outputs train or improve other models'),
    fact('purposes', undefined, '[customer-support]', 'compared with use restrictions'),
  ];
  const answered = facts.some((line) => !line.startsWith('  #'));
  return `# What this product may use, and the facts that licences ask about.
# Every key: docs/policy.md of Model Licence Review. A fact that nobody gives becomes a question, never a guess.
version: 1
extends: [${preset}]${' '.repeat(Math.max(1, 23 - preset.length))}# permissive-only, balanced, research, internal-only, or a file

${answered ? 'use:' : 'use: {}'}
${facts.join('\n')}

# licenses:                       # an exact entry beats category:…; deny beats review beats allow
#   allow: [category:permissive, category:public-domain, MIT OR Apache-2.0]
#   review: [category:community, category:responsible-ai]
#   deny: [category:non-commercial, category:research-only, AGPL-3.0-only]

# paths:                          # other rules for some files; the most specific match wins
#   - match: ["experiments/**"]
#     use: { commercial: false }

# ignore: ["third_party/**"]      # not scanned
# privateModels: ["our-org/*"]    # never looked up: their names don't leave the machine

# approvals:                      # decisions that people made; a valid one overrides the verdict and stays visible
#   - model: org/model
#     decision: allow
#     by: legal@example.com
#     reason: LEGAL-123
#     expires: 2027-06-30
`;
}
