// Which texts are fingerprinted, and what they are. Read by fingerprints.mjs.

/** Texts beside those that an entry of licences.json names itself: text → catalogue key, and how it differs from the entry's own. */
export const FURTHER_TEXTS = {
  altdiffusion: ['creativeml-openrail-m', 'the copy of AltDiffusion, with other names'],
  'apple-fastvlm-code': ['apple-ascl', 'the copy of FastVLM, with other names'],
  'apple-ml-ferret-scancode': ['apple-ascl', 'without the opening paragraph'],
  'apple-mobileclip-code': ['mit'],
  'bigcode-openrail-m-overlay': ['bigcode-openrail-m'],
  'bigscience-openrail-m2': ['openrail-plus-plus', 'the text dated November 24, 2022'],
  'chatglm2-6b-2023-06': ['chatglm2-6b', 'the first text, of June 2023: non-commercial use only'],
  'creativeml-openrail-pp-m-20230726': ['openrail-plus-plus', 'the text dated July 26, 2023'],
  'deepseek-la-1.0-overlay': ['deepseek'], 'deepseek-la-1.0-scancode': ['deepseek'], 'exaone-1.1-nc-scancode': ['exaone-1.1-nc'], 'falcon-2-11b-overlay': ['falcon-2-11b'],
  'fish-speech-old': ['apache-2.0'], 'minimax-m1': ['apache-2.0'], 'llama-1-gpl': ['gpl-3.0'],
  'flux-1-dev-nc-1.0': ['flux-1-dev-non-commercial', 'version 1.0: without the duty to filter content (2.e)'],
  'flux-1-nc-scancode': ['flux-1-dev-non-commercial', 'version 1.0: without the duty to filter content (2.e)'],
  'flux-1-dev-nc-1.1': ['flux-1-dev-non-commercial', 'version 1.1'],
  'general-model-license-source-pub-commercial': ['general-model-license', 'the variant with source notice, publicity limit and commercial authorisation'],
  'ltx-2-community-2026-02': ['ltx-2-community', 'the text dated January 5, 2026'],
  'ltx-2-community-alt': ['ltx-2-community'],
  'ms-research-license-terms-scancode': ['msrla'],
  'qwen-vl': ['tongyi-qianwen', 'the copy of Qwen-VL, with other names'],
  'seamless-m4t-2023-08': ['cc-by-nc-4.0'],
  'stability-ai-community-2024': ['stability-ai-community'], 'stability-ai-nc-research-2023-12-06': ['stability-nc-research'], 'stability-nc-research-overlay': ['stability-nc-research'],
  'stable-diffusion-2022-08-22-scancode': ['creativeml-openrail-m'], 'tencent-hunyuan-3d-2.0-scancode': ['tencent-hunyuan-3d-2.0'],
};

/** Use policies: part of a licence's terms, never the licence itself. */
export const POLICY_TEXTS = {
  'llama-2-use-policy': 'llama-2', 'codellama-use-policy': 'llama-2', 'llama-3-use-policy': 'llama-3', 'llama-3.1-use-policy': 'llama-3.1', 'llama-3.2-use-policy': 'llama-3.2',
  'llama-3.3-use-policy': 'llama-3.3', 'llama-4-use-policy': 'llama-4', 'llama-4-license-2025-scancode': 'llama-4', 'falcon-2-aup': 'falcon-2-11b', 'falcon-3-aup': 'falcon-3',
  'gemma-prohibited-use-policy-2024-02-21': 'gemma', 'chameleon-use-policy': 'chameleon-research-license', 'databricks-open-model-aup': 'dbrx-open-model',
  'seamless-acceptable-use-policy': 'seamless-license', 'cohere-labs-aup': 'cohere-labs',
};

/** Texts that are fingerprinted for no entry: modified or other licences without one, and pages that only point elsewhere. */
export const LEFT_OUT = new Set(['apple-sscl-scancode', 'deepfloyd-if-code', 'fair-ai-public-1.0', 'gpt-oss-usage-policy', 'nvidia-model-training-2025', 'nvidia-nemotron-open-model', 'nvidia-open-model-overlay', 'open-weights-permissive-1.0.0', 'skywork-license']);

/** Entries that share their text with another one, which stands for it. */
export const SAME_TEXT = new Set(['gpt-oss']);

/** SPDX ids of entries whose catalogue id is not the package's. */
export const SPDX_IDS = { 'gpl-2.0': 'GPL-2.0-only', 'gpl-3.0': 'GPL-3.0-only', 'agpl-3.0': 'AGPL-3.0-only', 'lgpl-2.1': 'LGPL-2.1-only', 'lgpl-3.0': 'LGPL-3.0-only', gfdl: 'GFDL-1.3-only' };

/** What may be left out of a text: from the line that matches the first pattern up to the one that matches the second (null: to its end). */
export const OPTIONAL = [
  { keys: /^(?:apache-2\.0|ecl-2\.0|a?gpl-[23]\.0|lgpl-2\.1|lgpl-lr)$/, from: /END OF TERMS AND CONDITIONS/, to: null },
  { keys: /^cc-by(?:-nc)?(?:-[sn][ad])?-4\.0$/, from: null, to: /^\s*By exercising the Licensed Rights/ },
  { keys: /^cc-by(?:-nc)?(?:-[sn][ad])?-[234]\.[05]$/, from: /^\s*(?:Creative Commons is not a party|Creative Commons may be contacted|Creative Commons Notice)/i, to: null },
  { keys: /^cc-by(?:-nc)?(?:-[sn][ad])?-[23]\.[05]$|^cc0-1\.0$/, from: null, to: /^\s*(?:License|Statement of Purpose)\s*$/ },
];
