import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BAD_POLICIES } from '../core/policy/badPolicies.js';

const CLI = resolve('dist/cli.js');

(existsSync(CLI) ? describe : describe.skip)('policy FILE', function () {
  this.timeout(120_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(...args: string[]): { code: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
    return { code: status, stdout, stderr };
  }

  it('refuses every broken one with one line and code 2', function () {
    // A process for each of them.
    this.timeout(600_000);
    for (const { name, text, line, column, says, files = {}, file = 'model-policy.yaml' } of BAD_POLICIES) {
      for (const [path, content] of Object.entries({ ...files, 'model-policy.yaml': text })) writeFileSync(join(folder, path), content);
      const { code, stdout, stderr } = run('policy', 'model-policy.yaml');
      assert.equal(code, 2, `${name}: ${stderr}`);
      assert.equal(stdout, '', name);
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
      const place = new RegExp(`\\b${file.replace('.', '\\.')}:${line}:${column ?? '\\d+'}: `).exec(stderr);
      assert.ok(place, `${name}: ${stderr}`);
      assert.match(stderr.slice(place.index + place[0].length).trimEnd(), says, name);
    }
  });

  it('prints what it resolves to, and where each value came from', () => {
    writeFileSync(join(folder, 'base.yaml'), 'version: 1\nextends: [permissive-only]\nuse: { commercial: true, domicile: FR }\n');
    writeFileSync(join(folder, 'model-policy.yaml'), 'version: 1\nextends: [balanced, base.yaml]\nuse: { domicile: GB }\nlicenses:\n  allow: [MIT]\nseverity: { license/denied: warning }\npaths:\n  - match: ["a/**"]\n    use: { commercial: false }\n');
    const { code, stdout, stderr } = run('policy', '--format', 'json');
    assert.equal(code, 0, stderr);
    const { policy, origins, files } = JSON.parse(stdout) as { policy: { use: object; licenses: { allow: string[]; unlisted: string }; severity: object; paths: object[] }; origins: Record<string, string>; files: string[] };
    assert.deepEqual(policy.use, { commercial: true, domicile: 'GB' });
    assert.deepEqual([policy.licenses.allow, policy.licenses.unlisted], [['MIT'], 'deny']);
    assert.deepEqual(policy.severity, { 'license/denied': 'warning' });
    assert.deepEqual(policy.paths, [{ match: ['a/**'], use: { commercial: false } }]);
    assert.deepEqual(files, ['model-policy.yaml', 'base.yaml']);
    assert.deepEqual([origins['use.commercial'], origins['use.domicile'], origins['licenses.unlisted'], origins['licenses.allow']], ['base.yaml:3:20', 'model-policy.yaml:3:18', 'preset permissive-only', 'model-policy.yaml:5:10']);
  });

  it('lets the facts of a call decide: fine, a decision, forbidden', () => {
    const profile = (users: string): string => `version: 1\nuse: { commercial: true, offeredAs: [hosted-service], domicile: FR, territories: [EU]${users}, modifiesWeights: false, trainsOnOutputs: false }\nlicenses: { allow: [llama-3.1] }\n`;
    const explain = (text: string, ...more: string[]): { verdict: string; reasons: { rule: string; clause: string | null; text: string }[]; questions: { fact: string; answers: { answer: string; verdict: string }[] }[] } => {
      writeFileSync(join(folder, 'p.yaml'), text);
      const { stdout, stderr } = run('explain', 'meta-llama/Llama-3.1-8B-Instruct', '--offline', '--format', 'json', '--policy', 'p.yaml', ...more);
      assert.ok(stdout, stderr);
      return (JSON.parse(stdout) as { assessment: ReturnType<typeof explain> }).assessment;
    };
    assert.equal(explain(profile(', monthlyActiveUsers: 5000')).verdict, 'allow');
    const open = explain(profile(''));
    assert.equal(open.verdict, 'review');
    assert.deepEqual(open.questions.map((q) => [q.fact, q.answers.map((a) => a.verdict)]), [['use.monthlyActiveUsers', ['deny', 'allow']]]);
    const over = explain(profile(', monthlyActiveUsers: 5000'), '--set', 'use.monthlyActiveUsers=800000000');
    assert.deepEqual([over.verdict, over.reasons[0]?.rule, over.reasons[0]?.clause], ['deny', 'use/exceeds-threshold', '2']);
    assert.match(over.reasons[0]?.text ?? '', /monthlyActiveUsers is 800000000/);
    const text = run('explain', 'meta-llama/Llama-3.1-8B-Instruct', '--offline', '--format', 'text', '--policy', 'p.yaml', '--set', 'use.monthlyActiveUsers=800000000').stdout;
    assert.match(text, /^denied: .*\(clause 2\).* use\.monthlyActiveUsers is 800000000\.$/m);
    const none = run('explain', 'meta-llama/Llama-3.1-8B-Instruct', '--offline', '--set', 'use.domicile=UK');
    assert.deepEqual([none.code, none.stderr.trim()], [2, "model-licence-review: --set: domicile takes ISO 3166-1 alpha-2 codes or EU, not 'UK'; did you mean 'GB'?"]);
  });

  it('keeps the reasons under an approval, says what it overrides and on what conditions', () => {
    writeFileSync(join(folder, 'p.yaml'), 'version: 1\napprovals:\n  - license: llama-3.1\n    decision: allow\n    by: legal@example.com\n    conditions: [below 700M users]\n');
    const { stdout } = run('explain', 'meta-llama/Llama-3.1-8B-Instruct', '--offline', '--format', 'text', '--policy', 'p.yaml');
    assert.match(stdout, /^allowed by a decision of legal@example\.com; without it needs review: /m);
    assert.match(stdout, /on condition of: below 700M users/);
    assert.match(stdout, /use\.monthlyActiveUsers: .*\n +without the decision, more than 700,000,000 monthly active users: /);
  });
});
