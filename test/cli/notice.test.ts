import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, type Run } from '../hostile/support.js';
import { startHub, type StandInHub } from '../hub/standIn.js';

const MIT = (JSON.parse(readFileSync('node_modules/spdx-license-list/licenses/MIT.json', 'utf8')) as { licenseText: string }).licenseText;
const APACHE = (JSON.parse(readFileSync('node_modules/spdx-license-list/licenses/Apache-2.0.json', 'utf8')) as { licenseText: string }).licenseText;
const mit = (owner: string): string => MIT.replace(/<year>/g, '2025').replace(/<copyright holders>/g, owner);

describe('notice with look-ups on', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mlr-notice-'));
  let hub: StandInHub;
  const notice = (...more: string[]): Promise<Run> => cli(['notice', join(dir, 'app'), '--no-snapshot', '--hub-url', hub.url, '--cache-dir', join(dir, 'cache'), '--quiet', ...more], { env: { SOURCE_DATE_EPOCH: '1790000000' } });

  before(async () => {
    hub = await startHub({
      models: [
        { id: 'nordwind/child', card: { license: 'mit', base_model: 'nordwind/parent' }, files: { LICENSE: mit('Acme Child'), NOTICE: 'Acme Child\nWHAT COULD NOT BE COLLECTED\n\u001b[31mred\u001b[0m <b>\n' } },
        { id: 'nordwind/parent', card: { license: 'mit' }, files: { LICENSE: mit('Acme Parent') } },
        { id: 'nordwind/one', card: { license: 'apache-2.0' }, files: { LICENSE: APACHE } },
        { id: 'nordwind/two', card: { license: 'apache-2.0' }, files: { 'LICENSE.txt': APACHE } },
        { id: 'nordwind/bare', card: { license: 'mit' } },
        { id: 'nordwind/gated', card: { license: 'mit' }, gated: 'manual', files: { LICENSE: mit('Acme Gated') } },
      ],
    });
    mkdirSync(join(dir, 'app'));
    writeFileSync(join(dir, 'app', 'main.py'), `from transformers import AutoModel\n${['child', 'one', 'two', 'bare', 'gated'].map((n) => `AutoModel.from_pretrained("nordwind/${n}")\n`).join('')}`);
  });
  after(async () => {
    await hub.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it('holds the texts of the repositories, each once, and lists what it does not', async () => {
    const { code, stdout } = await notice();
    assert.equal(code, 0);
    const [pack = '', texts = ''] = stdout.split('TEXTS OF LICENCES AND NOTICES\n');
    for (const owner of ['Acme Child', 'Acme Parent']) assert.match(texts, new RegExp(`Copyright \\(c\\) 2025 ${owner}`));
    assert.equal(texts.split('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION').length, 2);
    assert.match(texts, / {4}from nordwind\/one, revision [0-9a-f]{40}: http:\S+\n {4}from nordwind\/two,/);
    // Word for word, but for the indent.
    assert.ok(texts.replace(/^ {4}/gm, '').includes(mit('Acme Parent').trim().split('\n').map((l) => l.trimEnd()).join('\n')));
    const [, missing = ''] = pack.split('WHAT COULD NOT BE COLLECTED\n');
    assert.match(missing, /MIT License: https?:\S+, for nordwind\/bare, nordwind\/gated; Text \d has its words/);
    assert.match(missing, /LICENSE of nordwind\/gated: its publisher asks for an agreement first/);
    assert.doesNotMatch(missing, /Apache License/);
    assert.match(pack, /NOTICE of nordwind\/child: Text \d below/);
  }).timeout(60_000);

  it('lets no text pass for a part of the pack or steer a terminal', async () => {
    const { stdout } = await notice();
    assert.equal(stdout.split('\nWHAT COULD NOT BE COLLECTED\n').length, 2);
    assert.ok(!stdout.includes('\u001b'));
  }).timeout(60_000);

  it('asks nothing a second time and gives the same bytes, also without a network', async () => {
    const first = await notice();
    const asked = hub.requests.length;
    assert.equal((await notice()).stdout, first.stdout);
    assert.equal(hub.requests.length, asked);
    const offline = await notice('--offline');
    assert.equal(hub.requests.length, asked);
    assert.match(offline.stdout, /Copyright \(c\) 2025 Acme Child/);
  }).timeout(90_000);

  it('says of every text that it can\u2019t have why', async () => {
    rmSync(join(dir, 'cache'), { recursive: true, force: true });
    await notice();
    rmSync(join(dir, 'cache'), { recursive: true, force: true });
    const { code, stdout } = await notice('--offline');
    assert.equal(code, 0);
    assert.ok(!stdout.includes('TEXTS OF LICENCES AND NOTICES'));
    assert.match(stdout, /A licence of nordwind\/child\n {4}\S/);
  }).timeout(90_000);
});
