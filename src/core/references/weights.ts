import { ggufHeader } from '../text/ggufHeader.js';
import { onnxHeader } from '../text/onnxHeader.js';
import { safetensorsHeader } from '../text/safetensorsHeader.js';
import type { FileReferences } from './types.js';

/** What the header of a weight file says of the model in it. */
export interface WeightsHeader {
  readonly name: string | null;
  readonly license: string | null;
  readonly licenseLink: string | null;
  readonly licenseName: string | null;
  /** `owner/name` on the Hub of the repository it came from. */
  readonly source: string | null;
  /** `owner/name` of the base models. */
  readonly bases: readonly string[];
}

export function isWeightsFile(path: string): boolean {
  return /\.(?:gguf|safetensors|onnx)$/i.test(path);
}

/** Reads the first bytes of a weight file; null where they are no header. Never throws. */
export function readWeightsHeader(path: string, bytes: Uint8Array): WeightsHeader | null {
  const read = /\.gguf$/i.test(path) ? ggufHeader : /\.safetensors$/i.test(path) ? safetensorsHeader : onnxHeader;
  const values = read(bytes);
  if (!values) return null;
  const one = (...keys: string[]): string | null => {
    for (const key of keys) {
      const value = values.get(key);
      if (value !== undefined && value !== '' && value.length <= 400) return value;
    }
    return null;
  };
  const bases: string[] = [];
  for (const [key, value] of values) {
    const base = /^general\.base_model\.\d{1,3}\.repo_url$|^base_model(?:_name_or_path)?$|^ss_(?:sd_model_name|base_model_version)$|^modelspec\.(?:derived_from|base_model)$/.test(key) ? hubId(value) : null;
    if (base !== null && !bases.includes(base)) bases.push(base);
  }
  return {
    name: one('general.name', 'modelspec.title', 'name', 'model_name'), license: one('general.license', 'modelspec.license', 'license'), licenseName: one('general.license.name', 'license_name'), licenseLink: one('general.license.link', 'license_link'),
    source: hubId(one('general.source.huggingface.repository', 'general.source.repo_url', 'general.repo_url', 'general.source.url', 'general.url') ?? ''), bases: bases.slice(0, 32),
  };
}

/** `owner/name` of a Hub address or of an id by itself; null for anything else. */
function hubId(value: string): string | null {
  const match = /^(?:https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/)?([A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95})\/?$/.exec(value.slice(0, 300));
  return match?.[1] ?? null;
}

/** A weight file in the workspace is a use of the model in it: named by where it came from, else by its own file name. */
export function weightReferences(path: string, header: WeightsHeader | null): FileReferences {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:model|pytorch_model|adapter_model|diffusion_pytorch_model|consolidated)[\w.-]{0,40}-\d{5}-of-\d{5}\./.test(file) && !/-00001-of-/.test(file)) return { references: [], ignores: [] };
  const text = file.slice(0, 300);
  return {
    references: [{ file: path, line: 1, column: 1, endColumn: 1 + text.length, text, registry: header?.source ? 'huggingface' : 'local-file', model: header?.source ?? path, revision: null, context: 'other', kind: 'use', confidence: header?.source ? 'certain' : 'likely', cell: null }],
    ignores: [],
  };
}
