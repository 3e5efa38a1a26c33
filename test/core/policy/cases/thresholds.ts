import { asked, denied, exceeds, fine, reviewed, type Case } from './row.js';

const M = 1_000_000;
const UNTOLD = { monthlyActiveUsers: undefined };

/** A cap on monthly users that takes all rights away: at it, above it, not told. */
function cap(key: string, text: string, clause: string, limit: number): Case[] {
  return [
    fine(key, text, { monthlyActiveUsers: limit }),
    exceeds(key, text, { monthlyActiveUsers: limit + 1 }, clause),
    asked(key, text, UNTOLD, clause, 'monthlyActiveUsers'),
  ];
}

/** A figure above which a name must be shown, in commercial products alone. */
function showName(key: string, text: string, clause: string, revenue: number): Case[] {
  const duty = 'attribution/built-with';
  return [
    fine(key, text, { monthlyActiveUsers: 100 * M }),
    fine(key, text, { monthlyActiveUsers: 100 * M + 1, offeredAs: ['hosted-service'] }, { duty }),
    fine(key, text, { annualRevenueUSD: revenue }),
    fine(key, text, { annualRevenueUSD: revenue + 12, offeredAs: ['hosted-service'] }, { duty }),
    fine(key, text, { commercial: false, monthlyActiveUsers: 200 * M }),
    asked(key, text, UNTOLD, clause, 'monthlyActiveUsers', ['allow', 'allow']),
  ];
}

/** Revenue from which commercial use needs a licence: one dollar below, at it, without commercial use, not told. */
function revenueFrom(key: string, text: string, clause: string, limit: number): Case[] {
  return [
    fine(key, text, { annualRevenueUSD: limit - 1 }),
    exceeds(key, text, { annualRevenueUSD: limit }, clause),
    fine(key, text, { annualRevenueUSD: 5 * limit, commercial: false }),
    asked(key, text, { annualRevenueUSD: undefined }, clause, 'annualRevenueUSD'),
    asked(key, text, { annualRevenueUSD: limit, commercial: undefined }, clause, 'commercial'),
  ];
}

export const THRESHOLD_CASES: readonly Case[] = [
  ...cap('llama-2', 'llama-2', '2', 700 * M), ...cap('llama-3', 'llama-3', '2', 700 * M), ...cap('llama-3.1', 'llama-3.1', '2', 700 * M),
  ...cap('llama-3.2', 'llama-3.2', '2', 700 * M), ...cap('llama-3.3', 'llama-3.3', '2', 700 * M), ...cap('llama-4', 'llama-4', '2', 700 * M),
  ...cap('dbrx-open-model', 'dbrx-open-model', '3', 700 * M), ...cap('hyperclovax-seed', 'hyperclovax-seed-2025', '4', 10 * M),
  ...cap('tencent-hunyuan-large', 'tencent-hunyuan-large', '4', 100 * M), ...cap('tencent-hunyuan-video', 'tencent-hunyuan-video', '4', 100 * M), ...cap('tencent-hunyuan-mt', 'hunyuan-mt', '4', 100 * M),
  ...cap('tencent-hunyuan-3d-2.0', 'tencent-hunyuan-3d-2.0', '4', M), ...cap('tencent-hunyuan-3d-2.1', 'tencent-hunyuan-3d-2.1', '4', M), ...cap('tencent-hunyuanworld-1.0', 'hunyuanworld-1.0', '4', M),
  ...cap('tencent-hunyuan-dit-2024-05', 'hunyuan-dit-2024-05', '4', 100 * M),
  // The cap of the Llama licences does not ask whether the use is commercial; that of Qwen and Tongyi does.
  exceeds('llama-3.1', 'llama-3.1', { monthlyActiveUsers: 800 * M, commercial: false }, '2'),
  fine('llama-3.1', 'llama-3.1', { monthlyActiveUsers: 699_999_999 }),
  ...cap('qwen', 'qwen', '4', 100 * M), ...cap('tongyi-qianwen', 'tongyi-qianwen', '4', 100 * M), exceeds('tongyi-qianwen', 'qwen-vl', { monthlyActiveUsers: 100 * M + 1 }, '4'),
  fine('qwen', 'qwen', { monthlyActiveUsers: 500 * M, commercial: false }), fine('tongyi-qianwen', 'tongyi-qianwen', { monthlyActiveUsers: 500 * M, commercial: false }),
  asked('qwen', 'qwen', { monthlyActiveUsers: 500 * M, commercial: undefined }, '4', 'commercial'),
  ...showName('kimi-k2-modified-mit', 'kimi-k2-modified-mit', 'last paragraph', 240 * M), ...showName('kimi-k2.5-modified-mit', 'kimi-k2.5-modified-mit', 'last paragraph', 240 * M),
  ...showName('minimax-m2-modified-mit', 'minimax-m2', 'last paragraph', 30 * M),
  // Kimi K3: a model service with more than 20M of revenue needs an agreement; use inside the organisation is free of 2 and 3.
  exceeds('kimi-k3', 'kimi-k3', { offeredAs: ['model-api'], annualRevenueUSD: 20 * M + 1 }, '2'),
  fine('kimi-k3', 'kimi-k3', { offeredAs: ['model-api'], annualRevenueUSD: 20 * M }),
  fine('kimi-k3', 'kimi-k3', { offeredAs: ['hosted-service'], annualRevenueUSD: 50 * M }),
  fine('kimi-k3', 'kimi-k3', { offeredAs: ['internal'], annualRevenueUSD: 900 * M, monthlyActiveUsers: 500 * M }),
  fine('kimi-k3', 'kimi-k3', { offeredAs: ['hosted-service'], monthlyActiveUsers: 100 * M + 1 }, { duty: 'attribution/built-with' }),
  fine('kimi-k3', 'kimi-k3', { offeredAs: ['model-api'], annualRevenueUSD: 50 * M, commercial: false }),
  asked('kimi-k3', 'kimi-k3', { offeredAs: ['model-api'], annualRevenueUSD: undefined }, '2', 'annualRevenueUSD'),
  asked('kimi-k3', 'kimi-k3', { offeredAs: undefined, annualRevenueUSD: 50 * M }, '2', 'offeredAs'),
  // Mistral Medium 3.5 counts the revenue of a month, of the whole company, whatever the use.
  fine('mistral-modified-mit-medium-3.5', 'mistral-medium-3.5-modified-mit', { annualRevenueUSD: 240 * M }),
  exceeds('mistral-modified-mit-medium-3.5', 'mistral-medium-3.5-modified-mit', { annualRevenueUSD: 252 * M }, '2'),
  exceeds('mistral-modified-mit-medium-3.5', 'mistral-medium-3.5-modified-mit', { annualRevenueUSD: 252 * M, commercial: false }, '2'),
  asked('mistral-modified-mit-medium-3.5', 'mistral-medium-3.5-modified-mit', { annualRevenueUSD: undefined }, '2', 'annualRevenueUSD'),
  ...revenueFrom('ltx-2-community', 'ltx-2-community', '2.1, 1.6', 10 * M), ...revenueFrom('ltxv-open-weights-2025-04', 'ltxv-owl-2025-04-17', '2', 10 * M), ...revenueFrom('ltxv-open-weights-2025-05', 'ltxv-owl-2025-05-05', '2', 10 * M),
  // Stability: commercial use must be registered, and ends above a million.
  reviewed('stability-ai-community', 'stability-ai-community-sf3d', { annualRevenueUSD: M }, 'III'),
  exceeds('stability-ai-community', 'stability-ai-community-sf3d', { annualRevenueUSD: M + 1 }, 'III'),
  fine('stability-ai-community', 'stability-ai-community-2024', { annualRevenueUSD: 50 * M, commercial: false }),
  asked('stability-ai-community', 'stability-ai-community-2024', { annualRevenueUSD: undefined }, 'III', 'annualRevenueUSD', ['deny', 'review']),
  // bilibili: users, or revenue in renminbi, whose worth in dollars is a range.
  exceeds('bilibili-indextts2', 'bilibili-model-2025-09-09', { monthlyActiveUsers: 100 * M + 1 }, '2.2'), fine('bilibili-indextts2', 'bilibili-model-2025-09-09', { annualRevenueUSD: 90 * M }),
  reviewed('bilibili-indextts2', 'bilibili-model-2025-09-09', { annualRevenueUSD: 150 * M }, '2.2'), exceeds('bilibili-indextts2', 'bilibili-model-2025-09-09', { annualRevenueUSD: 250 * M }, '2.2'),
  // CogVideoX counts visits, which monthly users bound from below; MiniCPM daily users and devices, which they bound from above.
  exceeds('cogvideox', 'cogvideox', { monthlyActiveUsers: M + 1 }, '2'), reviewed('cogvideox', 'cogvideox', {}, '2'), fine('cogvideox', 'cogvideox', { commercial: false, monthlyActiveUsers: 5 * M }),
  reviewed('minicpm-model-license', 'minicpm-model-license', { monthlyActiveUsers: 2 * M }, '3'), fine('minicpm-model-license', 'minicpm-model-license', { commercial: false }),
  // Playground counts its million only where images are the business.
  fine('playground-v2-community', 'playground-v2-community', { monthlyActiveUsers: M }),
  reviewed('playground-v2-community', 'playground-v2-community', { monthlyActiveUsers: M + 1 }, '2', 'use/exceeds-threshold'),
  denied('playground-v2-community', 'playground-v2-community', { monthlyActiveUsers: M + 1, purposes: ['image-generation'] }, '2', 'use/exceeds-threshold'),
  // No threshold at all.
  fine('deepseek', 'deepseek-model-v3', { monthlyActiveUsers: 5000 * M, annualRevenueUSD: 5000 * M }), fine('gemma', 'gemma-2025-03-24', { monthlyActiveUsers: 5000 * M }), fine('falcon-3', 'falcon-3', { annualRevenueUSD: 5000 * M }),
  fine('minimax-model-license-01', 'minimax-01-model', { monthlyActiveUsers: 5000 * M, annualRevenueUSD: 5000 * M }), fine('apache-2.0', 'apache-2.0', { monthlyActiveUsers: 5000 * M }),
];
