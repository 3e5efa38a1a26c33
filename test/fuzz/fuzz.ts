import assert from 'node:assert/strict';
import fc from 'fast-check';

/** Seconds for each property; without it a few hundred inputs, the same in every run. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 0);
const SHORT = 300;
/** Processor time that one input may take. */
const MAX_MS = 3000;

/** Runs `check` on many inputs, says how many, and fails with the smallest input that throws or takes too long. */
export function fuzz<T>(name: string, inputs: fc.Arbitrary<T>, check: (input: T) => void): void {
  it(name, function () {
    this.timeout(SECONDS * 1000 + 120_000);
    let runs = 0;
    let slowest = 0;
    fc.assert(fc.property(inputs, (input) => {
      runs++;
      const start = process.cpuUsage();
      check(input);
      const ms = process.cpuUsage(start).user / 1000;
      slowest = Math.max(slowest, ms);
      assert.ok(ms < MAX_MS, `took ${ms} ms`);
    }), SECONDS > 0 ? { numRuns: 1e9, interruptAfterTimeLimit: SECONDS * 1000, markInterruptAsFailure: false } : { numRuns: SHORT, seed: 20261124 });
    if (SECONDS > 0) console.log(`      ${runs} inputs, the slowest ${Math.round(slowest)} ms`);
  });
}

/** Texts made of pieces that a reader acts on, with chance between them. */
export function texts(pieces: readonly string[], most = 80): fc.Arbitrary<string> {
  return fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ maxLength: 10, unit: 'binary' }) }, { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 2, max: 400 })).map(([piece, n]) => piece.repeat(n)) }), { maxLength: most }).map((parts) => parts.join(''));
}

/** Texts that were right before a few cuts, copies and insertions. */
export function mutated(seeds: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.integer({ min: 0, max: 60 }), put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6, unit: 'binary' })) });
  return fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 12 })).map(([seed, edits]) => edits.reduce((text, { at, cut, put }) => {
    const i = Math.floor(at * text.length);
    return text.slice(0, i) + put + text.slice(i + cut);
  }, seed));
}

/** Bytes that were right before a few of them changed, and bytes cut anywhere. */
export function mutatedBytes(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: fc.oneof(fc.uint8Array({ maxLength: 9 }), fc.constantFrom(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127), new Uint8Array(8), Uint8Array.of(255, 255, 255, 255))) });
  return fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 8 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()).map(([seed, edits, end, cut]) => {
    const bytes = Uint8Array.from(seed);
    for (const { at, put } of edits) bytes.set(put.subarray(0, bytes.length - Math.floor(at * bytes.length)), Math.floor(at * bytes.length));
    return cut ? bytes.subarray(0, Math.floor(end * bytes.length)) : bytes;
  });
}
