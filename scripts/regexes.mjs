// Every regular expression of the program must match in linear time: node scripts/regexes.mjs [--update | --all]; part of lint.
// Literals are found in the source; those that are built (from parts, or from data/*.json) are caught while they are built.
// What the checker proves is done with. The rest stands in scripts/regexes.json, so that nothing passes unseen: `measured`, which the
// checker suspects (windows such as [^|]{0,60} cost it a constant factor too many) and whose time on its own attack grows with the
// length only; `unfinished`, which it can't decide in its time. --update writes the list with what is new
// in it, --all looks at what is listed again, too: minutes.
import { readFileSync, writeFileSync } from 'node:fs';
import { check } from 'recheck';
import ts from 'typescript';
import { importCore } from './data/core.mjs';
import { globSync } from './glob.mjs';

const LIST = 'scripts/regexes.json';
/** Wall time of the checker for one expression, and for its second try: beside other work the first ends too early. */
const MS = [10_000, 60_000];
/** Characters of the attack that it is measured on, and by how much the time may grow where the text is four times as long. */
const SIZES = [40_000, 160_000];
const MOST_GROWTH = 8;
/** Faster than this on the longer text is fast enough, whatever the growth: clocks are coarse. */
const FAST_MS = 20;

/** `/source/flags` → where it first stands. */
async function regexes() {
  const found = new Map();
  const add = (source, flags, where) => {
    const id = `/${source}/${flags}`;
    if (!found.has(id)) found.set(id, { source, flags, where });
  };
  for (const file of globSync('src/**/*.ts')) {
    const text = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        add(node.text.slice(1, end), node.text.slice(end + 1), `${file}:${text.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(text);
  }
  const Plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, args, as) {
      const made = Reflect.construct(target, args, as);
      add(made.source, made.flags, 'built from parts or data');
      return made;
    },
  });
  try {
    // Loading builds what is put together from parts; the two calls build what data files hold.
    const { createDetectionKnowledge, createHosted } = await importCore('src/core/references/knowledge.ts', 'src/registries/hosted.ts', 'src/core/licenses/signalRules.ts', 'src/core/references/providerBeside.ts');
    const data = (name) => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'));
    createDetectionKnowledge({ patterns: data('patterns') });
    createHosted(data('hosted'));
  } finally {
    globalThis.RegExp = Plain;
  }
  return [...found.values()];
}

/** The attack, `length` characters long. */
function attackOf({ pumps, suffix }, length) {
  const unit = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(length / unit))).join('') + suffix;
}

/** Milliseconds of processor time of one search, the better of three. */
function timeOf(source, flags, text) {
  const regex = new RegExp(source, flags.replace(/[gy]/g, ''));
  return Math.min(...[0, 1, 2].map(() => {
    const start = process.cpuUsage();
    regex.exec(text);
    return process.cpuUsage(start).user / 1000;
  }));
}

const everything = process.argv.includes('--all');
const update = everything || process.argv.includes('--update');
const listed = JSON.parse(readFileSync(LIST, 'utf8'));
const all = await regexes();
const faults = [];
const notes = [];
const now = { measured: [], unfinished: [] };
for (const { source, flags, where } of all) {
  const id = `/${source}/${flags}`;
  const place = ['measured', 'unfinished'].find((name) => listed[name].includes(id));
  if (place && !everything) {
    now[place].push(id);
    continue;
  }
  const shown = `${where}: ${id.length > 120 ? `${id.slice(0, 120)}…` : id}`;
  let { status, attack } = await check(source, flags, { timeout: MS[0], randomSeed: 1 });
  if (status === 'unknown' && !update) ({ status, attack } = await check(source, flags, { timeout: MS[1], randomSeed: 1 }));
  if (status === 'unknown') {
    now.unfinished.push(id);
    if (!update) faults.push(`${shown} could not be checked: simplify it, or list it with --update`);
  } else if (status === 'vulnerable') {
    const [short, long] = SIZES.map((length) => timeOf(source, flags, attackOf(attack, length)));
    if (long > FAST_MS && long > short * MOST_GROWTH) faults.push(`${shown} takes ${Math.round(short)} ms for ${SIZES[0]} characters and ${Math.round(long)} ms for ${SIZES[1]}: ${attack.pattern.slice(0, 200)}`);
    else {
      now.measured.push(id);
      // How far the checker gets depends on the machine; what it took for an attack was none.
      if (!update) notes.push(`${shown} is suspected, though its time grew with the length only: simplify it, or list it with --update`);
    }
  }
}
if (update) writeFileSync(LIST, `${JSON.stringify({ measured: now.measured.sort(), unfinished: now.unfinished.sort() }, null, 2)}\n`);
else for (const name of ['measured', 'unfinished']) for (const id of listed[name]) if (!now[name].includes(id)) faults.push(`${LIST}: ${id.slice(0, 120)} stands nowhere any more: --update takes it out`);
for (const note of notes.sort()) console.log(note);
for (const fault of faults.sort()) console.error(fault);
console.log(`${all.length} regular expressions: ${now.measured.length} measured, ${now.unfinished.length} not finished by the checker, the others proved`);
process.exit(faults.length ? 1 : 0);
