import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveDeclared, type Declared } from '../../../src/core/licenses/declared.js';
import { repositoryOfLink, wordOfLink } from '../../../src/core/licenses/links.js';
import { normalizeSpelling } from '../../../src/core/licenses/spellings.js';
import type { LicenseClaim } from '../../../src/core/licenses/types.js';
import { catalogue, isPermissive } from './support.js';

const claims = (license: unknown, more: Partial<Declared> = {}): LicenseClaim[] => resolveDeclared({ license, model: 'org/model', publisher: 'org', source: 'card', ...more }, catalogue);
const keys = (license: unknown, more: Partial<Declared> = {}): (string | null)[] => claims(license, more).map((c) => c.key);

describe('what a card declares', () => {
  it('knows every licence id of the Hub that the catalogue has', () => {
    for (const license of catalogue.all) {
      if (license.hfId === null || ['gpl', 'lgpl', 'bsd', 'cc', 'openrail', 'gfdl', 'odbl', 'odc-by', 'unknown'].includes(license.hfId)) continue;
      assert.equal(catalogue.byKey(keys(license.hfId)[0] ?? '')?.hfId, license.hfId, license.hfId);
    }
  });

  const SPELLINGS: readonly (readonly [string, string])[] = [
    ...['Apache 2.0', 'apache2', 'Apache License, Version 2.0', 'The Apache Software License, Version 2.0', 'apache license v2.0', 'Apache Licence 2.0', 'ASL 2.0'].map((s) => [s, 'apache-2.0'] as const),
    ...['MIT License', 'The MIT License', 'MIT license (MIT)', 'mit-license', 'Expat'].map((s) => [s, 'mit'] as const),
    ...['CC BY-NC 4.0', 'cc by nc 4.0', 'CC-BY-NC-4.0', 'Creative Commons Attribution-NonCommercial 4.0 International', 'Creative Commons Attribution Non Commercial 4.0'].map((s) => [s, 'cc-by-nc-4.0'] as const),
    ...['CC BY 4.0', 'Creative Commons Attribution 4.0', 'Attribution 4.0 International'].map((s) => [s, 'cc-by-4.0'] as const),
    ...['CC0', 'CC0 1.0 Universal', 'Creative Commons Zero v1.0 Universal'].map((s) => [s, 'cc0-1.0'] as const),
    ...['GPLv3', 'GPL v3', 'gpl3', 'GNU General Public License v3.0', 'GNU GPL v3'].map((s) => [s, 'gpl-3.0'] as const), ['AGPLv3', 'agpl-3.0'], ['GNU Affero General Public License v3.0', 'agpl-3.0'], ['LGPLv3', 'lgpl-3.0'],
    ['BSD 3-Clause', 'bsd-3-clause'], ['New BSD', 'bsd-3-clause'], ['Simplified BSD', 'bsd-2-clause'], ['Mozilla Public License 2.0', 'mpl-2.0'], ['SIL OFL 1.1', 'ofl-1.1'], ['Boost', 'bsl-1.0'],
    ['Llama 2', 'llama-2'], ['Meta Llama 3.1 Community License', 'llama-3.1'], ['META LLAMA 3 COMMUNITY LICENSE AGREEMENT', 'llama-3'], ['Gemma Terms of Use', 'gemma'], ['CreativeML OpenRAIL-M', 'creativeml-openrail-m'], ['CreativeML Open RAIL++-M', 'openrail-plus-plus'],
    ['Stability AI Community License', 'stability-ai-community'], ['NVIDIA Open Model License', 'nvidia-open-model-license'], ['Tongyi Qianwen', 'tongyi-qianwen'], ['DeepSeek License', 'deepseek'], ['FLUX.1 [dev] Non-Commercial License', 'flux-1-dev-non-commercial'],
  ];
  for (const [spelling, key] of SPELLINGS) {
    it(`reads '${spelling}'`, () => {
      const [found, ...others] = claims(spelling);
      assert.deepEqual([found?.key, found?.declared, others.length], [key, spelling, 0]);
    });
  }

  it('never resolves a family to a version, nor a kind to a licence', () => {
    for (const word of ['openrail', 'OpenRAIL-M', 'gpl', 'cc', 'cc-by-nc', 'BSD License', 'bsd', 'gfdl', 'Llama', 'non-commercial', 'Non-Commercial License', 'research only', 'other', 'proprietary', 'public domain', 'custom', 'see LICENSE']) {
      assert.deepEqual(claims(word).map((c) => [c.key, c.confidence]), [[null, 0]], word);
      assert.deepEqual(keys('other', { licenseName: word }), [null], word);
    }
  });

  it('keeps expressions, and reads what carries `+` or `or later` as such', () => {
    assert.deepEqual(claims('MIT OR Apache-2.0').map((c) => c.spdx), ['MIT OR Apache-2.0']);
    assert.deepEqual(claims('Apache-2.0 WITH LLVM-exception').map((c) => [c.key, c.spdx]), [['apache-2.0', 'Apache-2.0 WITH LLVM-exception']]);
    assert.deepEqual(claims('GPL-3.0+').map((c) => c.spdx), ['GPL-3.0-or-later']);
    assert.deepEqual(claims('gpl-3.0').map((c) => c.spdx), ['GPL-3.0-only']);
    assert.deepEqual(claims('LicenseRef-llama-3.1').map((c) => c.key), ['llama-3.1']);
    assert.deepEqual(claims('MIT-0').map((c) => [c.key, c.spdx]), [[null, 'MIT-0']]);
  });

  it('reads lists as all of them', () => {
    assert.deepEqual(keys(['apache-2.0', 'mit']), ['apache-2.0', 'mit']);
    assert.deepEqual(keys('MIT/Apache-2.0'), ['mit', 'apache-2.0']);
    assert.deepEqual(keys('Apache 2.0 License (code), CC-BY-NC-4.0 (weights)'), ['apache-2.0', 'cc-by-nc-4.0']);
    assert.deepEqual(keys('MIT, or something else'), [null], 'a part that is not understood is not dropped');
  });

  it('holds both where licence and licence name disagree', () => {
    const both = claims('mit', { licenseName: 'deepseek' });
    assert.deepEqual(both.map((c) => c.key), ['mit', 'deepseek']);
    assert.match(both[1]?.note ?? '', /another licence/);
    assert.deepEqual(keys('llama3.1', { licenseName: 'llama-3.1' }), ['llama-3.1']);
    assert.deepEqual(keys('apache-2.0', { licenseName: 'my own words' }), ['apache-2.0']);
  });

  it('decides a name of several texts by publisher and model, and says so', () => {
    const [found] = claims('other', { licenseName: 'tencent-hunyuan-community', model: 'tencent/HunyuanVideo' });
    assert.deepEqual([found?.key, /different texts/.test(found?.note ?? '')], ['tencent-hunyuan-video', true]);
    const [open] = claims('other', { licenseName: 'Modified MIT License', model: 'someone/else' });
    assert.deepEqual([open?.key, /must be read/.test(open?.note ?? '')], [null, true]);
  });

  it('reads tags where the card is silent', () => {
    assert.deepEqual(claims(undefined, { tags: ['license:apache-2.0', 'en'] }).map((c) => [c.key, c.source]), [['apache-2.0', 'tag']]);
    assert.deepEqual(claims(undefined), []);
  });

  const LINKS: readonly (readonly [string, string])[] = [
    ['https://creativecommons.org/licenses/by-nc-sa/4.0/', 'cc-by-nc-sa-4.0'], ['https://creativecommons.org/licenses/by/4.0/legalcode', 'cc-by-4.0'], ['https://www.apache.org/licenses/LICENSE-2.0', 'apache-2.0'], ['https://opensource.org/licenses/MIT', 'mit'],
    ['https://spdx.org/licenses/BSD-3-Clause.html', 'bsd-3-clause'], ['https://www.gnu.org/licenses/gpl-3.0.html', 'gpl-3.0'], ['https://ai.google.dev/gemma/terms', 'gemma'], ['https://llama.meta.com/llama3/license/', 'llama-3'], ['https://www.llama.com/llama3_1/license/', 'llama-3.1'],
    ['https://github.com/meta-llama/llama-models/blob/main/models/llama3_2/LICENSE', 'llama-3.2'], ['https://mistral.ai/licenses/MRL-0.1.md', 'mrl-0.1'], ['https://developers.google.com/health-ai-developer-foundations/terms', 'health-ai-developer-foundations'],
  ];
  for (const [link, key] of LINKS) {
    it(`reads the link ${link}`, () => assert.deepEqual(keys('other', { licenseLink: link }), [key]));
  }

  it('says whose text a link means that only reading can tell', () => {
    assert.deepEqual(repositoryOfLink('LICENSE', 'org/model'), { model: 'org/model', path: 'LICENSE' });
    assert.deepEqual(repositoryOfLink('./docs/LICENSE.md', 'org/model'), { model: 'org/model', path: 'docs/LICENSE.md' });
    assert.deepEqual(repositoryOfLink('https://huggingface.co/Qwen/Qwen2.5-72B/blob/main/LICENSE', 'org/model'), { model: 'Qwen/Qwen2.5-72B', path: 'LICENSE' });
    for (const link of ['../../etc/passwd', 'javascript:alert(1)', 'https://example.org/LICENSE', '//example.org/x', '']) assert.equal(repositoryOfLink(link, 'org/model'), null, link);
    assert.match(claims('other', { licenseLink: 'https://huggingface.co/Qwen/Qwen2.5-72B/blob/main/LICENSE' })[0]?.note ?? '', /LICENSE in Qwen\/Qwen2\.5-72B/);
    assert.equal(wordOfLink('https://evil.example/creativecommons.org/licenses/by/4.0'), null);
  });

  it('takes anything without a throw, and allows nothing that nobody wrote', () => {
    fc.assert(fc.property(fc.anything(), fc.anything(), fc.anything(), (license, licenseName, licenseLink) => {
      for (const c of claims(license, { licenseName, licenseLink })) assert.ok(!isPermissive(c.key) || typeof license !== 'undefined' || licenseName !== undefined || licenseLink !== undefined);
    }), { numRuns: 300 });
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => {
      const spelling = normalizeSpelling(text);
      assert.ok(spelling === null || spelling.length <= 80);
    }), { numRuns: 300 });
  });
});
