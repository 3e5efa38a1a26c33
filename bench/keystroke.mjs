// From an edit to its findings: findReferences on the whole text and the analysis of the folder, as the editor does after its debounce.
import { readFileSync } from 'node:fs';
import { importTs, round, spread } from './measure.mjs';

export const title = 'An edit in a file of 5,000 lines';
export const command = 'npm run bench -- keystroke';

const LINES = 5000;
const EDITS = 200;

export async function run() {
  const { createDetectionKnowledge, findReferences, Session, resolvePolicy, readKnowledge } = await importTs('src/core/references/find.ts', 'src/session/session.ts', 'src/core/policy/resolve.ts', 'test/reports/knowledge.ts');
  const data = (name) => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'));
  const ids = data('models').rows.map((r) => r[0]);
  const detection = createDetectionKnowledge({ patterns: data('patterns'), aliases: data('aliases'), hosted: data('hosted'), modelIds: ids });
  const knowledge = readKnowledge();
  const line = { py: (i) => (i % 100 === 50 ? `m${i} = AutoModel.from_pretrained("${ids[i % ids.length]}")` : `def handler_${i}(request, limit=${i}):  return {"state": request.get("value", "${i}"), "n": limit}`), ts: (i) => (i % 100 === 50 ? `const m${i} = pipeline('text-generation', '${ids[i % ids.length]}');` : `export const handler${i} = (request: Request): State => ({ state: request.get('value') ?? \`\${request.id}\`, limit: ${i} });`), yaml: (i) => (i % 100 === 50 ? `- model: ${ids[i % ids.length]}` : `- name: step-${i}`), md: (i) => (i % 100 === 50 ? `See [the model](https://huggingface.co/${ids[i % ids.length]}).` : `Paragraph ${i} speaks of requests, states and limits at some length.`) };
  const rows = [];
  for (const [kind, make] of Object.entries(line)) {
    const session = new Session({ knowledge, lookup: null, useSnapshot: true, today: () => '2026-11-24' }, resolvePolicy(null, () => null).policy);
    const lines = Array.from({ length: LINES }, (_, i) => make(i));
    const find = [];
    const all = [];
    let references = 0;
    for (let n = 0; n < EDITS + 20; n++) {
      lines[(n * 37) % LINES] += kind === 'py' ? ' #x' : kind === 'ts' ? ' //x' : ' x';
      const text = lines.join('\n');
      const start = performance.now();
      const found = findReferences({ path: `src/app.${kind}`, text }, detection);
      const between = performance.now();
      session.setReferences(`src/app.${kind}`, found);
      session.analyze();
      const end = performance.now();
      references = found.references.length;
      // The first ones warm the compiler up, as a session of an hour does.
      if (n < 20) continue;
      find.push(between - start);
      all.push(end - start);
    }
    const [f, a] = [spread(find), spread(all)];
    rows.push({ what: `.${kind}: edit → findings, p95`, value: round(a.p95), unit: 'ms', note: `median ${round(a.median)}, most ${round(a.max)}; of it detection ${round(f.p95)} at p95; ${references} references; budget: 5 ms` });
  }
  return rows;
}
