import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeDocx } from '../../../src/lazy/docx.js';
import { WRITERS, sample } from './samples.js';
import { unzip, wordText, xmlFault } from './zip.js';

const FOLDER = 'test/fixtures/reports';

/** Compares with the snapshot; UPDATE_SNAPSHOTS=1 writes it anew, and the difference is then read in the commit. */
function check(name: string, text: string): void {
  const path = `${FOLDER}/${name}`;
  if (process.env['UPDATE_SNAPSHOTS']) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, text);
  }
  assert.ok(existsSync(path), `${path} is missing: run with UPDATE_SNAPSHOTS=1`);
  assert.equal(text, readFileSync(path, 'utf8'));
}

describe('a snapshot for each writer', () => {
  for (const [name, write] of Object.entries(WRITERS)) it(name, () => check(name, write(sample())));

  it('report.docx, by its words', async () => {
    const files = unzip(await writeDocx(sample()));
    const xml = files.get('word/document.xml') ?? '';
    assert.equal(xmlFault(xml), null);
    check('report.docx.txt', `${wordText(xml)}\n`);
  });
});
