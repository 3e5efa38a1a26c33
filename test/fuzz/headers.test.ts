import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWeightsHeader } from '../../src/core/references/weights.js';
import { checkDecoding, checkWeights } from './checks.js';
import { GGUF, ONNX, SAFETENSORS } from './headerSeeds.js';
import { fuzz, mutatedBytes } from './fuzz.js';

describe('fuzz: headers of weight files and bytes that claim to be text', () => {
  for (const [path, seed] of [['a.gguf', GGUF], ['a.safetensors', SAFETENSORS], ['a.onnx', ONNX]] as const) {
    it(`${path}: the seed itself is read`, () => assert.ok(readWeightsHeader(path, seed)?.license));
    fuzz(path, fc.oneof(mutatedBytes([seed]), fc.uint8Array({ maxLength: 400 }).map((b) => Uint8Array.from([...seed.subarray(0, 24), ...b])), fc.uint8Array({ maxLength: 200 })), (bytes) => checkWeights(path, bytes));
  }
  fuzz('decodeText', fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }).map((b) => Uint8Array.from([0xff, 0xfe, ...b])), fc.uint8Array({ maxLength: 300 }).map((b) => Uint8Array.from([0xef, 0xbb, 0xbf, ...b]))), checkDecoding);
});
