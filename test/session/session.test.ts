import assert from 'node:assert/strict';
import { resolvePolicy } from '../../src/core/policy/resolve.js';
import type { ModelEvidence, ModelKey } from '../../src/core/models/types.js';
import { emptyEvidence } from '../../src/registries/emptyEvidence.js';
import { Session } from '../../src/session/session.js';
import { readKnowledge } from '../reports/knowledge.js';

const key: ModelKey = { registry: 'huggingface', model: 'org/name', revision: null };
const answer = (license: string): ModelEvidence => ({ ...emptyEvidence(key, 'hub', '2026-11-24T00:00:00Z'), name: 'org/name', card: { license } });
const still = (): AbortSignal => new AbortController().signal;

describe('a session that is asked again', () => {
  const knowledge = readKnowledge();
  let questions: { readonly answer: (evidence: ModelEvidence) => void; readonly fail: (error: Error) => void }[];
  let session: Session;
  beforeEach(() => {
    questions = [];
    const lookup = (_: ModelKey, signal: AbortSignal): Promise<ModelEvidence> => new Promise((done, fail) => {
      questions.push({ answer: done, fail });
      signal.addEventListener('abort', () => fail(new Error('cancelled')));
    });
    session = new Session({ knowledge, lookup, useSnapshot: false, today: () => '2026-11-24' }, resolvePolicy(null, () => null).policy);
    session.setReferences('a.py', { references: [{ file: 'a.py', line: 1, column: 0, endColumn: 8, text: 'org/name', registry: 'huggingface', model: 'org/name', revision: null, context: 'python-call', kind: 'use', confidence: 'certain', cell: null }], ignores: [] } as never);
  });
  const licenses = (): (string | null)[] => session.analyze().models.flatMap((m) => m.licenses.map((l) => l.key));
  const missing = (): string[] => session.analyze().missing.map((m) => m.model);
  /** Asks, and answers the question that stands. */
  const resolve = async (license: string): Promise<void> => {
    const resolved = session.resolve(still());
    await new Promise((done) => setImmediate(done));
    questions.at(-1)?.answer(answer(license));
    await resolved;
  };

  it('keeps what it knows until the new answer is there', async () => {
    assert.deepEqual(missing(), ['org/name']);
    await resolve('mit');
    assert.deepEqual([licenses(), missing()], [['mit'], []]);
    for (const keys of [[key], undefined]) {
      const asked = questions.length;
      session.askAgain(keys);
      assert.deepEqual([licenses(), missing()], [['mit'], ['org/name']]);
      await resolve('apache-2.0');
      assert.equal(questions.length, asked + 1);
      assert.deepEqual([licenses(), missing()], [['apache-2.0'], []]);
      session.askAgain(keys);
      await resolve('mit');
    }
  });

  it('takes no answer to a question from before', async () => {
    const first = session.resolve(still());
    await new Promise((done) => setImmediate(done));
    session.askAgain([key]);
    questions[0]?.answer(answer('mit'));
    await new Promise((done) => setImmediate(done));
    assert.equal(questions.length, 2, 'it is asked once more');
    questions[1]?.answer(answer('apache-2.0'));
    await first;
    assert.deepEqual([licenses(), missing()], [['apache-2.0'], []]);
  });

  it('asks next time what a cancel broke off, and knows until then what it knew', async () => {
    await resolve('mit');
    session.askAgain();
    const cancel = new AbortController();
    const broken = session.resolve(cancel.signal);
    await new Promise((done) => setImmediate(done));
    cancel.abort();
    await assert.rejects(broken);
    assert.deepEqual([licenses(), missing()], [['mit'], ['org/name']]);
    await resolve('apache-2.0');
    assert.deepEqual([licenses(), missing()], [['apache-2.0'], []]);
  });

  it('knows nothing any more where somebody else answers from now on', async () => {
    await resolve('mit');
    session.forgetEvidence();
    assert.deepEqual(missing(), ['org/name']);
    assert.ok(!licenses().includes('mit'));
  });

  it('drops what nobody answers for any more', async () => {
    await resolve('mit');
    session.setLookup(null);
    session.askAgain();
    await session.resolve(still());
    assert.ok(!licenses().includes('mit'));
  });
});
