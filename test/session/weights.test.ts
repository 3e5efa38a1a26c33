import assert from 'node:assert/strict';
import { ggufHeader } from '../../src/core/text/ggufHeader.js';
import { readWeightsHeader, weightReferences } from '../../src/core/references/weights.js';
import { weightEvidence } from '../../src/session/weightEvidence.js';

const text = new TextEncoder();

/** A GGUF header (ggml-org/ggml, docs/gguf.md) with string values. */
export function gguf(values: Readonly<Record<string, string>>): Uint8Array {
  const parts: Uint8Array[] = [text.encode('GGUF')];
  const number = (value: number, size: 4 | 8): void => {
    const bytes = new Uint8Array(size);
    new DataView(bytes.buffer).setUint32(0, value, true);
    parts.push(bytes);
  };
  const string = (value: string): void => {
    const bytes = text.encode(value);
    number(bytes.length, 8);
    parts.push(bytes);
  };
  number(3, 4);
  number(0, 8);
  number(Object.keys(values).length, 8);
  for (const [key, value] of Object.entries(values)) {
    string(key);
    number(8, 4);
    string(value);
  }
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function safetensors(metadata: Readonly<Record<string, string>>): Uint8Array {
  const json = text.encode(JSON.stringify({ __metadata__: metadata, 'a.weight': { dtype: 'F16', shape: [1], data_offsets: [0, 2] } }));
  const head = new Uint8Array(8);
  new DataView(head.buffer).setBigUint64(0, BigInt(json.length), true);
  return Uint8Array.from([...head, ...json, 0, 0]);
}

function onnx(metadata: Readonly<Record<string, string>>): Uint8Array {
  const field = (tag: number, bytes: Uint8Array): number[] => [tag, bytes.length, ...bytes];
  const properties = Object.entries(metadata).flatMap(([key, value]) => field(0x72, Uint8Array.from([...field(0x0a, text.encode(key)), ...field(0x12, text.encode(value))])));
  return Uint8Array.from([0x08, 8, ...field(0x12, text.encode('pytorch')), ...field(0x3a, new Uint8Array(20)), ...properties]);
}

describe('headers of weight files', () => {
  const header = { 'general.name': 'Llama 3.1 8B', 'general.license': 'llama3.1', 'general.base_model.0.repo_url': 'https://huggingface.co/meta-llama/Llama-3.1-8B', 'general.source.huggingface.repository': 'bartowski/Meta-Llama-3.1-8B-Instruct-GGUF' };

  it('GGUF: name, licence, base model and where it came from', () => {
    const read = readWeightsHeader('models/x.gguf', gguf(header));
    assert.deepEqual(read, { name: 'Llama 3.1 8B', license: 'llama3.1', licenseName: null, licenseLink: null, source: 'bartowski/Meta-Llama-3.1-8B-Instruct-GGUF', bases: ['meta-llama/Llama-3.1-8B'] });
    const [reference] = weightReferences('models/x.gguf', read).references;
    assert.equal(reference?.registry, 'huggingface');
    assert.equal(reference?.model, 'bartowski/Meta-Llama-3.1-8B-Instruct-GGUF');
  });

  it('GGUF cut anywhere answers what stands before the cut', () => {
    const bytes = gguf(header);
    for (let end = 0; end < bytes.length; end++) assert.ok((ggufHeader(bytes.subarray(0, end))?.size ?? 0) <= 4);
    assert.equal(ggufHeader(bytes)?.size, 4);
  });

  it('a hostile count or length ends at once', () => {
    const bytes = gguf({ a: 'b' });
    new DataView(bytes.buffer).setBigUint64(16, 2n ** 60n, true);
    new DataView(bytes.buffer).setBigUint64(24, 2n ** 62n, true);
    assert.equal(ggufHeader(bytes)?.size, 0);
  });

  it('safetensors: metadata', () => {
    assert.deepEqual(readWeightsHeader('a.safetensors', safetensors({ 'modelspec.title': 'Style', 'modelspec.license': 'CreativeML Open RAIL-M', base_model: 'runwayml/stable-diffusion-v1-5' })), { name: 'Style', license: 'CreativeML Open RAIL-M', licenseName: null, licenseLink: null, source: null, bases: ['runwayml/stable-diffusion-v1-5'] });
  });

  it('ONNX: metadata properties, with the graph stepped over', () => {
    assert.deepEqual(readWeightsHeader('a.onnx', onnx({ license: 'mit', model_name: 'tiny' })), { name: 'tiny', license: 'mit', licenseName: null, licenseLink: null, source: null, bases: [] });
  });

  it('what is no header is none', () => {
    for (const path of ['a.gguf', 'a.safetensors', 'a.onnx']) for (const bytes of [new Uint8Array(0), text.encode('version https://git-lfs.github.com/spec/v1'), new Uint8Array(64)]) assert.equal(readWeightsHeader(path, bytes), null, path);
  });

  it('becomes evidence that keeps where it comes from', () => {
    const read = readWeightsHeader('x.gguf', gguf(header));
    assert.ok(read);
    const evidence = weightEvidence({ registry: 'local-file', model: 'x.gguf', revision: null }, read, '2026-01-01T00:00:00.000Z');
    assert.equal(evidence.from, 'local-files');
    assert.deepEqual(evidence.card, { license: 'llama3.1' });
    assert.deepEqual(evidence.statedBases, [{ model: 'meta-llama/Llama-3.1-8B', relation: 'unknown', source: 'config' }]);
  });
});
