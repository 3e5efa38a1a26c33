import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWeightsHeader, weightReferences } from '../../src/core/references/weights.js';
import { decodeText } from '../../src/platform/decode.js';
import { weightEvidence } from '../../src/session/weightEvidence.js';
import { fuzz, mutatedBytes } from './fuzz.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const int = (value: number, bytes: number): number[] => Array.from({ length: bytes }, (_, i) => (i < 6 ? Math.floor(value / 256 ** i) % 256 : 0));
const string = (text: string): number[] => [...int(encode(text).length, 8), ...encode(text)];

/** A GGUF header with a value of each type (ggml-org/ggml, docs/gguf.md). */
const GGUF = Uint8Array.from([
  ...encode('GGUF'), ...int(3, 4), ...int(0, 8), ...int(6, 8),
  ...string('general.alignment'), ...int(4, 4), ...int(32, 4),
  ...string('tokens'), ...int(9, 4), ...int(8, 4), ...int(3, 8), ...string('a'), ...string('b'), ...string('c'),
  ...string('general.license'), ...int(8, 4), ...string('llama3.1'),
  ...string('general.base_model.0.repo_url'), ...int(8, 4), ...string('https://huggingface.co/meta-llama/Llama-3.1-8B'),
  ...string('general.name'), ...int(8, 4), ...string('Llama'),
  ...string('nested'), ...int(9, 4), ...int(9, 4), ...int(1, 8), ...int(0, 4), ...int(2, 8), 1, 2,
]);
const JSON_HEADER = encode(JSON.stringify({ __metadata__: { 'modelspec.license': 'mit', base_model: 'a/b', x: 'y' }, w: { dtype: 'F16', shape: [1], data_offsets: [0, 2] } }));
const SAFETENSORS = Uint8Array.from([...int(JSON_HEADER.length, 8), ...JSON_HEADER, 0, 0]);
const field = (tag: number, bytes: ArrayLike<number>): number[] => [tag, bytes.length, ...Array.from(bytes)];
const ONNX = Uint8Array.from([0x08, 8, ...field(0x12, encode('pytorch')), ...field(0x3a, new Uint8Array(20)), ...field(0x72, [...field(0x0a, encode('license')), ...field(0x12, encode('mit'))])]);

describe('fuzz: headers of weight files and bytes that claim to be text', () => {
  for (const [path, seed] of [['a.gguf', GGUF], ['a.safetensors', SAFETENSORS], ['a.onnx', ONNX]] as const) {
    it(`${path}: the seed itself is read`, () => assert.ok(readWeightsHeader(path, seed)?.license));
    fuzz(path, fc.oneof(mutatedBytes([seed]), fc.uint8Array({ maxLength: 400 }).map((b) => Uint8Array.from([...seed.subarray(0, 24), ...b])), fc.uint8Array({ maxLength: 200 })), (bytes) => {
      const header = readWeightsHeader(path, bytes);
      for (const { registry, model, line, column } of weightReferences(path, header).references) {
        assert.ok(model !== '' && line >= 1 && column >= 1);
        if (header) assert.equal(weightEvidence({ registry, model, revision: null }, header, '2026-01-01').from, 'local-files');
      }
    });
  }
  fuzz('decodeText', fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }).map((b) => Uint8Array.from([0xff, 0xfe, ...b])), fc.uint8Array({ maxLength: 300 }).map((b) => Uint8Array.from([0xef, 0xbb, 0xbf, ...b]))), (bytes) => {
    const decoded = decodeText(bytes);
    assert.ok(decoded === null || typeof decoded.text === 'string');
  });
});
