import assert from 'node:assert/strict';
import { writeText } from '../../../src/core/reports/text.js';
import type { Report } from '../../../src/core/reports/types.js';
import { writeDocx } from '../../../src/lazy/docx.js';
import { HOSTILE, poison } from './hostileStrings.js';
import { WRITERS, sample } from './samples.js';
import { cyclonedxValidator, problems, sarifValidator, spdxValidator } from './schemas.js';
import { unzip, wordText, xmlFault } from './zip.js';

/** What no output may contain: controls but line ends, overrides of direction, lone surrogates. */
const UNPRINTABLE = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

const TAGS = new Set('a article b body br caption code col colgroup dd dl dt em figcaption figure footer g h1 h2 h3 h4 head header html li main meta nav p path rect section span strong style svg table tbody td text th thead title tr ul div'.split(' '));
const ATTRIBUTES = new Set('aria-label aria-labelledby charset class content d data-label fill height href http-equiv id lang name preserveaspectratio rel role rx scope style tabindex viewbox width x y'.split(' '));
const HREF = /^(?:https?:\/\/[^\s"'<>]+|#[\w.-]+|\.\/[^\s"'<>:]*(?:#L\d+)?)$/;

/** Every tag, attribute and address of an HTML text that is none of ours. */
function strangers(html: string): string[] {
  const body = html.replace(/<style>[^<]*<\/style>/, '');
  const found: string[] = [];
  for (const [whole, name, attributes] of body.replace('<!doctype html>', '').matchAll(/<\/?([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>|</g)) {
    if (name === undefined) found.push(whole);
    else if (!TAGS.has(name.toLowerCase())) found.push(`<${name}>`);
    for (const [, attribute, value] of (attributes ?? '').matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.has((attribute ?? '').toLowerCase())) found.push(`${name ?? ''} ${attribute ?? ''}`);
      if (attribute === 'href' && !HREF.test((value ?? '').replace(/&amp;/g, '&'))) found.push(`href ${value ?? ''}`);
    }
  }
  return found;
}

/** The cells of an RFC 4180 text. */
function cells(csv: string): string[][] {
  return csv.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((row) => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((m) => (m[1] ?? m[2] ?? '').replace(/""/g, '"')));
}

/** Markdown without code: spans and indented blocks can hold anything but their own end. */
function prose(markdown: string): string {
  return markdown.replace(/^ {4}.*$/gm, '').replace(/`[^`\n]*`/g, '');
}

const lines = (text: string): number => text.split('\n').length;

/** What one writer's output must be, beside printable; `plain` is the output for harmless texts of the same report. */
const RULES: Readonly<Record<string, (output: string, plain: string) => void>> = {
  'report.json': (o) => void JSON.parse(o),
  'report.txt': (o, plain) => assert.ok(lines(o) >= lines(plain) / 2),
  'report.md': (o) => {
    assert.ok(!/(?<!\\)<(?!br>)/.test(prose(o).replace(/\]\([^)\s]*\)/g, ']()')), 'a bracket that could begin a tag');
    for (const [, target] of prose(o).matchAll(/(?<!\\)\]\(([^)]*)\)/g)) assert.match(target ?? '', /^(?:https?:\/\/|\.\/)\S*$/);
    assert.ok(!/^ {0,3}(?:```|~~~)/m.test(o), 'a fence');
    assert.ok(!/(?<!\\)!\[/.test(prose(o)), 'a picture');
  },
  'diff.md': (o) => {
    assert.ok(!/(?<!\\)<(?!br>|!-- model-licence-review -->)/.test(prose(o)), 'a bracket that could begin a tag');
    for (const row of o.split('\n').filter((l) => l.startsWith('|'))) assert.ok([3, 4, 5].includes(row.replace(/\\./g, '').split('|').length - 2), row);
  },
  'report.html': (o) => assert.deepEqual(strangers(o), []),
  'report.csv': (o) => {
    const rows = cells(o);
    for (const row of rows) {
      assert.equal(row.length, rows[0]?.length);
      for (const cell of row) for (const part of cell.split(/[;|,]/)) assert.ok(!/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(part), JSON.stringify(part.slice(0, 60)));
    }
  },
  'report.sarif': (o) => {
    const run = (JSON.parse(o) as { runs: [{ results: { message: { text: string }; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }] }).runs[0];
    for (const r of run.results) {
      assert.ok(!/\]\(|\{\d/.test(r.message.text), r.message.text);
      for (const l of r.locations) assert.match(l.physicalLocation.artifactLocation.uri, /^(?![a-z][a-z0-9+.-]*:)[\w.~!*'()%/-]*$/i);
    }
  },
  'report.gitlab.json': (o) => void JSON.parse(o),
  'report.lines.txt': (o) => {
    for (const line of o.trimEnd().split('\n').slice(0, -2)) assert.match(line, /^.+:\d+:\d+: (?:error|warning|info) [a-z]+\/[a-z-]+: \S/);
  },
  'report.spdx.json': (o) => void JSON.parse(o),
  'report.cdx.json': (o) => void JSON.parse(o),
  'notice.txt': (o) => assert.ok(!/[<>]/.test(o)),
  'model-lock.json': (o) => void JSON.parse(o),
};

describe('hostile texts', () => {
  const official = { 'report.cdx.json': cyclonedxValidator(), 'report.sarif': sarifValidator(), 'report.spdx.json': spdxValidator() } as const;
  const plain = Object.fromEntries(Object.entries(WRITERS).map(([name, write]) => [name, write(sample())]));

  it('are sixty and more, and would be found', () => {
    assert.ok(HOSTILE.length >= 60);
    assert.deepEqual(strangers('<p onclick="x"><a href="javascript:x">y</a><script>z</script>1 < 2</p>'), ['p onclick', 'href javascript:x', '<script>', '<script>', '<']);
  });

  for (const [name, write] of Object.entries(WRITERS)) {
    it(`stay text in ${name}`, () => {
      for (const [i, hostile] of HOSTILE.entries()) {
        for (const [how, change] of [['before', (t: string) => `${hostile}${t}`], ['behind', (t: string) => `${t}${hostile}`], ['alone', () => hostile]] as const) {
          const where = `${JSON.stringify(hostile.slice(0, 40))} (${i}) ${how}`;
          const output = write(poison(sample(), change));
          assert.ok(!UNPRINTABLE.test(output.replace(PAIRS, '').replace(/\r\n/g, '\n')), `${where}: ${JSON.stringify(UNPRINTABLE.exec(output.replace(PAIRS, ''))?.[0])}`);
          try {
            RULES[name]?.(output, plain[name] ?? '');
            const validate = official[name as keyof typeof official];
            if (validate) assert.deepEqual(problems(validate, JSON.parse(output)), []);
          } catch (error) {
            throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
          }
        }
      }
    }).timeout(180_000);
  }

  it('bring no escape sequence of their own to a terminal with colours', () => {
    for (const hostile of HOSTILE) {
      const output = writeText(poison(sample(), (t) => `${hostile}${t}`), { color: true, width: 80 });
      assert.ok(!UNPRINTABLE.test(output.replace(PAIRS, '').replace(/\u001b\[\d{1,2}m/g, '')), JSON.stringify(hostile.slice(0, 40)));
    }
  });

  it('stay text in a Word document', async () => {
    for (let i = 0; i < HOSTILE.length; i += 6) {
      const some = HOSTILE.slice(i, i + 6);
      // The same text always gets the same one of the six, so that names still belong together.
      const report: Report = poison(sample(), (t) => `${some[[...t].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0) % some.length] ?? ''}${t}`);
      const files = unzip(await writeDocx(report));
      for (const [path, xml] of files) assert.equal(xmlFault(xml), null, `${path} with ${JSON.stringify(some.map((s) => s.slice(0, 20)))}`);
      const document = files.get('word/document.xml') ?? '';
      assert.ok(wordText(document).includes('Model licence review'));
      for (const [, instruction] of document.matchAll(/<w:fldSimple w:instr="([^"]*)"/g)) assert.match(instruction ?? '', /^HYPERLINK &quot;https?:\/\/[^\s"\\]*&quot;$/);
      assert.ok(![...files.keys()].some((f) => f.includes('..')));
      assert.ok(!/TargetMode="External"/.test([...files.values()].join('')));
    }
  }).timeout(120_000);
});
