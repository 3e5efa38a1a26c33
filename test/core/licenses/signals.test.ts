import assert from 'node:assert/strict';
import { findSignals } from '../../../src/core/licenses/signals.js';
import { numberOf } from '../../../src/core/licenses/signalRules.js';
import type { ClauseSignal } from '../../../src/core/licenses/types.js';
import { catalogue, expected, isPermissive, textOf, texts } from './support.js';

const has = (signals: readonly ClauseSignal[], ...terms: string[]): boolean => signals.some((s) => terms.includes(s.term));

describe('clause signals', () => {
  /** One sentence of a text that nobody knows, and what it must raise. */
  const SENTENCES: readonly (readonly [string, string, ClauseSignal['value']])[] = [
    ['If your product has more than 700 million monthly active users, you must request a license.', 'mau-threshold', 700_000_000],
    ['… exceeding 10,000,000 MAU in the preceding month', 'mau-threshold', 10_000_000],
    ['The number of monthly active users of your services must not exceed 1 million.', 'mau-threshold', 1_000_000],
    ['若您的产品在前一个自然月超过3亿月活跃用户数，则您必须申请许可。', 'mau-threshold', 300_000_000],
    ['provided that the daily active users (DAU) stay below 1 million', 'dau-threshold', 1_000_000],
    ['limited to 1 million visits per month', 'visits-threshold', 1_000_000],
    ['deployed on not more than 5,000 edge devices', 'device-threshold', 5000],
    ['organisations with 250 or more employees', 'employee-threshold', 250],
    ['Companies whose annual revenue exceeds US$10 million need a commercial licence.', 'revenue-threshold', 10_000_000],
    ['more than 20 million US dollars (or equivalent in other currencies) in monthly revenue', 'revenue-threshold', 20_000_000],
    ['annual gross revenue of at least USD 1,000,000', 'revenue-threshold', 1_000_000],
    ['The model may be used for non-commercial purposes only.', 'non-commercial', true],
    ['You may not use the Materials for commercial purposes.', 'non-commercial', true],
    ['Commercial use is strictly prohibited.', 'non-commercial', true],
    ['本模型不得用于任何商业目的。', 'non-commercial', true],
    ['The weights are provided solely for academic research.', 'research-only', true],
    ['for research purposes only', 'research-only', true],
    ['You may use it for internal evaluation only.', 'evaluation-only', true],
    ['This license does not apply in the European Union, United Kingdom and South Korea.', 'territory', 'EU, GB, KR'],
    ['You shall not use the outputs outside the Territory.', 'territory', 'the Territory that the text defines'],
    ['You agree not to use the Model for any military purpose.', 'use-restriction', 'military'],
    ['subject to our Acceptable Use Policy', 'use-restriction', 'use-policy'],
    ['You must prominently display "Built with Foo" on a related website.', 'naming', 'Built with Foo'],
    ['You shall also include “Foo” at the beginning of any such AI model name.', 'naming', 'Foo'],
    ['You will not use the outputs to train any other large language model.', 'output-training', true],
    ['Derivatives must be distributed under the same terms.', 'share-alike', true],
    ['You may not create derivative works of the Model.', 'no-derivatives', true],
    ['You may not offer the Model to third parties as a hosted service.', 'hosting', true],
    ['You must register with the Licensor before any use.', 'registration', true],
    ['This license expires on 31 December 2027.', 'expiry', 'license expires on 31 december 2027'],
    ['A commercial license is required; commercial use requires a separate agreement.', 'commercial-license', true],
  ];
  for (const [sentence, term, value] of SENTENCES) {
    it(`finds ${term} in: ${sentence}`, () => {
      const text = `Some Licence\n\nFirst paragraph without anything.\n\n${sentence}\n\nLast paragraph.`;
      const signal = findSignals(text).find((s) => s.term === term);
      assert.deepEqual(signal && { value: signal.value, line: signal.line }, { value, line: 5 });
      // Broken over lines, in Markdown or HTML it says the same.
      for (const other of [sentence.replace(/ /g, '\n'), `> **${sentence}**`, `<p>${sentence.replace(/"/g, '&quot;')}</p>`]) assert.ok(findSignals(other).some((s) => s.term === term), other);
    });
  }

  const HARMLESS: readonly string[] = [
    'You may use the Software for any purpose, commercial or non-commercial.', 'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND.', 'This License is governed by the laws of the European Union member state of the licensor.',
    'Redistributions of source code must retain the above copyright notice.', 'including but not limited to research, education and commerce', 'The project has more than 100 contributors and began in 2015.',
  ];
  for (const sentence of HARMLESS) {
    it(`finds no limit in: ${sentence}`, () => {
      assert.ok(!has(findSignals(sentence), 'non-commercial', 'research-only', 'evaluation-only', 'territory', 'mau-threshold', 'revenue-threshold', 'employee-threshold', 'share-alike'), JSON.stringify(findSignals(sentence)));
    });
  }

  it('reads figures as people write them', () => {
    for (const [text, value] of [['700 million', 7e8], ['usd10m', 1e7], ['1000000', 1e6], ['ten million', 1e7], ['1.5 billion', 1.5e9], ['100万', 1e6], ['none', null]] as const) assert.equal(numberOf(text), value, text);
  });

  it('finds what the catalogue knows of the stored texts', function () {
    if (texts.size === 0) this.skip();
    const missed: string[] = [], wrong: string[] = [];
    let all = 0;
    for (const [name, key] of expected) {
      const license = key === null ? undefined : catalogue.byKey(key);
      // One text for each entry: the one that its facts were read from.
      if (!license?.verified || (name !== key && [...expected].some(([other, k]) => k === key && other !== name))) continue;
      const signals = findSignals(textOf(name));
      const t = license.terms;
      const need = (what: string, found: boolean): void => {
        all++;
        if (!found) missed.push(`${name}: ${what}`);
      };
      if (t.commercialUse.value === 'no') need('non-commercial', has(signals, 'non-commercial', 'research-only', 'evaluation-only'));
      if (license.category === 'research-only') need('research-only', has(signals, 'research-only', 'evaluation-only'));
      for (const th of t.thresholds) if (th.value !== null) need(`${th.metric} ${th.value}`, signals.some((s) => s.term.endsWith('-threshold') && s.value === th.value));
      if (t.builtWith.value !== null) need('naming', has(signals, 'naming'));
      if (t.useRestrictions.present === true) need('use-restriction', has(signals, 'use-restriction'));
      if (isPermissive(key) && has(signals, 'non-commercial', 'research-only', 'evaluation-only', 'mau-threshold', 'revenue-threshold', 'territory')) wrong.push(name);
    }
    assert.deepEqual(wrong, []);
    assert.ok(all > 150 && missed.length / all <= 0.08, `${missed.length} of ${all}: ${missed.join('; ')}`);
  });
});
