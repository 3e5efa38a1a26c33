import { asked, denied, fine, reviewed, type Case } from './row.js';

const HOSTED = { offeredAs: ['hosted-service'] as const };
const SHIPPED = { offeredAs: ['distributed-weights'] as const };
const TRAINS = { trainsOnOutputs: true };
const FREE = { commercial: false };

/** Outputs may improve no other model, commercial or not. */
const noTraining = (key: string, text: string, clause: string, facts: Case['facts'] = {}): Case[] => [denied(key, text, { ...facts, ...TRAINS }, clause), asked(key, text, { ...facts, trainsOnOutputs: undefined }, clause, 'trainsOnOutputs')];

export const MODE_CASES: readonly Case[] = [
  // Hosting.
  denied('mnpl-0.1', 'mnpl-0.1', { ...FREE, ...HOSTED }, '3.2'), asked('mnpl-0.1', 'mnpl-0.1', { ...FREE, offeredAs: undefined }, '3.2', 'offeredAs', ['deny', 'allow', 'allow']),
  denied('stability-nc-research', 'sdxl-turbo', { ...FREE, offeredAs: ['model-api'] }, '1.b'), fine('stability-nc-research', 'sdxl-turbo', { ...FREE, ...SHIPPED }), denied('stability-sv3d-nc', 'stability-sv3d', { ...FREE, ...HOSTED }, '1.b'), fine('stability-svd-nc', 'stability-svd', { ...FREE, ...HOSTED }),
  reviewed('llama-1', 'llama-1-license-2023-scancode', { ...FREE, ...HOSTED }, null),
  denied('k-exaone', 'k-exaone', HOSTED, '2.2'), denied('k-exaone', 'k-exaone', SHIPPED, '2.2'), fine('k-exaone', 'k-exaone', {}), fine('k-exaone', 'k-exaone', { ...FREE, ...HOSTED }), asked('k-exaone', 'k-exaone', { commercial: undefined, ...HOSTED }, '2.2', 'commercial'),
  denied('msrla', 'msrla-terms', { ...FREE, ...HOSTED }, '2.e'), denied('msrla', 'msrla-terms', { ...FREE, ...SHIPPED }, '1.c, 2.e'),
  fine('gemma', 'gemma-2025-03-24', HOSTED, { duty: 'hosting/conditions' }), fine('bigscience-openrail-m', 'bigscience-openrail-m', HOSTED, { duty: 'hosting/conditions' }), fine('openatom-model-1.0', 'openatom-model-1.0', HOSTED, { duty: 'hosting/conditions' }), fine('tencent-hunyuanworld-1.0', 'hunyuanworld-1.0', HOSTED, { duty: 'hosting/conditions' }),
  fine('llama-3.1', 'llama-3.1', HOSTED, { duty: 'attribution/built-with' }), fine('apache-2.0', 'apache-2.0', HOSTED), fine('agpl-3.0', 'agpl-3.0', HOSTED),
  // Handing on, and modifying.
  fine('llama-3.1', 'llama-3.1', { ...SHIPPED, modifiesWeights: true }, { duty: 'naming/prefix' }), fine('apache-2.0', 'apache-2.0', { ...SHIPPED, modifiesWeights: true }, { duty: 'changes/notice' }), fine('qwen', 'qwen', SHIPPED, { duty: 'attribution/notice' }),
  fine('cc-by-nd-4.0', 'cc-by-nd-4.0', SHIPPED), denied('cc-by-nd-4.0', 'cc-by-nd-4.0', { ...SHIPPED, modifiesWeights: true }, '2(a)(1)(B)'), fine('cc-by-nd-4.0', 'cc-by-nd-4.0', { modifiesWeights: true }), asked('cc-by-nd-4.0', 'cc-by-nd-4.0', { ...SHIPPED, modifiesWeights: undefined }, '2(a)(1)(B)', 'modifiesWeights'),
  denied('cc-by-nc-nd-4.0', 'cc-by-nc-nd-4.0', { ...FREE, ...SHIPPED, modifiesWeights: true }, '2(a)(1)(B)'), fine('gpl-3.0', 'gpl-3.0', { ...SHIPPED, modifiesWeights: true }, { duty: 'share-alike/license' }), fine('cc-by-sa-4.0', 'cc-by-sa-4.0', { ...SHIPPED, modifiesWeights: true }, { duty: 'share-alike/license' }), fine('dinov3-license', 'dinov3', { ...SHIPPED, modifiesWeights: true }, { duty: 'share-alike/license' }),
  // Outputs that train other models.
  ...noTraining('llama-2', 'llama-2', '1.b.v'), ...noTraining('llama-3', 'llama-3', '1.b.v'), ...noTraining('tongyi-qianwen', 'tongyi-qianwen', '5.b'), ...noTraining('dbrx-open-model', 'dbrx-open-model', '2.3'),
  ...noTraining('tencent-hunyuan-video', 'tencent-hunyuan-video', '5.b'), ...noTraining('grok-2-community', 'grok-2-community-2025-11-04', '2.b vs 4'), ...noTraining('flux-1-dev-non-commercial', 'flux-1-dev-nc', '2.d', FREE), ...noTraining('fish-audio-research', 'fish-audio-research', 'IV.b', FREE),
  ...noTraining('exaone-1.1-nc', 'exaone-3.5', '3.1', FREE), ...noTraining('exaone-1.2-nc', 'exaone-4.0', '3.1', FREE), ...noTraining('stability-ai-community', 'stability-ai-community-sf3d', 'IV.b', FREE), ...noTraining('minicpm-model-license', 'minicpm-model-license', '2', FREE), ...noTraining('playground-v2-community', 'playground-v2-community', '1.b.v'), denied('tongyi-qianwen-research', 'tongyi-qianwen-research', { ...FREE, ...TRAINS }, '4.b'),
  fine('llama-3.1', 'llama-3.1', TRAINS, { duty: 'outputs/training' }), fine('llama-4', 'llama-4', TRAINS, { duty: 'outputs/training' }), fine('qwen', 'qwen', TRAINS, { duty: 'outputs/training' }), fine('gemma', 'gemma-2025-03-24', TRAINS, { duty: 'outputs/training' }), fine('deepseek', 'deepseek-model-v3', TRAINS, { duty: 'outputs/training' }), fine('hyperclovax-seed', 'hyperclovax-seed-2025', TRAINS, { duty: 'outputs/training' }),
  fine('falcon-3', 'falcon-3', TRAINS), fine('k-exaone', 'k-exaone', TRAINS), fine('openmdw-1.0', 'openmdw-1.0', TRAINS), fine('qwen-research', 'qwen-research', { ...FREE, ...TRAINS }, { duty: 'outputs/training' }), fine('llama-1', 'llama-1-license-2023-scancode', { ...FREE, ...TRAINS }, { duty: 'outputs/training' }),
  // Barred for commercial use alone.
  denied('ltx-2-community', 'ltx-2-community', TRAINS, 'Attachment A 18, 1.5'), fine('ltx-2-community', 'ltx-2-community', { ...FREE, ...TRAINS }), asked('ltx-2-community', 'ltx-2-community', { commercial: undefined, ...TRAINS }, 'Attachment A 18, 1.5', 'commercial'),
  denied('bilibili-indextts2', 'bilibili-model-2025-09-09', TRAINS, '3.4(c)'), fine('bilibili-indextts2', 'bilibili-model-2025-09-09', { ...FREE, ...TRAINS }), fine('coqui-cpml', 'coqui-cpml', { ...FREE, ...TRAINS }), fine('ltxv-open-weights-2025-05', 'ltxv-owl-2025-05-05', TRAINS, { duty: 'outputs/training' }),
  // Texts that say nothing clear.
  reviewed('apple-amlr', 'apple-fastvlm-model', { ...FREE, ...TRAINS }, null), asked('apple-amlr', 'apple-fastvlm-model', { ...FREE, trainsOnOutputs: undefined }, null, 'trainsOnOutputs', ['review', 'allow']),
];
