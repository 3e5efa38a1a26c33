const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const int = (value: number, bytes: number): number[] => Array.from({ length: bytes }, (_, i) => (i < 6 ? Math.floor(value / 256 ** i) % 256 : 0));
const string = (text: string): number[] => [...int(encode(text).length, 8), ...encode(text)];

/** A GGUF header with a value of each type (ggml-org/ggml, docs/gguf.md). */
export const GGUF = Uint8Array.from([
  ...encode('GGUF'), ...int(3, 4), ...int(0, 8), ...int(6, 8),
  ...string('general.alignment'), ...int(4, 4), ...int(32, 4),
  ...string('tokens'), ...int(9, 4), ...int(8, 4), ...int(3, 8), ...string('a'), ...string('b'), ...string('c'),
  ...string('general.license'), ...int(8, 4), ...string('llama3.1'),
  ...string('general.base_model.0.repo_url'), ...int(8, 4), ...string('https://huggingface.co/meta-llama/Llama-3.1-8B'),
  ...string('general.name'), ...int(8, 4), ...string('Llama'),
  ...string('nested'), ...int(9, 4), ...int(9, 4), ...int(1, 8), ...int(0, 4), ...int(2, 8), 1, 2,
]);
const JSON_HEADER = encode(JSON.stringify({ __metadata__: { 'modelspec.license': 'mit', base_model: 'a/b', x: 'y' }, w: { dtype: 'F16', shape: [1], data_offsets: [0, 2] } }));
export const SAFETENSORS = Uint8Array.from([...int(JSON_HEADER.length, 8), ...JSON_HEADER, 0, 0]);
const field = (tag: number, bytes: ArrayLike<number>): number[] => [tag, bytes.length, ...Array.from(bytes)];
export const ONNX = Uint8Array.from([0x08, 8, ...field(0x12, encode('pytorch')), ...field(0x3a, new Uint8Array(20)), ...field(0x72, [...field(0x0a, encode('license')), ...field(0x12, encode('mit'))])]);
