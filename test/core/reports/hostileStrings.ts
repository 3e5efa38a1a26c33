import type { Report } from '../../../src/core/reports/types.js';

/** What ids, licence names, cards and paths may contain on purpose: each tries to become more than text somewhere. */
export const HOSTILE: readonly string[] = [
  // HTML and SVG
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\'><svg/onload=alert(1)>', '</title><script>alert(1)</script>', '</style><script>alert(1)</script>', '--><script>alert(1)</script><!--',
  '<iframe srcdoc="<script>alert(1)</script>">', '" onmouseover="alert(1)" x="', '&lt;script&gt;alert(1)&lt;/script&gt;', '<a href=javascript:alert(1)>x</a>', '</svg></text><script>1</script>', '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">', '`${alert(1)}`', '<details open ontoggle=alert(1)>',
  // Links
  'javascript:alert(1)//', 'data:text/html,<script>alert(1)</script>', 'vbscript:msgbox(1)', 'file:///etc/passwd', 'https://evil.example/" onclick="alert(1)', '//evil.example/x', 'java\tscript:alert(1)',
  // Markdown
  '[click](javascript:alert(1))', '![x](https://evil.example/pixel.png)', '](https://evil.example) [', '# heading', '\n\n# heading\n\n', '| a | b |\n|---|---|\n| c |', '```\n~~~\n', '`code` ``x``', '**bold** _em_ ~~del~~', '<!-- comment', '@someone #123 !456', '- [ ] task', '1. one', '[ref]: https://evil.example', '[^1] $x^2$ $$', '    indented', '\\[escaped\\](x)', 'www.evil.example',
  // Spreadsheets
  '=HYPERLINK("https://evil.example","x")', '+1+cmd|\' /C calc\'!A0', '-2+3+cmd|\' /C calc\'!A0', '@SUM(1+9)*cmd|\' /C calc\'!A0', '\t=1+1', '\r=1+1', '";=1+1;"', ' =1+1', '\uff1d1+1', '",=1+1,"',
  // Terminals and direction
  '\u001b[31mred\u001b[0m', '\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007', '\u009b2J', '\u0007\u0008\u007f', '\u202egnp.exe', '\u2066x\u2069', 'a\u200bb\ufeffc', '\u0000null',
  // SARIF, JSON, XML
  '[x](1) {0} {1}', '\ud800 lone \udc00', '\ufffe\uffff', ']]>&amp;&bogus;<w:p/>', '%0d%0aSet-Cookie: x', '../../../etc/passwd', 'C:\\Windows\\system32', '{"a":1}\u2028\u2029',
  // Long
  'x'.repeat(5000), '[('.repeat(500),
];

/** Fields whose words come from outside; all others are the program's own. */
const FREE = new Set(['file', 'text', 'model', 'revision', 'requestedRevision', 'declared', 'name', 'link', 'note', 'url', 'message', 'title', 'reason', 'by', 'evidence', 'answer', 'why', 'child', 'parent', 'from', 'path', 'id', 'version', 'publisher', 'pipelineTag', 'notice', 'builtWith', 'namePrefix', 'policyTitle', 'policyUrl', 'requestedAs', 'unknownBases', 'contradictions', 'unsafeFiles', 'expression', 'spdx', 'renamedTo', 'clause', 'excerptHash', 'textSha256', 'licenseTextSha256', 'conditions', 'expires', 'asOf', 'date']);

/** A report in which every free text is changed, the same text always in the same way, so that what belongs together stays together. */
export function poison(report: Report, change: (text: string) => string): Report {
  const map = (value: unknown, key: string, parents: readonly string[]): unknown => {
    if (typeof value === 'string') {
      // Ids of references and of the report's own vocabulary stay what they are.
      if (key === 'id' && (parents.includes('references') || parents.includes('terms') || parents.includes('obligations'))) return value;
      if (parents[0] === 'tool' || parents[0] === 'generatedAt') return value;
      return FREE.has(key) || (key === 'source' && parents.includes('evidence')) ? change(value) : value;
    }
    if (Array.isArray(value)) return value.map((v) => map(v, key, parents));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, map(v, k, [...parents, key])]));
    return value;
  };
  return Object.fromEntries(Object.entries(report).map(([k, v]) => [k, k === 'references' ? (v as Report['references']).map((r) => map(r, 'references', ['references'])) : map(v, k, [k])])) as unknown as Report;
}
