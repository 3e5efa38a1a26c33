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
    { metric: 'mau', value: 100000000, unit: 'people', comparison: '>', measuredAt: 'any time', aggregatedOver: 'the commercial product or service', effect: 'duty', duty: display('Kimi K3'), onlyWhen: 'commercial', clause: '3' },
    revenue(20000000, 'USD/month', 'the commercial product or service', { effect: 'duty', duty: display('Kimi K3'), onlyWhen: 'commercial', clause: '3' }),
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
  'minicpm-model-license': [{ metric: 'dau', value: 1000000, unit: 'people/day', comparison: '>=', measuredAt: 'any time', aggregatedOver: 'applications of licensee and affiliates', effect: 'needs-license', duty: null, onlyWhen: 'commercial', clause: '3' }],
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

/** Corrections of facts, each with the text that shows it. */
export const CORRECTIONS = {};
