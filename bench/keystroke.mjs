// From an edit to its findings, as the editor goes after its debounce: the document's detector gets the whole new text, and where that
// changes what it names, the folder is analysed again. Text that grows anywhere, at its top, middle and end, edits that move all that
// stands below, edits of an id itself, and the worst that one key can do.
import { readFileSync } from 'node:fs';
import { importTs, round, spread } from './measure.mjs';

export const title = 'An edit in a file of 5,000 lines';
export const command = 'npm run bench -- keystroke';

const LINES = 5000;
const EDITS = 200;
/** The first ones warm the compiler up, as a session of an hour does. */
const WARM = 30;

const plain = {
  py: (i) => `def handler_${i}(request, limit=${i}):  return {"state": request.get("value", "${i}"), "n": limit}`,
  ts: (i) => `export const handler${i} = (request: Request): State => ({ state: request.get('value') ?? \`\${request.id}\`, limit: ${i} });`,
  // Methods of one class: no line of it stands at the top of the file.
  java: (i) => (i === 0 ? 'class Handlers {' : `  String handler${i}(Request request) { return request.get("value", "${i}"); }`),
  yaml: (i) => (i % 5 ? `    value_${i}: step-${i}` : `  - name: step-${i}`),
  md: (i) => `Paragraph ${i} speaks of requests, states and limits at some length.`,
  json: (i) => `    { "name": "step-${i}", "value": "limit ${i}" },`,
  sh: (i) => `if [ -n "$VALUE_${i}" ]; then echo "step ${i}"; fi`,
  toml: (i) => (i % 50 ? `name_${i} = "step-${i}"` : `[part.p${i}]`),
};
const naming = {
  py: (i, id) => `m${i} = AutoModel.from_pretrained("${id}")`, ts: (i, id) => `const m${i} = pipeline('text-generation', '${id}');`, java: (i, id) => `  String model${i} = client.model("${id}");`, yaml: (i, id) => `    model: ${id}`,
  md: (i, id) => `See [the model](https://huggingface.co/${id}).`, json: (i, id) => `    { "model": "${id}" },`, sh: (i, id) => `vllm serve ${id} --port ${i}`, toml: (i, id) => `model_${i} = "${id}"`,
};
const head = { yaml: ['steps:'], json: ['{', '  "steps": ['] };
const tail = { json: ['  ]', '}', ''], java: ['}', ''] };
const more = { py: ' #x', ts: ' //x', java: ' //x', json: ' ', sh: ' #x', toml: ' #x' };
/** One key that changes what all the rest of the file is. */
const worst = { py: '"""', ts: '/*', java: '/*', yaml: "x: '", md: '```\n', json: '"', sh: 'x \\', toml: "x = '''" };

export async function run() {
  const { createDetectionKnowledge, Detector, Session, resolvePolicy, readKnowledge } = await importTs('src/core/references/find.ts', 'src/session/session.ts', 'src/core/policy/resolve.ts', 'test/reports/knowledge.ts');
  const data = (name) => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'));
  const ids = data('models').rows.map((r) => r[0]);
  const detection = createDetectionKnowledge({ patterns: data('patterns'), aliases: data('aliases'), hosted: data('hosted'), modelIds: ids });
  const knowledge = readKnowledge();
  const rows = [];
  for (const kind of Object.keys(plain)) {
    const path = `src/app.${kind}`;
    const lines = Array.from({ length: LINES }, (_, i) => (i % 100 === 50 ? naming[kind](i, ids[i % ids.length]) : plain[kind](i)));
    // Joined at once, as the editor does: a text made of pieces would be put together by whoever looks at it first.
    const whole = () => [...(head[kind] ?? []), ...lines, ...(tail[kind] ?? [])].join('\n');
    const session = new Session({ knowledge, lookup: null, useSnapshot: true, today: () => '2026-11-24' }, resolvePolicy(null, () => null).policy);
    const detector = new Detector(path, detection);
    let analysis;
    let references = 0;
    /** Milliseconds by the clock and of processor time, from the new text to the folder's analysis. */
    const edit = (text) => {
      const busy = process.cpuUsage();
      const start = performance.now();
      const found = detector.update(text);
      if (!analysis || session.referencesOf(path) !== found) {
        session.setReferences(path, found);
        analysis = session.analyze();
      }
      const clock = performance.now() - start;
      const { user, system } = process.cpuUsage(busy);
      references = found.references.length;
      return { clock, busy: (user + system) / 1000 };
    };
    const series = (change, times = EDITS) => {
      const figures = [];
      for (let n = 0; n < times + WARM; n++) {
        change(n);
        const figure = edit(whole());
        if (n >= WARM) figures.push(figure);
      }
      return { clock: spread(figures.map((f) => f.clock)), busy: spread(figures.map((f) => f.busy)) };
    };
    const first = edit(whole());
    const row = (what, { clock, busy }, note) => rows.push({ what: `.${kind}: ${what}, p95`, value: round(clock.p95, 2), unit: 'ms', note: `median ${round(clock.median, 2)}, most ${round(clock.max, 1)}; processor time ${round(busy.median, 2)} median, ${round(busy.p95, 2)} p95${note}` });
    const grow = (i) => (lines[i] += more[kind] ?? ' x');
    const at = (line) => (n) => grow(line + (n % 3));
    row('an edit anywhere', series((n) => grow((n * 37) % LINES)), `; ${references} references; budget: 5 ms; the first read ${round(first.busy)} of processor time`);
    row('at the top', series(at(1)), '');
    row('in the middle', series(at(LINES / 2)), '');
    row('at the end', series(at(LINES - 4)), '');
    row('a new line at the top, which moves all places', series(() => lines.splice(1, 0, plain[kind](7)), 60), '');
    row('an id itself', series((n) => (lines[lines.length - 50] = naming[kind](1, `${ids[7]}-${n}`)), 60), '');
    const before = lines[2];
    const worstFigures = [];
    for (let n = 0; n < 12; n++) {
      lines[2] = n % 2 ? before : `${worst[kind]}${before}`;
      worstFigures.push(edit(whole()));
    }
    const by = (f) => round(spread(worstFigures.map(f)).median, 1);
    rows.push({ what: `.${kind}: \`${worst[kind].replace(/\n/g, '')}\` in line 3, and away again, median`, value: by((f) => f.clock), unit: 'ms', note: `processor time ${by((f) => f.busy)}` });
  }
  return rows;
}
