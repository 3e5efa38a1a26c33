import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('the data files', () => {
  for (const file of readdirSync('data').filter((name) => name.endsWith('.json'))) {
    it(`${file} fits its schema`, () => {
      const validate = addFormats(new Ajv({ allErrors: true, strict: false })).compile(read(`data/schema/${file.replace(/\.json$/, '.schema.json')}`) as object);
      validate(read(`data/${file}`));
      assert.deepEqual((validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message ?? ''}`), []);
    });
  }

  it('point nowhere outside their own lists', () => {
    const models = read('data/models.json') as { readonly rows: readonly (readonly [string, number, number, number, number, number])[] } & Readonly<Record<string, readonly unknown[]>>;
    for (const [id, license, source, date, confidence, task] of models.rows) {
      for (const [list, index] of [['licenses', license], ['sources', source], ['dates', date], ['confidences', confidence], ['tasks', task]] as const) assert.ok(index < (models[list]?.length ?? 0), `${id}: ${list}[${index}]`);
    }
    assert.equal(new Set(models.rows.map((r) => r[0])).size, models.rows.length);
  });
});
