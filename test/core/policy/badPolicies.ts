/** A policy that must be refused: where the one line about it points, and what it says. */
export interface BadPolicy {
  readonly name: string;
  readonly text: string;
  readonly line: number;
  /** null: wherever the parser gave up. */
  readonly column: number | null;
  readonly says: RegExp;
  /** Other files beside it. */
  readonly files?: Readonly<Record<string, string>>;
  /** The file that the line names, where it is another. */
  readonly file?: string;
  /** How many problems there are, where it is more than the one. */
  readonly all?: number;
}

const bad = (name: string, text: string, line: number, column: number | null, says: RegExp, more: Pick<BadPolicy, 'files' | 'file' | 'all'> = {}): BadPolicy => ({ name, text, line, column, says, ...more });
const v1 = (text: string): string => `version: 1\n${text}\n`;

/** Each level names the one before nine times: a billion nodes from ten lines. */
const BOMB = v1(['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghij'.split('').map((c, i) => `${c}: &${c} [${Array.from({ length: 9 }, () => `*${'abcdefghij'[i] ?? 'a'}`).join(', ')}]`), 'ignore: *j'].join('\n'));

export const BAD_POLICIES: readonly BadPolicy[] = [
  // Not YAML, or not a policy at all.
  bad('an empty file', '', 1, 1, /expected 'version: 1'/),
  bad('comments alone', '# nothing\n', 1, 1, /expected 'version: 1'/),
  bad('a list at the top', '- a\n- b\n', 1, 1, /the policy: expected a map, found a list/),
  bad('a word at the top', 'balanced\n', 1, 1, /the policy: expected a map, found 'balanced'/),
  bad('a tab as indentation', v1('use:\n\tcommercial: true'), 3, 1, /tab/i),
  bad('a key twice', v1('use: { commercial: true }\nuse: { commercial: false }'), 3, 1, /unique/i),
  bad('a nested key twice', v1('use:\n  commercial: true\n  commercial: false'), 4, 3, /unique/i),
  bad('an open bracket', v1('ignore: [a, b'), 3, 1, /\]|flow/i),
  bad('an open quote', v1('ignore: ["a]'), 3, 1, /quote/i, { all: 2 }),
  bad('broken JSON', '{ "version": 1, "use": { "commercial": true }', 1, 46, /\}|flow/i),
  bad('two documents', 'version: 1\n---\nversion: 1\n', 2, 1, /document/i),
  bad('bad indentation', v1('use:\n    commercial: true\n  domicile: FR'), 4, 1, /indent|all collection items|column|map/i),
  // Versions.
  bad('no version', 'use: { commercial: true }\n', 1, 1, /'version' is missing/),
  bad('another version', 'version: 2\n', 1, 10, /version 2 is not known: expected 1/),
  bad('a version in quotes', 'version: "1"\n', 1, 10, /'version': expected a number of zero or more, found '1'/),
  // Words that are not known.
  bad('an unknown section', v1('licences: { deny: [MIT] }'), 2, 1, /unknown key 'licences' in the policy; did you mean 'licenses'\?/),
  bad('an unknown fact', v1('use:\n  comercial: true'), 3, 3, /unknown key 'comercial' in 'use'; did you mean 'commercial'\?/),
  bad('an unknown list', v1('licenses: { denied: [MIT] }'), 2, 13, /unknown key 'denied' in 'licenses'; did you mean 'deny'\?|unknown key 'denied' in 'licenses': expected one of allow, review, deny/),
  bad('an unknown way of offering', v1('use: { offeredAs: [hosted-servce] }'), 2, 20, /'hosted-servce' is not known: expected one of internal, .*did you mean 'hosted-service'\?/),
  bad('an unknown decision', v1('licenses: { unlisted: forbid }'), 2, 23, /'licenses\.unlisted': 'forbid' is not known: expected one of allow, review, deny/),
  bad('an unknown action', v1('provenance: { unpinned: warn }'), 2, 25, /did you mean|expected one of off, hint/),
  bad('an unknown registry', v1('registries: { allow: [hugginface] }'), 2, 23, /did you mean 'huggingface'\?/),
  bad('an unknown rule', v1('severity: { license/deny: error }'), 2, 13, /unknown key 'license\/deny' in 'severity'/),
  bad('an unknown severity', v1('severity: { license/denied: fatal }'), 2, 29, /expected one of error, warning/),
  bad('an unknown key of an approval', v1('approvals:\n  - model: a/b\n    decision: allow\n    until: 2027-01-01'), 5, 5, /unknown key 'until' in 'approvals'/),
  bad('an unknown key of a path', v1('paths:\n  - match: ["a/**"]\n    approvals: []'), 4, 5, /unknown key 'approvals' in 'paths'/),
  bad('a key that objects have', v1('constructor: 1'), 2, 1, /unknown key 'constructor'/),
  bad('a word that resembles none', v1('licenses: { foobarbaz: [] }'), 2, 13, /^unknown key 'foobarbaz' in 'licenses': expected one of allow, review, deny, unlisted, undeclared$/),
  bad('a short word with two letters wrong', v1('licenses: { dxxy: [] }'), 2, 13, /^unknown key 'dxxy' in 'licenses': expected one of/),
  bad('a long word with two letters wrong', v1('aprovls: []'), 2, 1, /^unknown key 'aprovls' in the policy; did you mean 'approvals'\?$/),
  bad('a key in capitals', v1('USE: {}'), 2, 1, /^unknown key 'USE' in the policy; did you mean 'use'\?$/),
  bad('one of more words than a line should list', v1('severity: { foo: error }'), 2, 13, /^unknown key 'foo' in 'severity': expected one of (?:[a-z]+\/[a-z-]+, ){11}[a-z]+\/[a-z-]+$/),
  bad('a list for a key', v1('? [a]\n: b'), 2, 3, /^unknown key '' in the policy: expected one of version, /),
  bad('a word with a line break', v1('licenses: { unlisted: "a\\nb" }'), 2, 23, /^'licenses\.unlisted': 'a b' is not known/),
  bad('a glob that takes too long', v1('ignore: ["x", "*a*b*c*"]'), 2, 15, /^'ignore': a pattern with more than 3 wildcards between two slashes can't be used$/),
  bad('more mistakes than anyone reads', v1(Array.from({ length: 60 }, (_, i) => `zzzzzzzz${i}: 1`).join('\n')), 2, 1, /^unknown key 'zzzzzzzz0'/, { all: 50 }),
  // Wrong types.
  bad('yes for true', v1('use: { commercial: yes }'), 2, 20, /'use\.commercial': expected true or false, found 'yes'/),
  bad('a number with commas', v1('use: { monthlyActiveUsers: "2,000,000" }'), 2, 28, /expected a number of zero or more, found '2,000,000'/),
  bad('a negative number', v1('use: { annualRevenueUSD: -1 }'), 2, 26, /expected a number of zero or more, found -1/),
  bad('a number without end', v1('use: { monthlyActiveUsers: .inf }'), 2, 28, /expected a number of zero or more/),
  bad('a word for a list', v1('ignore: third_party'), 2, 9, /'ignore': expected a list, found 'third_party'/),
  bad('a list for a map', v1('use: [commercial]'), 2, 6, /'use': expected a map, found a list/),
  bad('nothing for a map', v1('use:\nignore: []'), 2, 5, /'use': expected a map, found nothing/),
  bad('a key without a colon', v1('use: { monthlyActiveUsers }'), 2, 8, /^'use\.monthlyActiveUsers': expected a number of zero or more, found nothing$/),
  bad('a list for a number', v1('use: { monthlyActiveUsers: [1] }'), 2, 28, /^'use\.monthlyActiveUsers': expected a number of zero or more, found a list$/),
  bad('a map for a list', v1('ignore: { a: b }'), 2, 9, /^'ignore': expected a list, found a map$/),
  bad('a word for a map', v1('severity: error'), 2, 11, /^'severity': expected a map, found 'error'$/),
  bad('a long text for a list', v1(`ignore: ${'x'.repeat(90)}`), 2, 9, /^'ignore': expected a list, found 'x{40}'$/),
  bad('the eleventh of a list', v1(`ignore: [${'a, '.repeat(10)}1]`), 2, 40, /^'ignore': expected a string, found 1$/),
  bad('a number for a word', v1('ignore: [1]'), 2, 10, /'ignore': expected a string, found 1/),
  bad('undeclared: allow', v1('licenses: { undeclared: allow }'), 2, 25, /expected review or deny/),
  bad('a country in words', v1('use: { domicile: France }'), 2, 18, /^'use\.domicile': 'France' is not known: expected an ISO 3166-1 alpha-2 code in capitals, or EU$/),
  bad('a country that is none', v1('use: { territories: [UK] }'), 2, 22, /ISO 3166-1 alpha-2.*did you mean 'GB'\?/),
  bad('a country in small letters', v1('use: { domicile: fr }'), 2, 18, /^'use\.domicile': 'fr' is not known: expected an ISO 3166-1 alpha-2 code in capitals, or EU; did you mean 'FR'\?$/),
  bad('a date in words', v1('approvals: [{ model: a/b, decision: allow, expires: next year }]'), 2, 53, /a date as YYYY-MM-DD/),
  bad('a day that no month has', v1('approvals: [{ model: a/b, decision: allow, expires: 2027-02-31 }]'), 2, 53, /a date as YYYY-MM-DD/),
  bad('an approval of nothing', v1('approvals: [{ decision: allow }]'), 2, 13, /expected one of model, license, publisher/),
  bad('an approval without a decision', v1('approvals:\n  - model: a/b'), 3, 5, /'decision' is missing/),
  bad('a publisher rule without a publisher', v1('publishers: { deny: [{ reason: x }] }'), 2, 22, /expected one of id, country/),
  bad('a path that matches nothing', v1('paths: [{ match: [] }]'), 2, 18, /expected at least 1 item/),
  bad('a tag of another language', v1('use: !!python/object:os.system { commercial: true }'), 2, 6, /tag/i),
  bad('a tag without end', v1(`use: !${'x'.repeat(400)} {}`), 2, 6, /^Unresolved tag: !x{283}$/),
  bad('a merge key', v1('use: { <<: { commercial: true } }'), 2, 8, /unknown key '<<'/),
  // Anchors, bombs, size.
  bad('an alias of nothing', v1('ignore: *gone'), 2, 9, /^'\*gone' names no anchor: expected '&gone' before it$/),
  bad('an anchor in itself', v1('ignore: &a [*a]'), 2, 13, /expected a string, found a list|alias/i),
  bad('a bomb of aliases', BOMB, 3, 8, /aliases expand to more than 100 nodes: expected them written out/),
  bad('a bomb in a known key', v1(`ignore: &a [${Array.from({ length: 300 }, () => 'x').join(', ')}]\nprivateModels: [${Array.from({ length: 200 }, () => '*b').join(', ')}]\nextends: &b [x]`), 3, 17, /^'\*b' names no anchor: expected '&b' before it$/),
  bad('too large', v1(`# ${'x'.repeat(1024 * 1024)}`), 1, 1, /at most 1 MB|larger than/),
  bad('too deep in brackets', v1(`ignore: ${'['.repeat(900_000)}`), 2, 109, /nested too deeply/),
  bad('too deep behind empty lines', `\n\nignore: ${'['.repeat(101)}\n\n`, 3, 109, /nested too deeply/),
  bad('too deep in one line of items', v1(`ignore:\n  ${'- '.repeat(300_000)}`), 3, 203, /nested too deeply/),
  bad('too deep by indentation', v1(Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')), 203, 201, /nested too deeply/),
  bad('too deep in keys', '? '.repeat(300_000), 1, 201, /nested too deeply/),
  // Extends.
  bad('a preset that is none', v1('extends: [balancd]'), 2, 11, /'balancd' is no preset.*did you mean 'balanced'\?/),
  bad('a file that is missing', v1('extends: [base.yaml]'), 2, 11, /'base\.yaml' can't be found/),
  bad('a file outside the folder', v1('extends:\n  - balanced\n  - ../base.yaml'), 4, 5, /lies outside the folder/),
  bad('an absolute file', v1('extends: [/etc/policy.yaml]'), 2, 11, /lies outside the folder/),
  bad('an address', v1('extends: ["https://example.com/policy.yaml"]'), 2, 11, /lies outside the folder/),
  bad('itself', v1('extends: [model-policy.yaml]'), 2, 11, /extends itself: .*model-policy\.yaml → model-policy\.yaml/),
  bad('a circle', v1('extends: [a.yaml]'), 2, 11, /extends itself: model-policy\.yaml → a\.yaml → b\.yaml → a\.yaml/, { files: { 'a.yaml': v1('extends: [b.yaml]'), 'b.yaml': v1('extends: [a.yaml]') }, file: 'b.yaml' }),
  bad('a broken file', v1('extends: [a.yaml]'), 2, 20, /expected true or false/, { files: { 'a.yaml': v1('use: { commercial: 1 }') }, file: 'a.yaml' }),
  bad('a folder for a list of presets', v1('extends: balanced'), 2, 10, /'extends': expected a list, found 'balanced'/),
];
