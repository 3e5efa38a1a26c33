// Duties that ../shared/licences/licences.json has no field for, read from the text that each entry names itself (`text_key` there):
// a copy of the licence, a statement of changes, and what ends the licence, each with the clause that says so. Read by licenses.mjs.
const said = (value, clause, text) => ({ value, clause, ...(text ? { text } : {}) });

/** Entry → clause that demands a copy of the licence with what is handed on. */
export const COPY = {
  'llama-1': '3', 'sdxl-0.9-research': '3', 'deepfloyd-if': '3', 'flux-1-dev-non-commercial': '3.a', 'flux-2-dev-non-commercial': '3.a', 'flux-non-commercial-2.1': '3.a',
  'stability-nc-research': '1.c', 'stability-svd-nc': '1.b', 'stability-sv3d-nc': '1.c', 'tencent-hunyuan-dit-2024-05': '3.a', 'tencent-hunyuan-dit': '3.a', 'tencent-hunyuan-large': '3.a',
  'tencent-hunyuan-video': '3.a', 'tencent-hunyuan-3d-2.0': '3.a', 'tencent-hunyuan-3d-2.1': '3.a', 'tencent-hunyuanworld-1.0': '3.a', 'tencent-hunyuanimage-3.0': '3.a', 'tencent-hunyuan-mt': '3.a',
  'tencent-hunyuanvideo-1.5': '3.a', 'mnpl-0.1': '2.2', 'mrl-0.1': '2.2', 'exaone-1.1-nc': '2.1.d', 'exaone-1.2-nc': '2.1.d', 'apple-amlr': 'Distribution', 'seamless-license': '1.b.i', 'dbrx-open-model': '2.2',
  'hyperclovax-seed': '3.1', 'bilibili-indextts2': '3.4(b)', 'ltx-2-community': '3.2', 'nvidia-open-model-license': '3.1', 'nvidia-ai-foundation-models-community': '1.1', 'falcon-2-11b': '4.1', 'falcon-3': '4.1',
  'playground-v2-community': '1.b.i', 'yi-community-2.1': '3', 'cdla-sharing-1.0': '3.3', odbl: '4.2.b', opencoder: '3.1',
  'cc-by-nc-2.0': '4(a)', 'cc-by-nc-3.0': '4(a)', 'cc-by-nc-4.0': '3(a)(1)(C)', 'cc-by-nc-nd-3.0': '4(a)', 'cc-by-nc-nd-4.0': '3(a)(1)(C)', 'cc-by-nc-sa-2.0': '4(a)', 'cc-by-nc-sa-3.0': '4(a)', 'cc-by-nc-sa-4.0': '3(a)(1)(C)',
  'cc-by-nd-4.0': '3(a)(1)(C)', 'cc-by-sa-3.0': '4(a)', 'cc-by-sa-4.0': '3(a)(1)(C)', 'cc-by-4.0': '3(a)(1)(C)', 'cc-by-3.0': '4(a)', 'cc-by-2.0': '4(a)', 'cc-by-2.5': '4(a)', 'ecl-2.0': '4', 'apache-2.0': '4',
};

/** Entry → clause that demands a statement of changes; null: no clause does, though one was assumed. */
export const CHANGES = {
  'tencent-hunyuan-dit-2024-05': '3.b', 'tencent-hunyuan-dit': '3.b', 'tencent-hunyuan-large': '3.b', 'tencent-hunyuan-video': '3.b', 'tencent-hunyuan-3d-2.0': '3.b', 'tencent-hunyuan-3d-2.1': '3.b', 'tencent-hunyuanworld-1.0': '3.b',
  'tencent-hunyuanimage-3.0': '3.b', 'tencent-hunyuan-mt': '3.b', 'tencent-hunyuanvideo-1.5': '3.b', 'minimax-model-license-01': '2.b.i', 'minimax-model-license-m2.5': '2.b.i', 'mnpl-0.1': '2.3', 'mrl-0.1': '2.3',
  'dbrx-open-model': '2.2', 'hyperclovax-seed': '3.1', 'ltxv-open-weights-2025-04': '3.3', 'ltxv-open-weights-2025-05': '3.3', 'ltx-2-community': '3.3', 'nvidia-ai-foundation-models-community': '2.3', 'falcon-2-11b': '4.1', 'falcon-3': '4.1',
  'open-aleph-1.0': 'redistribution a)', 'openatom-model-1.0': '3.1(3)', 'afl-3.0': '6', 'osl-3.0': '6', 'cdla-sharing-1.0': '3.2(b)', 'cdla-permissive-1.0': '3.2(b)', 'ecl-2.0': '4', 'eupl-1.1': '5', 'eupl-1.2': '5', gfdl: '4.I', 'lppl-1.3c': '6.b',
  zlib: '2', 'artistic-2.0': '4', 'apache-2.0': '4(b)', 'gpl-2.0': '2.a', 'gpl-3.0': '5.a', 'agpl-3.0': '5.a', 'cc-by-4.0': '3(a)(1)(B)',
  // MPL 2.0 dropped the change notice of 1.1; CC 2.x asks for a credit only, and 3.0 NoDerivatives has no changes to state.
  'mpl-2.0': null, 'cc-by-2.0': null, 'cc-by-2.5': null, 'cc-by-nc-2.0': null, 'cc-by-nc-sa-2.0': null, 'cc-by-nc-nd-3.0': null,
};

const BREACH = 'The licensor may end the licence on a breach.';
const BY_ITSELF = 'A breach ends the licence by itself.';
const CURED = 'A breach ends the licence; it is reinstated where the breach is cured in time.';
/** Clauses → the entries where they say that a breach ends the licence: at the licensor's word, by itself, or unless it is cured. */
const ENDS = [
  [BREACH, '6', ['llama-2', 'llama-3', 'llama-3.1', 'llama-3.2', 'llama-3.3', 'llama-4', 'sam-license', 'dinov3-license', 'fair-noncommercial-research-license', 'minimax-model-license-01', 'minimax-model-license-m2.5', 'playground-v2-community', 'yi-community-2.1']],
  [BREACH, '8.b', ['tongyi-qianwen', 'qwen', 'tencent-hunyuan-dit-2024-05', 'tencent-hunyuan-dit', 'tencent-hunyuan-large', 'tencent-hunyuan-video', 'tencent-hunyuan-3d-2.0', 'tencent-hunyuan-3d-2.1', 'tencent-hunyuanworld-1.0', 'tencent-hunyuanimage-3.0', 'tencent-hunyuan-mt', 'tencent-hunyuanvideo-1.5']],
  [BREACH, '7.b', ['tongyi-qianwen-research', 'qwen-research']], [BREACH, '7', ['seamless-license']], [BREACH, '5', ['stability-nc-research', 'stability-sv3d-nc']], [BREACH, '4', ['stability-svd-nc']],
  [BREACH, 'IV.f', ['stability-ai-community', 'fish-audio-research']], [BREACH, '7.2', ['mnpl-0.1', 'mrl-0.1']], [BREACH, '4.5', ['gemma', 'gemma-2024-04-01', 'gemma-2024-02-21', 'dbrx-open-model']], [BREACH, '10', ['hyperclovax-seed']], [BREACH, null, ['apple-amlr']],
  ['The licensor may end the licence at any time, with or without cause.', '7.1', ['exaone-1.1-nc', 'exaone-1.2-nc', 'k-exaone']],
  [BY_ITSELF, '7.a', ['llama-1', 'sdxl-0.9-research', 'deepfloyd-if', 'cc-by-3.0', 'cc-by-sa-3.0', 'cc-by-nc-3.0', 'cc-by-nc-nd-3.0', 'cc-by-nc-sa-3.0']], [BY_ITSELF, '8.a', ['flux-1-dev-non-commercial', 'flux-2-dev-non-commercial', 'flux-non-commercial-2.1']],
  [BY_ITSELF, '6', ['nvidia-ai-foundation-models-community']], [BY_ITSELF, '7', ['grok-2-community', 'cc-by-2.0', 'cc-by-2.5', 'cc-by-nc-2.0', 'cc-by-nc-sa-2.0']], [BY_ITSELF, '4.6', ['openatom-model-1.0']], [BY_ITSELF, '12', ['eupl-1.1', 'eupl-1.2']], [BY_ITSELF, '4', ['gpl-2.0']],
  [BY_ITSELF, '8', ['lgpl-2.1']], [BY_ITSELF, '9.1', ['odc-by', 'odbl']], [BY_ITSELF, null, ['open-aleph-1.0']],
  [CURED, '6(a)', ['cc-by-4.0', 'cc-by-sa-4.0', 'cc-by-nc-4.0', 'cc-by-nd-4.0', 'cc-by-nc-nd-4.0', 'cc-by-nc-sa-4.0']], [CURED, '8', ['gpl-3.0', 'agpl-3.0']], [CURED, '9', ['gfdl']], [CURED, '5.1', ['mpl-2.0']], [CURED, '7', ['epl-1.0', 'epl-2.0']],
];

/** The terms that these tables add, by entry. */
export function dutiesOf(key) {
  const ends = ENDS.find(([, , keys]) => keys.includes(key));
  return {
    ...(COPY[key] ? { licenseCopy: said(true, COPY[key]) } : {}),
    ...(key in CHANGES ? { changeNotice: said(CHANGES[key] !== null, CHANGES[key]) } : {}),
    ...(ends ? { termination: said(ends[0], ends[1]) } : {}),
  };
}
