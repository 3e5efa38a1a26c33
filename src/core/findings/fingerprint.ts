/** A 64-bit FNV-1a hash as 16 hex digits (draft-eastlake-fnv): stable, fast, and no secret to keep. */
export function fnv1a64(text: string): string {
  // Two 32-bit halves with different offsets: 64-bit integers would need BigInt, which is ten times slower here.
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193) >>> 0;
    b = Math.imul(b ^ (c + i % 251), 0x01000193) >>> 0;
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}

/** What stays the same when lines move: rule, file, registry, model, and the how-manieth place of that model in the file it is. */
export function fingerprintOf(rule: string, file: string, registry: string, model: string, ordinal: number): string {
  return fnv1a64([rule, file, registry, model, ordinal].join('\n'));
}
