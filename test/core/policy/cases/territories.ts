import { asked, excluded, fine, reviewed, type Case } from './row.js';

const AUP = 'Use Policy (multimodal paragraph)';
const LAND = 'header, 1.l, 2, 5.c';
const seeing = { multimodal: true };

/** Multimodal models are withheld from licensees established in the EU; nobody else, and no text model. */
function multimodalOnly(key: string, text: string): Case[] {
  return [
    excluded(key, text, { domicile: 'FR' }, AUP, seeing), excluded(key, text, { domicile: 'EU' }, AUP, seeing), fine(key, text, { domicile: 'GB' }, seeing), fine(key, text, { domicile: 'NO' }, seeing),
    fine(key, text, { domicile: 'US', territories: ['FR', 'EU'] }, seeing), fine(key, text, { domicile: 'FR' }, { multimodal: false }), fine(key, text, { domicile: undefined }, { multimodal: false }),
    asked(key, text, { domicile: undefined }, AUP, 'domicile', ['deny', 'allow'], seeing), reviewed(key, text, { domicile: 'DE' }, AUP, 'use/territory-excluded', { multimodal: null }),
  ];
}

/** The licence does not hold in some countries, whoever uses it there. */
function placeOfUse(key: string, text: string, korea: boolean): Case[] {
  const there = korea ? excluded : (k: string, t: string, f: Case['facts']): Case => fine(k, t, f);
  return [
    excluded(key, text, { territories: ['US', 'DE'] }, LAND), excluded(key, text, { territories: ['EU'] }, LAND), there(key, text, { territories: ['GB'] }, LAND), there(key, text, { territories: ['KR'] }, LAND),
    fine(key, text, { territories: ['NO', 'CH'] }), fine(key, text, { territories: ['US', 'JP'] }), asked(key, text, { territories: undefined }, LAND, 'territories'),
    reviewed(key, text, { domicile: 'FR' }, LAND, 'use/territory-excluded'),
  ];
}

export const TERRITORY_CASES: readonly Case[] = [
  ...multimodalOnly('llama-3.2', 'llama-3.2-use-policy'), ...multimodalOnly('llama-4', 'llama-4-use-policy'), excluded('llama-3.3', 'llama-3.3-use-policy', { domicile: 'IE' }, AUP, seeing),
  // Llama 3.1 and 3 know no territory.
  fine('llama-3.1', 'llama-3.1-use-policy', { domicile: 'FR', territories: ['EU'] }, seeing), fine('llama-3', 'llama-3-use-policy', { domicile: 'DE' }, seeing), fine('llama-3.1', 'llama-3.1', { domicile: undefined, territories: undefined }),
  ...placeOfUse('tencent-hunyuan-video', 'tencent-hunyuan-video', true), ...placeOfUse('tencent-hunyuan-3d-2.1', 'tencent-hunyuan-3d-2.1', true),
  ...placeOfUse('tencent-hunyuan-large', 'tencent-hunyuan-large', false), excluded('tencent-hunyuan-dit', 'hunyuan-dit', { territories: ['AT'] }, LAND), fine('tencent-hunyuan-dit', 'hunyuan-dit', { territories: ['KR', 'GB'] }),
  excluded('tencent-hunyuanimage-3.0', 'hunyuanimage-3.0', { territories: ['GB'] }, LAND), excluded('tencent-hunyuan-mt', 'hunyuan-mt', { territories: ['KR'] }, LAND), excluded('tencent-hunyuanvideo-1.5', 'hunyuanvideo-1.5', { territories: ['HR'] }, LAND), excluded('tencent-hunyuanworld-1.0', 'hunyuanworld-1.0', { territories: ['PL'] }, LAND),
  // The first text of Hunyuan-DiT has no Territory.
  fine('tencent-hunyuan-dit-2024-05', 'hunyuan-dit-2024-05', { domicile: 'FR', territories: ['FR', 'GB', 'KR'] }),
  // Neither have the other vendors.
  fine('qwen', 'qwen', { domicile: 'FR', territories: ['EU'] }), fine('gemma', 'gemma-2025-03-24', { domicile: undefined, territories: undefined }),
];
