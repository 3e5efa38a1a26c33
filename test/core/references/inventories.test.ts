import assert from 'node:assert/strict';
import { isInventory } from '../../../src/core/references/inventories.js';
import { WRITERS, sample } from '../reports/samples.js';

describe('isInventory', () => {
  const kindOf = { json: 'json', sarif: 'json', md: 'markdown' } as const;
  for (const [name, write] of Object.entries(WRITERS)) {
    const kind = kindOf[name.slice(name.lastIndexOf('.') + 1) as keyof typeof kindOf];
    if (kind) it(`knows our ${name} again`, () => assert.ok(isInventory(write(sample()), kind)));
  }

  it('leaves configurations and documents alone', () => {
    assert.ok(!isInventory('{ "model": "Qwen/Qwen2.5-7B", "$schema": "https://json.schemastore.org/x" }', 'json'));
    assert.ok(!isInventory('# Models\n\nWe use Qwen/Qwen2.5-7B.\n', 'markdown'));
    assert.ok(!isInventory('tool:\n  name: model-licence-review\n', 'yaml'));
  });
});
