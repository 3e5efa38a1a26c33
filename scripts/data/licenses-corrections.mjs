// What ../shared/licences/licences.json has wrong, leaves out or can't say in its shape, each with its reason. Read by licenses.mjs.

const display = (name) => `Display "${name}" prominently on the user interface`;
const kimi = (name) => [
  { metric: 'mau', value: 100000000, unit: 'people', comparison: '>', measuredAt: 'any time', aggregatedOver: 'the commercial product or service', effect: 'duty', duty: display(name), onlyWhen: 'commercial', clause: 'last paragraph' },
  { metric: 'revenue', value: 20000000, unit: 'USD/month', comparison: '>', measuredAt: 'any time', aggregatedOver: 'the commercial product or service', effect: 'duty', duty: display(name), onlyWhen: 'commercial', clause: 'last paragraph' },
];
const revenue = (value, unit, over, more) => ({ metric: 'revenue', value, unit, comparison: '>', measuredAt: 'any time', aggregatedOver: over, effect: 'needs-license', duty: null, onlyWhen: null, clause: null, ...more });

/** Thresholds whose effect the source's shape can't say: a duty instead of a loss of rights, `at least` instead of `more than`. */
export const THRESHOLDS = {
  'kimi-k2-modified-mit': kimi('Kimi K2'), 'kimi-k2.5-modified-mit': kimi('Kimi K2.5'), 'kimi-k2.6-modified-mit': kimi('Kimi K2.6'), 'kimi-k2.7-code-modified-mit': kimi('Kimi K2.7 Code'),
  'kimi-k3': [
    revenue(20000000, 'USD/year', 'licensee and affiliates, any consecutive 12 months', { onlyWhen: 'model-api', clause: '2' }),
    { metric: 'mau', value: 100000000, unit: 'people', comparison: '>', measuredAt: 'any time', aggregatedOver: 'the commercial product or service', effect: 'duty', duty: display('Kimi K3'), onlyWhen: 'external', clause: '3' },
    revenue(20000000, 'USD/month', 'the commercial product or service', { effect: 'duty', duty: display('Kimi K3'), onlyWhen: 'external', clause: '3' }),
  ],
  'minimax-m2-modified-mit': [
    { metric: 'mau', value: 100000000, unit: 'people', comparison: '>', measuredAt: 'any time', aggregatedOver: 'the commercial product or service', effect: 'duty', duty: display('MiniMax M2'), onlyWhen: 'commercial', clause: 'last paragraph' },
    revenue(30000000, 'USD/year', 'the commercial product or service (annual recurring revenue)', { effect: 'duty', duty: display('MiniMax M2'), onlyWhen: 'commercial', clause: 'last paragraph' }),
  ],
  'stability-ai-community': [revenue(1000000, 'USD/year', 'licensee and affiliates, from any source', { onlyWhen: 'commercial', clause: 'III' })],
  'ltx-2-community': [revenue(10000000, 'USD/year', 'all entities under common control', { comparison: '>=', onlyWhen: 'commercial', clause: '2.1, 1.6' })],
  'ltxv-open-weights-2025-04': [revenue(10000000, 'USD/year', 'the entity', { comparison: '>=', onlyWhen: 'commercial', clause: '2' })],
  'ltxv-open-weights-2025-05': [revenue(10000000, 'USD/year', 'the entity', { comparison: '>=', onlyWhen: 'commercial', clause: '2' })],
  cogvideox: [{ metric: 'visits', value: 1000000, unit: 'visits/month', comparison: '>', measuredAt: 'any time', aggregatedOver: 'users of the commercial service', effect: 'needs-license', duty: null, onlyWhen: 'commercial', clause: '2' }],
  'minicpm-model-license': [{ metric: 'devices', value: 5000, unit: 'devices', comparison: '>', measuredAt: 'any time', aggregatedOver: 'edge devices of licensee and affiliates', effect: 'needs-license', duty: null, onlyWhen: 'commercial', clause: '3' }, { metric: 'dau', value: 1000000, unit: 'people/day', comparison: '>=', measuredAt: 'any time', aggregatedOver: 'applications of licensee and affiliates', effect: 'needs-license', duty: null, onlyWhen: 'commercial', clause: '3' }],
};

/** `license_name` spellings that mean exactly one entry; the others (`modified-mit`, `tencent-hunyuan-community`, …) name several texts. */
export const HUB_NAMES = {
  mnpl: ['mnpl'], 'mnpl-0.1': ['mnpl', 'mnpl-0.1'], 'mrl-0.1': ['mrl', 'mrl-0.1'],
  'stability-ai-community': ['stabilityai-ai-community', 'stability-ai-community', 'stabilityai-community'],
  'flux-1-dev-non-commercial': ['flux-1-dev-non-commercial-license'],
  'health-ai-developer-foundations': ['health-ai-developer-foundations'],
};

export const URLS = {
  'llama-2': 'https://github.com/meta-llama/llama-models/blob/main/models/llama2/LICENSE', 'llama-3': 'https://www.llama.com/llama3/license/', 'llama-3.1': 'https://www.llama.com/llama3_1/license/',
  'llama-3.2': 'https://www.llama.com/llama3_2/license/', 'llama-3.3': 'https://www.llama.com/llama3_3/license/', 'llama-4': 'https://www.llama.com/llama4/license/',
  gemma: 'https://ai.google.dev/gemma/terms', 'mnpl-0.1': 'https://mistral.ai/licenses/MNPL-0.1.md', 'mrl-0.1': 'https://mistral.ai/licenses/MRL-0.1.md',
  'stability-ai-community': 'https://stability.ai/community-license-agreement', 'openai-terms': 'https://openai.com/policies/', 'gemini-api-terms': 'https://ai.google.dev/gemini-api/terms',
};
export const POLICY_URLS = {
  'llama-2': ['Llama 2 Acceptable Use Policy', 'https://github.com/meta-llama/llama-models/blob/main/models/llama2/USE_POLICY.md'], 'llama-3': ['Meta Llama 3 Acceptable Use Policy', 'https://www.llama.com/llama3/use-policy/'],
  'llama-3.1': ['Llama 3.1 Acceptable Use Policy', 'https://www.llama.com/llama3_1/use-policy/'], 'llama-3.2': ['Llama 3.2 Acceptable Use Policy', 'https://www.llama.com/llama3_2/use-policy/'],
  'llama-3.3': ['Llama 3.3 Acceptable Use Policy', 'https://www.llama.com/llama3_3/use-policy/'], 'llama-4': ['Llama 4 Acceptable Use Policy', 'https://www.llama.com/llama4/use-policy/'],
  gemma: ['Gemma Prohibited Use Policy', 'https://ai.google.dev/gemma/prohibited_use_policy'],
};

/** The purposes that a policy can name, and the words of the facts that restrict them. */
export const PURPOSE_WORDS = {
  military: /military|warfare/, weapons: /weapon|nuclear|itar|military/, nuclear: /nuclear/, espionage: /espionage/, surveillance: /surveillance/, biometrics: /biometric/,
  'law-enforcement': /law-enforcement|justice administration/, 'medical-advice': /medical advice|high-risk deployment|unlicensed professional/, 'legal-advice': /unlicensed professional/,
  'financial-advice': /unlicensed professional/, 'automated-decisions': /automated decisions/, disinformation: /false information|disinformation|misinformation|deception/,
  discrimination: /discriminat/, harassment: /harass|defamation/, 'exploiting-minors': /minors/, malware: /malware/, impersonation: /impersonat/, 'competing-products': /compet/,
  'critical-infrastructure': /critical infrastructure/, 'employment-decisions': /employment/, 'credit-decisions': /credit/,
};

const said = (value, clause, text) => ({ value, clause, ...(text ? { text } : {}) });
const noticeOf = (sentence, clause) => ({ notice: said(sentence, clause) });
/** Outputs are bound like the model: what trains on them is bound to research, too, and no other use of theirs is forbidden by itself. */
const researchOutputs = (clause) => ({ outputTraining: said('conditional', clause, 'Outputs fall under the same non-commercial limit as the model; so does training on them.') });
const patents = (clause, text) => ({ patentTermination: said(text, clause) });
const PATENT_SUIT = 'A patent suit over the work ends the patent licence.';

/** The contract reads the Hub's `gpl-3.0` and its kind as `-only`; the ids without a suffix are deprecated by SPDX. */
export const SPDX_IDS = { 'gpl-2.0': 'GPL-2.0-only', 'gpl-3.0': 'GPL-3.0-only', 'agpl-3.0': 'AGPL-3.0-only', 'lgpl-2.1': 'LGPL-2.1-only', 'lgpl-3.0': 'LGPL-3.0-only', gfdl: 'GFDL-1.3-only' };

/** Corrections of facts; `why` names the text in ../shared/licences/texts that shows it, and what was wrong. */
export const CORRECTIONS = {
  'openai-terms': { why: 'the collection names the consumer terms; users of the API agree to the services agreement (models/hosted.jsonl), and no text of it is here', title: 'OpenAI Services Agreement and usage policies', source: null, notes: null },
  'tencent-hunyuan-dit-2024-05': { why: 'hunyuan-dit-2024-05 2, 3: no Territory in this text', terms: {
    commercialUse: said('conditional', '2, 4', 'Above the MAU cap on the release date no rights until Tencent grants them.'),
    derivatives: said('conditional', '3, 1.g', 'Derivatives (incl. models distilled from outputs) may have own terms if the use restrictions are passed on.'),
  } },
  'tencent-hunyuanworld-1.0': { why: 'hunyuanworld-1.0 3.e: the actual provider must be disclosed to end users', terms: { hosting: said('conditional', '3.e', 'End users must be told prominently who really provides the service, and that Tencent is not affiliated with it.') } },
  'falcon-2-11b': { why: 'falcon-2-11b-1.0 5.2: outputs are bound to the acceptable use policy, not to non-commercial use', terms: { outputs: said('restricted', '5.2', 'Outputs may not be used against the acceptable use policy.'), outputTraining: said('allowed', null) } },
  'falcon-3': { why: 'falcon-3 5.2: outputs are bound to the acceptable use policy, not to non-commercial use', terms: { outputs: said('restricted', '5.2', 'Outputs may not be used against the acceptable use policy.'), outputTraining: said('allowed', null) } },
  'exaone-1.1-nc': { why: 'exaone-3.5 4.2: outputs belong to the licensor', terms: { outputs: said('non-commercial', '4.2, 3.1', 'Outputs belong to LG and may be used for research only.') } },
  'llama-1': { why: 'llama-1-license-2023-scancode 3: notice and copy', terms: { ...noticeOf('attribution notice with the licence-and-copyright line', '3'), ...researchOutputs('2.a') } },
  'sdxl-0.9-research': { why: 'sdxl-0.9-research 3: notice and copy', terms: { ...noticeOf('attribution notice with the licence-and-copyright line', '3'), ...researchOutputs('2.a') } },
  'deepfloyd-if': { why: 'deepfloyd-if 3: notice and copy', terms: { ...noticeOf('attribution notice with the licence-and-copyright line', '3'), ...researchOutputs('2.a') } },
  'opt-175b': { why: 'same template as llama-1', terms: researchOutputs('2.a') },
  'seamless-license': { why: 'seamless-license 2.a: outputs in no commercial use', terms: researchOutputs('2.a') },
  'fair-noncommercial-research-license': { why: 'fair-noncommercial-plm 1.b.i: outputs in no commercial use', terms: researchOutputs('1.b.i') },
  'mrl-0.1': { why: 'mrl-0.1 3.2: outputs for research purposes', terms: researchOutputs('3.2') },
  'bilibili-indextts2': { why: 'bilibili-model-2025-09-09 3.4(b): notices', terms: noticeOf('original copyright notices and a copy of the agreement in every copy', '3.4(b)') },
  'playground-v2-community': { why: 'playground-v2-community 1.b.iii: notice', terms: noticeOf('Notice text file line', '1.b.iii') },
  'coqui-cpml': { why: 'coqui-cpml: no restricted purposes beside the non-commercial one', terms: { useRestrictions: { present: false, purposes: [], list: [], policyTitle: null, policyUrl: null, passThrough: false, clause: null } } },
  'hyperclovax-seed': { why: 'hyperclovax-seed-2025 4(ii): competing products need a further licence', terms: { useRestrictions: { present: true, purposes: ['biometrics', 'competing-products', 'disinformation', 'harassment', 'surveillance'], list: ['illegal surveillance', 'unlawful biometrics', 'harassment', 'deception', 'products that compete with NAVER (need a further licence)'], policyTitle: null, policyUrl: null, passThrough: true, clause: '2.3, 4(ii)' } } },
  'yi-community-2.1': { why: 'yi-community-2.1 7: updates', terms: { updatable: said('The licensor may update the agreement from time to time.', '7') } },
  'epl-1.0': { why: 'epl-1.0 7: governing law', terms: { governingLaw: said('New York, US', '7') } },
  odbl: { why: 'odbl-1.0 10.4', terms: { governingLaw: said('the law of the place where it is enforced', '10.4') } }, 'odc-by': { why: 'odc-by-1.0 10.4', terms: { governingLaw: said('the law of the place where it is enforced', '10.4') } },
  'afl-3.0': { why: 'afl-3.0 10: the field held the clause number alone', terms: patents('10', 'A patent suit over the work ends the licence.') }, 'osl-3.0': { why: 'osl-3.0 10: the field held the clause number alone', terms: patents('10', 'A patent suit over the work ends the licence.') },
  'ecl-2.0': { why: 'ecl-2.0 3: the field held the clause number alone', terms: patents('3', PATENT_SUIT) }, 'ms-pl': { why: 'ms-pl 3(B): the field held the clause number alone', terms: patents('3(B)', PATENT_SUIT) },
  'mpl-2.0': { why: 'mpl-2.0 5.2: the field held the clause number alone', terms: patents('5.2', 'A patent suit over the work ends the rights of who sues.') },
  'gpl-3.0': { why: 'gpl-3.0 10, 8: the field held the clause number alone', terms: patents('10, 8', 'Patent litigation over the work breaches the licence.') }, 'agpl-3.0': { why: 'agpl-3.0 10, 8: the field held the clause number alone', terms: patents('10, 8', 'Patent litigation over the work breaches the licence.') },
  'artistic-2.0': { why: 'artistic-2.0 13', terms: patents('13', 'A patent suit over the package ends the licence.') },
  'cdla-sharing-1.0': { why: 'cdla-sharing-1.0 5.1', terms: { termination: said('A suit over rights in the data ends the rights of who sues.', '5.1') } }, 'cdla-permissive-1.0': { why: 'cdla-permissive-1.0 5.1', terms: { termination: said('A suit over rights in the data ends the rights of who sues.', '5.1') } },
  wtfpl: { why: 'wtfpl 0: nothing is demanded', terms: { licenseCopy: said(false, null) } },
};
