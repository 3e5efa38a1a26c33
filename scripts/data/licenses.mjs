// Builds data/licenses.json from ../shared/licences/licences.json: facts in the shape of src/core/licenses/types.ts, with the
// corrections of licenses-corrections.mjs, packed as src/core/licenses/stored.ts says.
// node scripts/data/licenses.mjs [--check]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { deepStrictEqual } from 'node:assert';
import Ajv from 'ajv';
import { CORRECTIONS, HUB_NAMES, POLICY_URLS, PURPOSE_WORDS, SPDX_IDS, THRESHOLDS, URLS } from './licenses-corrections.mjs';
import { importCore } from './core.mjs';
import { sourceEntries } from './licenses-source.mjs';
import { ONLY_WHEN, PURPOSES, PURPOSE_CLAUSES, TERMS } from './licenses-terms.mjs';
import { dutiesOf } from './licenses-duties.mjs';

const shared = resolve('..', 'shared', 'licences');
if (!existsSync(shared)) {
  console.error('licences: ../shared/licences is not here; data/ stays as it is');
  process.exit(0);
}
const entries = sourceEntries(shared);
const sources = new Map(readFileSync(`${shared}/SOURCES.tsv`, 'utf8').split('\n').slice(1).filter(Boolean).map((l) => l.split('\t')).map((c) => [c[0], { repo: c[1], commit: c[2], path: c[3], sha256: c[5] }]));
const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
const PERMISSIVE = new Set(['permissive', 'public-domain']);

/** Clause references that only say that a number was not noted are none. */
const clauseOf = (entry, ...names) => names.map((n) => entry.clauses?.[n]).find((c) => c && c !== 'not recorded') ?? null;
const stated = (value, clause, text) => ({ value, clause, ...(text ? { text } : {}) });
const unclear = 'unclear';

function thresholds(e) {
  if (THRESHOLDS[e.key]) return THRESHOLDS[e.key];
  const list = [];
  const { mau_threshold: mau, revenue_threshold_usd: revenue } = e.terms;
  const base = (t, field) => ({ measuredAt: t.measured_at ?? null, aggregatedOver: t.aggregated_over ?? null, effect: 'needs-license', duty: null, onlyWhen: null, comparison: '>', clause: clauseOf(e, field, 'commercial_condition') });
  if (mau && typeof mau === 'object') list.push({ metric: 'mau', value: mau.value, unit: 'people', ...base(mau, 'mau_threshold') });
  if (revenue && typeof revenue === 'object') list.push({ metric: 'revenue', value: revenue.value, unit: revenue.value === null ? revenue.value_local : `USD/${/month/.test(revenue.period) ? 'month' : 'year'}`, ...base(revenue, 'revenue_threshold_usd') });
  return list;
}

function territories(e) {
  const list = e.terms.territorial_exclusions;
  if (!Array.isArray(list)) return [];
  return list.map((t) => {
    const inEu = EU.every((c) => t.iso.includes(c));
    const multimodal = /multimodal/.test(`${t.scope} ${t.stated_in}`);
    return { countries: [...(inEu ? ['EU'] : []), ...t.iso.filter((c) => !inEu || !EU.includes(c))], basis: /domiciled|principal place/.test(t.scope) ? 'domicile' : 'use', appliesTo: multimodal ? 'multimodal' : 'all', outputs: /output/i.test(t.scope), clause: clauseOf(e, 'territorial_exclusions') };
  });
}

function useRestrictions(e) {
  const { present, list } = e.terms.use_restrictions;
  const words = list.join(' · ').toLowerCase();
  const purposes = Object.entries(PURPOSE_WORDS).filter(([, test]) => test.test(words)).map(([p]) => p).sort();
  const passThrough = /enforceable|pass(?:ed)? on|downstream|pass-through/.test(`${e.terms.derivative_terms} ${e.terms.hosting_restriction}`);
  const policyTitle = POLICY_URLS[e.key]?.[0] ?? list.find((w) => /policy|AUP/i.test(w))?.replace(/ ?\(.*\)| incorporated by reference| incorporated/g, '') ?? null;
  return { present: present === true ? true : present === false ? false : unclear, purposes, list, policyTitle, policyUrl: POLICY_URLS[e.key]?.[1] ?? null, passThrough, clause: clauseOf(e, 'use_restrictions') };
}

function outputTraining(e) {
  const text = e.terms.output_training_restriction;
  const clause = clauseOf(e, 'output_training_restriction');
  if (text === null) return stated('allowed', null);
  if (text === unclear) return stated(PERMISSIVE.has(e.category) ? 'allowed' : unclear, null);
  if (/^(?:explicitly none|no claim|none found)/i.test(text)) return stated(/built-on|derivative/i.test(text) ? 'conditional' : 'allowed', clause, text);
  if (/^allowed|^no ban/i.test(text)) return stated('conditional', clause, text);
  return stated('forbidden', clause, text);
}

function outputs(e) {
  const text = `${e.terms.output_training_restriction ?? ''} ${e.terms.commercial_condition ?? ''} ${e.terms.use_restrictions.list.join(' ')}`;
  const clause = clauseOf(e, 'output_training_restriction', 'commercial_use');
  if (/outputs may be used commercially/i.test(text)) return stated('unrestricted', clause);
  if (/output(?:s|\/results)?(?: included| may not be used commercially| only for research| non-commercial|s? may not be)|AND output|data produced by the software|materials, outputs or results/i.test(text)) return stated('non-commercial', clause, 'Outputs, too, may not be used commercially.');
  if (territories(e).some((t) => t.outputs)) return stated('restricted', clauseOf(e, 'territorial_exclusions'), 'Outputs may not be used outside the territory either.');
  return stated(e.verified === false ? unclear : 'unrestricted', null);
}

function hosting(e) {
  const text = e.terms.hosting_restriction;
  const clause = clauseOf(e, 'hosting_restriction');
  if (text === null) return stated('allowed', null);
  if (text === unclear) return stated(PERMISSIVE.has(e.category) ? 'allowed' : unclear, null);
  if (/^no hosted|may not be offered as a service$/.test(text)) return stated(/may not be offered/.test(text) ? 'conditional' : 'forbidden', clause, sentence(text));
  return stated('conditional', clause, sentence(text));
}

function derivatives(e) {
  const text = e.terms.derivative_terms;
  const clause = clauseOf(e, 'derivative_terms');
  if (text === null) return stated('allowed', null);
  if (text === unclear) return stated(PERMISSIVE.has(e.category) ? 'allowed' : unclear, null);
  if (/no adapted material/.test(text) || e.category === 'no-derivatives') return stated('forbidden', clause, sentence(text));
  if (/under the same|only under this|only under the same|stay under this|under this licence/.test(text)) return stated('same-license', clause, sentence(text));
  return stated('conditional', clause, sentence(text));
}

const sentence = (text) => (text ? `${text[0].toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}` : undefined);

function terms(e) {
  const t = e.terms;
  const a = t.attribution;
  const copy = `${t.derivative_terms ?? ''} ${a.notice ?? ''}`;
  const commercial = t.commercial_use;
  return {
    commercialUse: stated(commercial, clauseOf(e, 'commercial_use', 'commercial_condition'), t.commercial_condition && t.commercial_condition !== unclear ? sentence(t.commercial_condition) : undefined),
    thresholds: thresholds(e),
    thresholdsUnclear: !PERMISSIVE.has(e.category) && (t.mau_threshold === unclear || t.revenue_threshold_usd === unclear) && !['copyleft', 'weak-copyleft', 'share-alike', 'no-derivatives'].includes(e.category),
    territories: territories(e),
    territoriesUnclear: !Array.isArray(t.territorial_exclusions) && e.verified === false,
    useRestrictions: useRestrictions(e),
    notice: stated(a.notice === unclear ? null : (a.notice ?? null), clauseOf(e, 'attribution')),
    builtWith: stated(a.built_with_text === unclear ? null : (a.built_with_text ?? null), clauseOf(e, 'attribution')),
    namePrefix: stated(a.model_name_prefix === unclear ? null : (a.model_name_prefix ?? null), clauseOf(e, 'attribution')),
    licenseCopy: stated(/cop(?:y|ies)|accompany|permission notice|full copy/i.test(copy) || ['permissive', 'copyleft', 'weak-copyleft'].includes(e.category), clauseOf(e, 'derivative_terms', 'attribution')),
    changeNotice: stated(/change notices|modifications must be (?:indicated|explained)/i.test(copy) || /^(?:apache-2\.0|gpl|agpl|lgpl|mpl|cc-by)/.test(e.key), clauseOf(e, 'derivative_terms', 'attribution')),
    shareAlike: stated(t.share_alike === unclear ? unclear : t.share_alike === true, clauseOf(e, 'share_alike', 'derivative_terms')),
    derivatives: derivatives(e), outputTraining: outputTraining(e), outputs: outputs(e), hosting: hosting(e),
    distribution: stated(e.verified === false ? unclear : /personal|non-transferable|no sublicens/.test(t.derivative_terms ?? '') ? 'conditional' : 'allowed', clauseOf(e, 'derivative_terms')),
    registration: stated(t.registration_required === true ? (/commercial/i.test(t.commercial_condition ?? '') ? 'commercial' : true) : t.registration_required === unclear && !PERMISSIVE.has(e.category) && e.verified === false ? unclear : false, clauseOf(e, 'registration_required', 'commercial_condition')),
    patentTermination: stated(t.patent_termination === unclear ? null : sentence(t.patent_termination) ?? null, clauseOf(e, 'patent_termination')),
    termination: stated(null, null),
    updatable: stated(t.updatable_by_licensor === unclear ? null : sentence(t.updatable_by_licensor) ?? null, clauseOf(e, 'updatable_by_licensor')),
    governingLaw: stated(t.governing_law === unclear ? null : (t.governing_law ?? null), clauseOf(e, 'governing_law')),
    sunset: stated(null, null),
  };
}

const merge = (target, patch) => { for (const [k, v] of Object.entries(patch ?? {})) if (k !== 'why') target[k] = v && typeof v === 'object' && !Array.isArray(v) && target[k] && typeof target[k] === 'object' && k === 'terms' ? merge({ ...target[k] }, v) : v; return target; };

const core = await importCore('scripts/data/licenseCode.ts');
/** What was never read says nothing: a usual value is a guess there. */
const unread = (said) => Object.fromEntries(Object.entries(said).map(([name, v]) => [name, JSON.stringify(v) === JSON.stringify(core.DEFAULT_TERMS[name]) ? core.UNCLEAR_TERMS[name] : v]));

const licenses = entries.map((e) => {
  const source = e.text_key ? sources.get(e.text_key) : undefined;
  const entry = {
    key: e.key, hfId: e.hf_id && e.hf_id !== 'other' ? e.hf_id : null, hfNames: HUB_NAMES[e.key] ?? (e.hf_license_name ? [e.hf_license_name] : []),
    spdx: SPDX_IDS[e.key] ?? e.spdx ?? `LicenseRef-${e.key}`, title: e.title, version: e.version ?? null, publisher: e.publisher ?? null, category: e.category, terms: terms(e),
    aliases: e.aliases ?? [], url: URLS[e.key] ?? (e.spdx && !e.spdx.startsWith('LicenseRef-') ? `https://spdx.org/licenses/${SPDX_IDS[e.key] ?? e.spdx}.html` : source && source.repo && !/scancode/.test(source.repo) ? `https://github.com/${source.repo}/blob/${source.commit}/${source.path}` : null),
    verified: e.verified !== false, notes: e.notes?.trim() || null, source: source ? `${source.repo}@${source.commit.slice(0, 10)}:${source.path}` : null,
  };
  merge(entry, { terms: dutiesOf(e.key) });
  merge(entry, CORRECTIONS[e.key]);
  merge(entry, TERMS[e.key]);
  const { thresholds: limits, useRestrictions: uses } = entry.terms;
  entry.terms.thresholds = limits.map((t) => ({ ...t, onlyWhen: ONLY_WHEN[e.key] ?? t.onlyWhen }));
  entry.terms.useRestrictions = { ...uses, purposes: [...new Set([...uses.purposes, ...(PURPOSES[e.key] ?? [])])].sort(), clause: PURPOSE_CLAUSES[e.key] ?? uses.clause };
  if (!entry.verified) entry.terms = unread(entry.terms);
  return entry;
}).sort((a, b) => (a.key < b.key ? -1 : 1));

const value = { date: '2026-11-24', ...core.packLicenses(licenses) };
const again = value.licenses.map((l) => core.unpackLicense(l, value.strings));
for (const [i, license] of licenses.entries()) deepStrictEqual(again[i], license, `${license.key} is not the same when it is unpacked`);

const schema = JSON.parse(readFileSync('data/schema/licenses.schema.json', 'utf8'));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
if (!validate(value)) {
  for (const error of validate.errors.slice(0, 20)) console.error(`licences: ${value.licenses[Number(error.instancePath.split('/')[2])]?.key ?? ''}${error.instancePath} ${error.message}`);
  process.exit(1);
}
// One line for each entry, so that a change of one is a change of one line.
const text = `{"date":${JSON.stringify(value.date)},"strings":${JSON.stringify(value.strings)},"licenses":[\n${value.licenses.map((l) => JSON.stringify(l)).join(',\n')}\n]}\n`;
if (process.argv.includes('--check')) {
  const same = existsSync('data/licenses.json') && readFileSync('data/licenses.json', 'utf8') === text;
  if (!same) console.error('data/licenses.json is out of date: npm run data');
  process.exit(same ? 0 : 1);
}
writeFileSync('data/licenses.json', text);
console.log(`licences: ${licenses.length} entries, ${text.length} bytes`);
