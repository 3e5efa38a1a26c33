import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { buildRecord } from '../../../src/core/models/record.js';
import { readKnowledge } from '../../reports/knowledge.js';

const FACTS = '../shared/models/models.jsonl';
const LICENCES = '../shared/licences/licences.json';

interface Row { readonly id: string; readonly license: string | null; readonly license_name: string | null; readonly license_link: string | null; readonly confidence: string; readonly source: string }
interface Licence { readonly key: string; readonly hf_id: string | null; readonly hf_license_name: string | readonly string[] | null; readonly spdx: string | null; readonly aliases: readonly string[] }

/** The ids whose sources disagree, by the notes beside the facts. */
const NOTED = new Set(['google/medgemma-4b-it', 'Qwen/Qwen3-Omni-30B-A3B-Instruct', 'facebook/hubert-large-ls960-ft', 'facebook/hubert-base-ls960', 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B', 'AtlaAI/Selene-1-Mini-Llama-3.1-8B', 'mistralai/Codestral-22B-v0.1', 'bartowski/Codestral-22B-v0.1-GGUF', 'black-forest-labs/FLUX.1-dev', 'black-forest-labs/FLUX.1-Kontext-dev', 'black-forest-labs/FLUX.1-Krea-dev', 'stabilityai/stable-diffusion-xl-base-1.0']);
const TRUST = ['read', 'corrected', 'confirmed', 'publisher-statement', 'stated-by-publisher-elsewhere', 'general-knowledge', 'third-party'];

describe('records of the models in ../shared/models/models.jsonl', function () {
  before(function () { if (!existsSync(FACTS) || !existsSync(LICENCES)) this.skip(); });

  it('come out with the licence that their sources state', () => {
    const knowledge = readKnowledge();
    const parsed = JSON.parse(readFileSync(LICENCES, 'utf8')) as readonly Licence[] | { readonly licences: readonly Licence[] };
    // What a stated word means, by the licence facts alone and nothing of ours: an id, a name or an alias, letter for letter but for case.
    const meanings = new Map<string, Set<string>>();
    for (const l of 'licences' in parsed ? parsed.licences : parsed) {
      const names = [l.key, l.spdx, l.hf_id === 'other' ? null : l.hf_id, ...[l.hf_license_name ?? []].flat(), ...l.aliases];
      for (const n of names) if (n) meanings.set(n.toLowerCase(), (meanings.get(n.toLowerCase()) ?? new Set()).add(l.key));
    }
    const stated = (row: Row): Set<string> | null => [row.license === 'other' ? null : row.license, row.license_name].map((w) => (w ? meanings.get(w.toLowerCase()) : undefined)).find((m) => m !== undefined) ?? null;

    const byId = new Map<string, Row[]>();
    readFileSync(FACTS, 'utf8').split('\n').filter(Boolean).forEach((line, i) => {
      const row = JSON.parse(line) as Row;
      // The first 359 rows were completed by hand: they speak before all others.
      const rows = byId.get(row.id) ?? [];
      byId.set(row.id, i < 359 ? [row, ...rows] : [...rows, row]);
      if (i >= 359) byId.get(row.id)?.sort((a, b) => TRUST.indexOf(a.confidence) - TRUST.indexOf(b.confidence));
    });
    const wrong: string[] = [];
    let judged = 0;
    let unclear = 0;
    for (const [id, rows] of byId) {
      if (NOTED.has(id)) continue;
      const row = rows.find((r) => r.license !== null || r.license_name !== null);
      const meant = row ? stated(row) : null;
      if (!row || !meant) {
        unclear++;
        continue;
      }
      judged++;
      const evidence = knowledge.snapshot('huggingface', id);
      const record = buildRecord({ registry: 'huggingface', model: id, revision: null }, evidence ? [evidence] : [], knowledge);
      const keys = record.licenses.map((c) => c.key);
      // A word that several texts share may stay open (its text must be read), but may not come out as anything else.
      const right = keys.length > 0 && keys.every((k) => (k === null ? meant.size > 1 : meant.has(k)));
      if (!right) wrong.push(`${id}: ${row.license ?? ''} ${row.license_name ?? ''} → ${keys.join(', ') || 'none'} (${row.confidence}, ${row.source.slice(0, 60)})`);
    }
    const share = (judged - wrong.length) / judged;
    console.log(`      ${judged} models state a licence that the licence facts know, ${unclear} state none or another; right: ${(share * 100).toFixed(2)} %${wrong.map((w) => `\n        ${w}`).join('')}`);
    assert.ok(judged > 2500);
    assert.ok(share >= 0.99, `${share}`);
  });
});
