import assert from 'node:assert/strict';
import { buildRecord } from '../../../src/core/models/record.js';
import type { LookupErrorCode, ModelKey } from '../../../src/core/models/types.js';
import { failedEvidence } from '../../../src/registries/emptyEvidence.js';
import { readKnowledge } from '../../reports/knowledge.js';

describe('the fault that a record shows', () => {
  const key: ModelKey = { registry: 'modelscope', model: 'acme/house-model', revision: 'v1' };
  const shown = (registry: ModelKey['registry'], code: LookupErrorCode): string | undefined => {
    const fault = failedEvidence({ ...key, registry }, '2026-01-01T00:00:00Z', { code, message: `says ${code}` });
    return buildRecord(key, [fault], readKnowledge()).error?.message;
  };

  it('leaves out that the Hub has no model of another registry’s name, and tells that it has not the revision', () => {
    for (const code of ['not-found', 'private-or-missing'] as const) assert.doesNotMatch(shown('huggingface', code) ?? '', /^says/, code);
    assert.equal(shown('huggingface', 'revision-not-found'), 'says revision-not-found');
  });

  it('tells whatever the registry itself says', () => {
    for (const code of ['not-found', 'private-or-missing', 'revision-not-found'] as const) assert.equal(shown('modelscope', code), `says ${code}`);
  });
});
