import { squash } from './spellings.js';
import type { License, LicenseCatalogue } from './types.js';

/** One name, several texts: the entries that may hold, each for the models of one publisher. First match wins. */
interface SharedName {
  readonly names: readonly string[];
  readonly texts: readonly { readonly model: RegExp; readonly key: string }[];
}

/**
 * Names on the Hub that stand for different texts by publisher or model (licences/traps.jsonl; each text was read from the
 * publisher's own repository). A model that no row knows gets no entry: its text must be read.
 */
const SHARED: readonly SharedName[] = [
  {
    names: ['modified-mit', 'modified mit', 'modified-mit-license'],
    texts: [
      { model: /^moonshotai\/kimi-k2\.7-code/i, key: 'kimi-k2.7-code-modified-mit' }, { model: /^moonshotai\/kimi-k2\.6/i, key: 'kimi-k2.6-modified-mit' },
      { model: /^moonshotai\/kimi-k2\.5/i, key: 'kimi-k2.5-modified-mit' }, { model: /^moonshotai\/kimi-k2/i, key: 'kimi-k2-modified-mit' },
      { model: /^minimaxai\/minimax-m2\.7/i, key: 'minimax-m2.7-nc' }, { model: /^minimaxai\/minimax-m2\.1/i, key: 'minimax-m2.1-modified-mit' }, { model: /^minimaxai\/minimax-m2(?!\.)/i, key: 'minimax-m2-modified-mit' },
      { model: /^mistralai\/mistral-medium-3\.5/i, key: 'mistral-modified-mit-medium-3.5' },
    ],
  },
  {
    names: ['tencent-hunyuan-community', 'tencent-hunyuan-community-license'],
    texts: [
      { model: /^tencent(?:-hunyuan)?\/(?:tencent-)?hunyuan-?large/i, key: 'tencent-hunyuan-large' }, { model: /\/hunyuanvideo-1\.5/i, key: 'tencent-hunyuanvideo-1.5' }, { model: /\/hunyuanvideo/i, key: 'tencent-hunyuan-video' },
      { model: /\/hunyuan3d-2\.1/i, key: 'tencent-hunyuan-3d-2.1' }, { model: /\/hunyuan3d-2/i, key: 'tencent-hunyuan-3d-2.0' }, { model: /\/hunyuanimage-3/i, key: 'tencent-hunyuanimage-3.0' },
      { model: /\/hunyuan-?mt/i, key: 'tencent-hunyuan-mt' }, { model: /\/hunyuan-a13b/i, key: 'tencent-hunyuan-a13b' }, { model: /\/hunyuandit/i, key: 'tencent-hunyuan-dit' }, { model: /\/hunyuanworld-1/i, key: 'tencent-hunyuanworld-1.0' },
    ],
  },
  { names: ['exaone'], texts: [{ model: /^lgai-exaone\/exaone-4/i, key: 'exaone-1.2-nc' }, { model: /^lgai-exaone\/exaone-(?:3|deep)/i, key: 'exaone-1.1-nc' }] },
  { names: ['minimax-model-license'], texts: [{ model: /^minimaxai\/minimax-(?:text|vl)-01/i, key: 'minimax-model-license-01' }, { model: /^minimaxai\/minimax-m2\.5/i, key: 'minimax-model-license-m2.5' }] },
  { names: ['sai-nc-community'], texts: [{ model: /^stabilityai\/sdx?l?-turbo/i, key: 'stability-nc-research' }, { model: /^stabilityai\/sv3d/i, key: 'stability-sv3d-nc' }] },
  { names: ['falcon-llm-license'], texts: [{ model: /^tiiuae\/falcon-?3/i, key: 'falcon-3' }, { model: /^tiiuae\/falcon-11b/i, key: 'falcon-2-11b' }] },
];

/** The entry that a shared name means for this model, with a note that says what decided; null where the name is not shared. */
export function sameNameTexts(name: string, context: { readonly model: string }, catalogue: LicenseCatalogue): { license?: License; confidence: number; note: string } | null {
  const shared = SHARED.find((s) => s.names.includes(name) || s.names.some((n) => squash(n) === squash(name)));
  if (!shared) return null;
  const row = shared.texts.find((t) => t.model.test(context.model));
  const license = row && catalogue.byKey(row.key);
  const others = [...new Set(shared.texts.map((t) => t.key))];
  if (!license) return { confidence: 0, note: `'${name}' names ${others.length} different texts; which one holds for ${context.model} must be read from its repository` };
  return { license, confidence: 0.9, note: `'${name}' names ${others.length} different texts; publisher and model decide for ${license.key}` };
}
