// The one place for figures: node bench/run.mjs [NAME…] runs bench/NAME.mjs for each (all of them without a name) and
// writes what they return to docs/benchmarks.md. A benchmark exports `title`, `command` and `run(): Promise<Row[]>`,
// where a row is { what, value, unit, note? }.
import { mkdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { globSync } from '../scripts/glob.mjs';

/** Modules of this folder that measure nothing themselves. */
const PARTS = new Set(['run', 'measure', 'tree', 'scan']);
const all = globSync('bench/*.mjs').map((f) => f.slice('bench/'.length, -'.mjs'.length)).filter((n) => !PARTS.has(n));
const names = process.argv.slice(2).length ? process.argv.slice(2) : all;
const unknown = names.find((n) => !all.includes(n));
if (unknown) {
  console.error(`no benchmark '${unknown}'; there are ${all.join(', ')}`);
  process.exit(2);
}
const target = 'docs/benchmarks.md';
const sections = new Map();
if (existsSync(target)) for (const [, name, body] of readFileSync(target, 'utf8').matchAll(/<!-- begin (\S+) -->\n([^]*?)<!-- end \1 -->/g)) sections.set(name, body);
for (const name of names) {
  const bench = await import(`./${name}.mjs`);
  const rows = await bench.run();
  console.log(`\n${bench.title}`);
  console.table(rows.map((r) => ({ what: r.what, value: r.value, unit: r.unit, note: r.note ?? '' })));
  sections.set(name, `## ${bench.title}\n\n\`${bench.command}\`\n\n| what | figure | note |\n|---|---|---|\n${rows.map((r) => `| ${r.what} | ${r.value} ${r.unit} | ${r.note ?? ''} |`).join('\n')}\n`);
}
mkdirSync('docs', { recursive: true });
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.versions.node}`;
const body = [...sections].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `<!-- begin ${name} -->\n${text}<!-- end ${name} -->\n`).join('\n');
writeFileSync(target, `# Benchmarks\n\nWritten by \`npm run bench\` on a machine with ${machine}. Ratios carry over to other machines better than seconds do.\n\n${body}`);
