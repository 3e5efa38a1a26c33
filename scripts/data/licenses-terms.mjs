// What a second reading of the texts in ../shared/licences/texts found against ../shared/licences/licences.json, clause by clause;
// test/core/policy/cases.test.ts holds each of them to a verdict. Applied after licenses-corrections.mjs, by licenses.mjs.
const said = (value, clause, text, onlyWhen) => ({ value, clause, ...(text ? { text } : {}), ...(onlyWhen ? { onlyWhen } : {}) });

/** Entry → under which use alone its thresholds count, where the text says so and the source's shape can't. */
export const ONLY_WHEN = {
  // qwen 4, tongyi-qianwen 4: "commercially using" is part of the condition.
  qwen: 'commercial', 'tongyi-qianwen': 'commercial',
  // playground-v2-community 2: generating or editing images must be a core business as well.
  'playground-v2-community': 'image-generation',
};

/** Entry → terms; `why` names the text and what was wrong. */
export const TERMS = {
  msrla: { why: 'msrla-terms 1.c, 2.e: models may not be distributed nor hosted stand-alone; 2.d: no unlawful use, no malware; nothing else about outputs', terms: {
    distribution: said('forbidden', '1.c, 2.e'), hosting: said('forbidden', '2.e', 'No stand-alone hosted solution for others.'), outputTraining: said('conditional', '1', 'Within non-commercial research only.'),
    useRestrictions: { present: true, purposes: ['malware'], list: ['unlawful use', 'malware'], policyTitle: null, policyUrl: null, passThrough: false, clause: '2.d' },
  } },
  'playground-v2-community': { why: 'playground-v2-community 1.a: derivatives are granted; 1.b.iv and Attachment A: use restrictions, to be passed on', terms: {
    derivatives: said('conditional', '1.a, 1.b.i', 'Copy of the agreement and the notice; Attachment A binds the users.'),
    useRestrictions: { present: true, purposes: ['automated-decisions', 'discrimination', 'disinformation', 'exploiting-minors', 'harassment', 'law-enforcement', 'medical-advice'], list: ['illegal use', 'exploiting minors', 'verifiably false information', 'PII harm', 'defamation/harassment', 'fully automated decisions with legal effect', 'discrimination', 'medical advice', 'law-enforcement'], policyTitle: null, policyUrl: null, passThrough: true, clause: '1.b.iv, Attachment A' },
  } },
  'grok-2-community': { why: 'grok-2-community 2.a: commercial use is bound to the acceptable use policy alone, as any other use is by 5', terms: { commercialUse: said('yes', '2.a', 'Commercial use is bound to the xAI Acceptable Use Policy.') } },
  'k-exaone': { why: 'k-exaone 2.1, 2.2: own commercial use is granted; making it available to third parties for commercial purposes is not', terms: {
    commercialUse: said('yes', '2.1', 'Own commercial use is allowed.'),
    hosting: said('forbidden', '2.2', 'Commercial availability to third parties needs a separate agreement.', 'commercial'),
    distribution: said('forbidden', '2.2', 'Commercial distribution needs a separate agreement.', 'commercial'),
  } },
  'minicpm-model-license': { why: 'minicpm-model-license preamble, 3: academic research needs no questionnaire', terms: { registration: said('commercial', '3') } },
  'nvidia-ai-foundation-models-community': { why: 'nvidia-ai-foundation-models-community 1.1: non-production use is free, production use needs a subscription or runs on RTX workstations', terms: {
    commercialUse: said('conditional', '1.1', 'Production use needs an NVIDIA AI Enterprise subscription, or runs on PCs and workstations with RTX GPUs.'),
    derivatives: said('conditional', '1.1', 'Derivative models within the same uses.'), distribution: said('conditional', '1.1.2, 1.1.3', 'In production use only, with a copy of the agreement.'),
  } },
  'yi-community-2.1': { why: 'yi-community-2.1 1, 2.1-2.5: derivatives (models that outputs train among them) and distribution (services among them) are granted on conditions', terms: {
    derivatives: said('conditional', '2.5', 'Substantial modifications must be stated; the restrictions continue.'),
    outputTraining: said('conditional', '1 (Derivatives)', 'Models trained on synthetic data of Yi count as derivatives.'),
  } },
  'ltx-2-community': { why: 'ltx-2-community Attachment A 18: training other models is barred for commercial use alone', terms: { outputTraining: said('forbidden', 'Attachment A 18, 1.5', 'Commercial use may train no other model; models that outputs train are derivatives.', 'commercial') } },
  'ltxv-open-weights-2025-04': { why: 'ltxv-owl-2025-04-17 1.4: a model made by transfer of output patterns is a derivative; 5: no claim to outputs', terms: { outputTraining: said('conditional', '1.4, 5', 'Models trained on outputs to perform similarly are derivatives and inherit the restrictions.') } },
  'ltxv-open-weights-2025-05': { why: 'ltxv-owl-2025-05-05 1.4: a model made by transfer of output patterns is a derivative; 5: no claim to outputs', terms: { outputTraining: said('conditional', '1.4, 5', 'Models trained on outputs to perform similarly are derivatives and inherit the restrictions.') } },
  'coqui-cpml': { why: 'coqui-cpml Non-commercial Purpose: outputs and training are bound to non-commercial purposes, not forbidden', terms: { outputTraining: said('forbidden', 'Non-commercial Purpose', 'No training of models for commercial use.', 'commercial') } },
  'chameleon-research-license': { why: 'the source says that outputs may not be used commercially, which bars no training for research', terms: { outputTraining: said('forbidden', '3.1', 'Outputs may not be used commercially.', 'commercial') } },
  'bilibili-indextts2': { why: 'bilibili-model-2025-09-09 3.4(c): the number; non-commercial AI models are excepted', terms: { outputTraining: said('forbidden', '3.4(c)', 'No other AI model may be improved, but for non-commercial ones.', 'commercial') } },
  'exaone-1.1-nc': { why: 'exaone-3.5 3.1: outputs may improve no other model, competing or not', terms: { outputTraining: said('forbidden', '3.1', 'Model, derivatives or outputs must not develop or improve other models.') } },
  'tencent-hunyuan-large': { why: 'tencent-hunyuan-large 5.b: large language models, not any AI model', terms: { outputTraining: said('forbidden', '5.b', 'Materials and outputs must not improve any other large language model.') } },
  'tencent-hunyuan-dit': { why: 'hunyuan-dit 5.b: large language models, not any AI model', terms: { outputTraining: said('forbidden', '5.b', 'Materials and outputs must not improve any other large language model.') } },
  'openatom-model-1.0': { why: 'openatom-model-1.0 3.1: a hosted service must keep the notices; copy and changes are not demanded of it', terms: { hosting: said('conditional', '3.1', 'A hosted service keeps the copyright notices and serves no unlawful purpose.') } },
};

const LLAMA = ['credit-decisions', 'critical-infrastructure', 'discrimination', 'employment-decisions', 'espionage', 'exploiting-minors', 'harassment', 'impersonation', 'malware', 'nuclear'];
const HUNYUAN = ['automated-decisions', 'credit-decisions', 'critical-infrastructure', 'employment-decisions', 'exploiting-minors', 'harassment', 'impersonation', 'malware'];
const GEMMA = ['automated-decisions', 'discrimination', 'disinformation', 'exploiting-minors', 'financial-advice', 'harassment', 'impersonation', 'legal-advice', 'malware', 'medical-advice', 'surveillance'];
const RAIL = ['automated-decisions', 'discrimination', 'disinformation', 'exploiting-minors', 'harassment'];
const LTXV = ['credit-decisions', 'employment-decisions', 'impersonation', 'malware'];
const FALCON = ['disinformation', 'exploiting-minors', 'harassment'];
const EXAONE = ['discrimination', 'disinformation', 'harassment'];
const each = (keys, purposes) => Object.fromEntries(keys.map((key) => [key, purposes]));

/** Entry → purposes that its text, or the use policy that is part of it, restricts beside those that the source's words name. */
export const PURPOSES = {
  ...each(['llama-2', 'llama-3', 'llama-3.1', 'llama-3.2', 'llama-3.3', 'llama-4'], LLAMA),
  ...each(['tencent-hunyuan-large', 'tencent-hunyuan-dit', 'tencent-hunyuan-dit-2024-05', 'tencent-hunyuan-video', 'tencent-hunyuan-3d-2.0', 'tencent-hunyuan-3d-2.1', 'tencent-hunyuanworld-1.0', 'tencent-hunyuanimage-3.0', 'tencent-hunyuan-mt', 'tencent-hunyuanvideo-1.5'], HUNYUAN),
  ...each(['gemma', 'gemma-2024-04-01', 'gemma-2024-02-21'], GEMMA),
  ...each(['ltxv-open-weights-2025-04', 'ltxv-open-weights-2025-05'], LTXV), ...each(['falcon-2-11b', 'falcon-3'], FALCON), ...each(['exaone-1.1-nc', 'exaone-1.2-nc'], EXAONE),
  ...each(['flux-1-dev-non-commercial', 'flux-2-dev-non-commercial', 'flux-non-commercial-2.1', 'llama-1'], ['nuclear']),
  'ltx-2-community': [...LTXV, 'military', 'nuclear', 'weapons'], 'dbrx-open-model': [...RAIL, 'impersonation', 'law-enforcement', 'malware', 'medical-advice'],
  'minicpm-model-license': [...RAIL, 'military'], 'minimax-model-license-01': ['automated-decisions', 'discrimination', 'harassment'], 'minimax-model-license-m2.5': ['automated-decisions', 'discrimination', 'harassment'],
  'fair-ai-public-1.0-sd': [...RAIL, 'law-enforcement', 'medical-advice'], 'fair-noncommercial-research-license': ['credit-decisions', 'critical-infrastructure', 'discrimination', 'disinformation', 'employment-decisions', 'exploiting-minors', 'harassment', 'impersonation', 'malware'],
  'bigcode-openrail-m': ['law-enforcement', 'medical-advice'], 'bigscience-openrail-m': ['impersonation'], 'bigscience-bloom-rail-1.0': ['impersonation'], deepseek: ['harassment'], 'k-exaone': ['harassment'],
  'bilibili-indextts2': ['automated-decisions'], 'seamless-license': ['nuclear', 'weapons'], 'nvidia-ai-foundation-models-community': ['harassment', 'military', 'nuclear', 'weapons'], 'open-aleph-1.0': ['law-enforcement'],
  'yi-community-2.1': ['discrimination', 'disinformation', 'military'],
};

/** The clauses where use restrictions stand that the source has elsewhere or not at all. */
export const PURPOSE_CLAUSES = { 'exaone-1.1-nc': '3.3, 3.4', 'exaone-1.2-nc': '3.3, 3.4', 'yi-community-2.1': '2.1-2.3', 'seamless-license': '2' };
