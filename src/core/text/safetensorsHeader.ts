import { utf8 } from './ggufHeader.js';

/** The format's own limit is 100 MB; metadata stands first and is far smaller. */
const MAX_HEADER = 1_000_000;

/** `__metadata__` of a safetensors header: strings by key (huggingface/safetensors, README, "Format"). null: no safetensors. */
export function safetensorsHeader(bytes: Uint8Array): Map<string, string> | null {
  if (bytes.length < 10 || bytes[8] !== 0x7b) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length < 2) return null;
  const text = utf8(bytes, 8, Math.min(length, MAX_HEADER));
  const values = new Map<string, string>();
  const start = text.indexOf('"__metadata__"');
  if (start < 0) return values;
  const open = text.indexOf('{', start);
  const close = objectEnd(text, open);
  if (open < 0 || close < 0) return values;
  let metadata: unknown;
  try {
    metadata = JSON.parse(text.slice(open, close));
  } catch {
    return values;
  }
  for (const [key, value] of Object.entries(metadata as Record<string, unknown>)) if (typeof value === 'string') values.set(key, value);
  return values;
}

/** One past the brace that closes the object at `open`. */
function objectEnd(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i >= 0 && i < text.length; i++) {
    const ch = text[i];
    if (ch === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++;
    } else if (ch === '{') depth++;
    else if (ch === '}' && --depth === 0) return i + 1;
  }
  return -1;
}
