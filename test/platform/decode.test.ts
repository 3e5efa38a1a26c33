import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeText, openText } from '../../src/platform/decode.js';
import { createNodeFiles } from '../../src/platform/nodeFiles.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('texts that are opened before they are decoded', () => {
  it('give the same text as decoding does, and its bytes without a mark', () => {
    const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('model: ä', 'utf16le')]));
    for (const [bytes, plain] of [[utf8('model: ä'), utf8('model: ä')], [utf8('\uFEFFmodel: ä'), utf8('model: ä')], [utf16, utf8('model: ä')], [Uint8Array.of(0x6d, 0xe4, 0x6f), Uint8Array.of(0x6d, 0xe4, 0x6f)]] as const) {
      const raw = openText(bytes);
      assert.ok(raw);
      assert.deepEqual([...raw.bytes], [...plain]);
      assert.equal(raw.text(), decodeText(bytes)?.text);
    }
    assert.equal(openText(Uint8Array.of(1, 0, 2)), null);
  });

  it('are read one after the other into the same memory, each with its own length', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shared-'));
    try {
      const files = createNodeFiles(folder, () => true);
      const long = 'x'.repeat(700_000);
      for (const [name, text] of [['long', long], ['short', 'model'], ['empty', '']] as const) writeFileSync(join(folder, name), text);
      for (const [name, text] of [['short', 'model'], ['long', long], ['empty', ''], ['short', 'model']] as const) {
        assert.equal(Buffer.from(files.readShared?.(name, 1_000_000) ?? []).toString(), text);
      }
      assert.equal(files.readShared?.('long', 10).length, 10);
      assert.throws(() => files.readShared?.('none', 10), /ENOENT/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
