import assert from 'node:assert/strict';
import { resolvePolicy } from '../../../src/core/policy/resolve.js';
import { BAD_POLICIES } from './badPolicies.js';

describe('policies that are refused', () => {
  for (const { name, text, line, column, says, files = {}, file = 'model-policy.yaml', all = 1 } of BAD_POLICIES) {
    it(name, () => {
      const started = performance.now();
      const { policy, problems } = resolvePolicy({ path: 'model-policy.yaml', text, sha256: 'x' }, (path) => files[path] ?? null);
      const [first] = problems;
      assert.ok(first, 'was taken');
      assert.match(first.message, says);
      assert.ok(!first.message.includes('\n'));
      assert.deepEqual([first.file, first.line, first.severity], [file, line, 'error'], first.message);
      assert.equal(problems.length, all, problems.map((p) => p.message).join('\n'));
      if (column !== null) assert.equal(first.column, column, first.message);
      // Half a policy allows nothing: the default holds.
      assert.deepEqual(policy.rules.licenses, resolvePolicy(null, () => null).policy.rules.licenses);
      assert.deepEqual(policy.approvals, []);
      assert.ok(performance.now() - started < 2000);
    });
  }
  it('are at least 40', () => assert.ok(BAD_POLICIES.length >= 40));
});
