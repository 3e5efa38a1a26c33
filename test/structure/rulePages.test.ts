import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { RULES, rulePage } from '../../src/core/findings/rules.js';

describe('rule pages', () => {
  for (const rule of Object.values(RULES)) {
    it(`${rule.id} has a page that tells its title and severity`, () => {
      const page = rulePage(rule.id);
      assert.ok(existsSync(page), `${page} is missing`);
      const text = readFileSync(page, 'utf8');
      assert.ok(text.startsWith(`# \`${rule.id}\`: ${rule.title}\n`), `${page} has another title than the rule`);
      assert.ok(text.includes(`Default severity: ${rule.severity}.`), `${page} tells another severity`);
    });
  }

  it('has no page without a rule', () => {
    const known = new Set(Object.values(RULES).map((rule) => rulePage(rule.id)));
    assert.deepEqual(readdirSync('docs/rules').map((name) => `docs/rules/${name}`).filter((page) => !known.has(page)), []);
  });
});
