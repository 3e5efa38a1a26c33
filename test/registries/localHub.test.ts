import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelEvidence } from '../../src/core/models/types.js';
import { createHubCacheReader, hubCacheDir } from '../../src/platform/nodeHubCache.js';
import { createLocalHub } from '../../src/registries/localHub.js';
import { key, knowledge, testPlatform } from './support.js';

const SHA = '0123456789abcdef0123456789abcdef01234567';

describe('the local Hub cache', () => {
  let root: string;
  const put = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  /** As huggingface_hub lays it out: a link in the snapshot, the text in `blobs`. */
  const putFile = (repository: string, path: string, text: string): void => {
    const folder = `models--${repository.replace('/', '--')}`;
    put(`${folder}/refs/main`, SHA);
    put(`${folder}/blobs/${path}`, text);
    mkdirSync(join(root, folder, 'snapshots', SHA), { recursive: true });
    symlinkSync(`../../blobs/${path}`, join(root, folder, 'snapshots', SHA, path));
  };
  const look = (model: string, revision: string | null = null): Promise<ModelEvidence | null> =>
    createLocalHub({ platform: testPlatform(), reader: createHubCacheReader(root), knowledge, classify: (text) => ({ matches: text.includes('MIT') ? [{ key: 'mit', confidence: 1, part: 'license' }] : [], signals: [] }) })(key(model, revision));
  beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'hub-cache-')); });
  afterEach(() => rmSync(root, { recursive: true }));

  it('answers with card, texts, base and remote code of the commit at hand', async () => {
    putFile('org/name', 'README.md', '---\nlicense: apache-2.0\npipeline_tag: text-generation\nbase_model:\n- a/b\ntags: [merge]\n---\n# Name\n');
    putFile('org/name', 'LICENSE', 'MIT License');
    putFile('org/name', 'config.json', '{"auto_map": {"AutoModel": "m.M"}}');
    putFile('org/name', 'adapter_config.json', '{"base_model_name_or_path": "c/d"}');
    const evidence = await look('org/name');
    assert.equal(evidence?.from, 'hub-cache');
    assert.equal(evidence?.sha, SHA);
    assert.deepEqual(evidence?.card, { license: 'apache-2.0', base_model: ['a/b'], tags: ['merge'] });
    assert.equal(evidence?.licenseFiles[0]?.key, 'mit');
    assert.deepEqual(evidence?.statedBases, [{ model: 'c/d', relation: 'adapter', source: 'config' }]);
    assert.equal(evidence?.remoteCode, true);
    assert.equal(evidence?.files, null);
    assert.equal((await look('org/name', SHA))?.sha, SHA);
    assert.equal(await look('org/name', 'v2'), null);
  });

  it('makes out the licence of a card that is no YAML, and says that it is broken', async () => {
    putFile('org/bad', 'README.md', '---\nlicense: apache-2.0\ntags: [a, b\n\tbase_model: x/y\n---\n# Bad card\n');
    const evidence = await look('org/bad');
    assert.equal(evidence?.cardBroken, true);
    assert.equal(evidence?.card?.['license'], 'apache-2.0');
  });

  it('suspects the base that the prose of a silent card speaks of', async () => {
    putFile('org/prose', 'README.md', '---\nlicense: mit\n---\nThis is fine-tuned from [Llama](https://huggingface.co/meta-llama/Llama-3.1-8B), on https://huggingface.co/datasets/a/b.\n');
    assert.deepEqual((await look('org/prose'))?.statedBases, [{ model: 'meta-llama/Llama-3.1-8B', relation: 'unknown', source: 'prose' }]);
    putFile('org/says', 'README.md', '---\nbase_model: x/y\n---\nTrained like https://huggingface.co/a/b\n');
    assert.deepEqual((await look('org/says'))?.statedBases, []);
  });

  it('says nothing where only weights were fetched, or nothing at all', async () => {
    putFile('org/weights', 'config.json', '{}');
    assert.equal(await look('org/weights'), null);
    assert.equal(await look('org/none'), null);
    assert.equal(await createLocalHub({ platform: testPlatform(), reader: createHubCacheReader(join(root, 'nowhere')), knowledge })(key('org/name')), null);
  });

  it('reads nothing outside the folder of the repository', async () => {
    put('secret.txt', '---\nlicense: mit\n---\n');
    put(`models--org--evil/refs/main`, SHA);
    mkdirSync(join(root, 'models--org--evil/snapshots', SHA), { recursive: true });
    symlinkSync('../../../secret.txt', join(root, 'models--org--evil/snapshots', SHA, 'README.md'));
    assert.equal(await look('org/evil'), null);
    for (const id of ['../secret', '..', 'org/..', 'org/evil/../..']) assert.equal(await look(id), null);
    assert.equal(await look('org/evil', '../../../x'), null);
    put('models--org--bad-ref/refs/main', '../../..');
    assert.equal(await look('org/bad-ref'), null);
  });

  it('is where the environment says', () => {
    assert.equal(hubCacheDir({ HF_HUB_CACHE: '/c' }), '/c');
    assert.equal(hubCacheDir({ HF_HOME: '/h' }), join('/h', 'hub'));
    assert.equal(hubCacheDir({ XDG_CACHE_HOME: '/x' }), join('/x', 'huggingface', 'hub'));
    assert.match(hubCacheDir({}), /[\\/]\.cache[\\/]huggingface[\\/]hub$/);
  });
});
