import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { diffReports } from '../../../src/core/reports/diff.js';
import { parseLock, type LockFile } from '../../../src/core/findings/lock.js';
import { compareLocks, createLock, writeLockFile } from '../../../src/core/reports/lock.js';
import type { Report } from '../../../src/core/reports/types.js';
import { olderSample, sample } from './samples.js';
import { problems } from './schemas.js';

describe('the lock file', () => {
  const lock = createLock(sample());
  const change = (more: Partial<LockFile['models'][number]>): LockFile => ({ ...lock, models: lock.models.map((m, i) => (i === 0 ? { ...m, ...more } : m)) });

  it('is valid by its schema and read back as it was written', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('schema/lock.schema.json', 'utf8')) as object);
    assert.deepEqual(problems(validate, JSON.parse(writeLockFile(lock))), []);
    assert.deepEqual(parseLock(writeLockFile(lock)), lock);
  });

  it('holds the models in use, without a date', () => {
    assert.ok(lock.models.every((m) => m.model !== 'bigscience/bloom'));
    assert.deepEqual(createLock({ ...sample(), generatedAt: '2030-01-01T00:00:00Z' }), lock);
  });

  it('finds no drift in itself, nor in a revision that moved, nor in a hash that one side lacks', () => {
    assert.deepEqual(compareLocks(lock, lock), []);
    assert.deepEqual(compareLocks(lock, change({ revision: 'f'.repeat(40) })), []);
    assert.deepEqual(compareLocks(lock, change({ licenseTextSha256: 'a'.repeat(64) })), []);
  });

  it('finds a licence, a verdict and a text that changed, a model that is new and one that is gone', () => {
    assert.deepEqual(compareLocks(lock, change({ verdict: 'deny' })).map((d) => [d.kind, d.text]), [['changed', 'verdict allow \u2192 deny']]);
    assert.deepEqual(compareLocks(lock, change({ licenses: ['GPL-3.0-only'] })).map((d) => d.text), ['licences MIT \u2192 GPL-3.0-only']);
    assert.deepEqual(compareLocks(change({ licenseTextSha256: 'b'.repeat(64) }), change({ licenseTextSha256: 'a'.repeat(64) })).length, 1);
    const fewer = { ...lock, models: lock.models.slice(1) };
    assert.deepEqual(compareLocks(fewer, lock).map((d) => d.kind), ['new']);
    assert.deepEqual(compareLocks(lock, fewer).map((d) => d.kind), ['gone']);
  });

  it('says what is wrong with a text that is none', () => {
    assert.equal(parseLock('{'), 'is no JSON');
    assert.equal(parseLock('[]'), 'is no lock file');
    assert.equal(parseLock('{"lockVersion":2,"models":[]}'), 'is of a version that this program does not know');
    assert.match(String(parseLock('{"lockVersion":1,"models":[{"model":1}]}')), /form/);
  });
});

describe('diffReports', () => {
  it('finds what is new and what changed', () => {
    const diff = diffReports(olderSample(), sample());
    assert.deepEqual(diff.added.map((m) => m.title), ['BAAI/bge-m3 @ 5617a9f61b028005a4858fdac845db406aefb181', 'CohereLabs/c4ai-command-r-plus']);
    assert.deepEqual(diff.changed.map((m) => [m.title, m.changes]), [['Qwen/Qwen2.5-3B-Instruct', [{ field: 'verdict', before: 'allow', after: 'deny' }]]]);
    assert.deepEqual(diff.gone, []);
    assert.ok(diff.newFindings.length > 0 && diff.newFindings.every(({ finding }) => !finding.suppressed));
  });

  it('finds nothing between a report and itself, and the reverse of what is new to be gone', () => {
    const same = diffReports(sample(), sample());
    assert.deepEqual([same.added, same.gone, same.changed, same.newFindings, same.goneFindings], [[], [], [], [], 0]);
    assert.equal(diffReports(sample(), olderSample()).gone.length, 2);
  });

  it('takes a new pin of the same model for a change of it, not for another model', () => {
    const report = sample();
    const pinned: Report = { ...report, models: report.models.map((m) => (m.model === 'BAAI/bge-m3' ? { ...m, requestedRevision: 'a'.repeat(40), revision: 'a'.repeat(40) } : m)) };
    const diff = diffReports(report, pinned);
    assert.deepEqual([diff.added.length, diff.gone.length, diff.changed.map((m) => m.changes.map((c) => c.field))], [0, 0, [['revision']]]);
  });
});
