/** The Hub's ids that name a family without a version: never resolved to one (contract, section 5). */
export const FAMILY_IDS: ReadonlySet<string> = new Set(['openrail', 'openrail-m', 'rail', 'rail-m', 'gpl', 'lgpl', 'agpl', 'cc', 'bsd', 'gfdl', 'odbl', 'odc-by', 'cc-by', 'cc-by-nc', 'cc-by-sa', 'cc-by-nc-sa', 'cc-by-nd', 'cc-by-nc-nd', 'llama', 'creativeml', 'epl', 'eupl', 'cdla']);

/** Words that stand where a licence should and say nothing. */
export const NO_LICENSE: ReadonlySet<string> = new Set(['', 'unknown', 'none', 'null', 'n/a', 'na', 'tbd', 'todo', 'other', 'unlicensed', 'custom', 'license', 'licence', 'see license', 'see licence', 'see license file', 'proprietary', 'commercial']);

/** Squashed words that say what kind of licence it is and not which, whoever has called his text so. */
export const GENERIC: ReadonlySet<string> = new Set(['noncommercial', 'noncommercialuse', 'noncommercialuseonly', 'research', 'researchonly', 'researchuse', 'researchuseonly', 'academic', 'academicuseonly', 'community', 'opensource', 'open', 'free', 'model', 'modelweights', 'weights', 'code', 'commercial', 'commercialuse', 'permissive', 'copyleft', 'publicdomain', 'llm', 'ai', 'aimodel', 'openmodel', 'openweights']);

/** Spellings that no pattern below covers → the Hub's id. */
const KNOWN: Readonly<Record<string, string>> = {
  'asl 2.0': 'apache-2.0', 'mit mit': 'mit', 'mit expat': 'mit', 'x11 mit': 'mit', 'simplified bsd': 'bsd-2-clause', 'freebsd': 'bsd-2-clause', 'new bsd': 'bsd-3-clause', 'modified bsd': 'bsd-3-clause', 'revised bsd': 'bsd-3-clause', 'bsd new': 'bsd-3-clause',
  'boost': 'bsl-1.0', 'boost 1.0': 'bsl-1.0', 'sil ofl 1.1': 'ofl-1.1', 'ofl 1.1': 'ofl-1.1', 'sil open font 1.1': 'ofl-1.1', 'open font 1.1': 'ofl-1.1', 'the unlicense': 'unlicense', 'do what the fuck you want to': 'wtfpl',
  'open rail-m': 'openrail-m', 'open rail': 'openrail', 'creativeml open rail-m': 'creativeml-openrail-m', 'creativeml openrail-m': 'creativeml-openrail-m', 'openrail++-m': 'openrail++', 'creativeml open rail++-m': 'openrail++',
  'community data permissive 1.0': 'cdla-permissive-1.0', 'community data permissive 2.0': 'cdla-permissive-2.0', 'community data sharing 1.0': 'cdla-sharing-1.0', 'cogvideox': 'cogvideox',
};

/** Long names of the parts of a Creative Commons licence. */
const CC_WORDS: readonly (readonly [RegExp, string])[] = [[/\battribution\b/g, 'by'], [/\bnon[ -]?commercial\b/g, 'nc'], [/\bshare[ -]?alike\b/g, 'sa'], [/\bno[ -]?deriv(?:ative)?s?(?: works)?\b/g, 'nd']];

/**
 * Free spellings → the Hub's id: `Apache License, Version 2.0` and `apache 2` → `apache-2.0`, `CC BY-NC 4.0` → `cc-by-nc-4.0`.
 * Null where a spelling is not understood; a spelling without a version that the licence needs stays a family.
 */
export function normalizeSpelling(text: string): string | null {
  const words = text.toLowerCase().trim().replace(/[“”"'`()]/g, ' ').replace(/[\s_,]{1,20}/g, ' ').trim().replace(/^the /, '');
  if (words.length > 120) return null;
  const gnu = gnuSpelling(words);
  if (gnu !== null) return gnu;
  const plain = words.replace(/\b(?:software |public |general |open[- ]source )?licen[cs]e(?:s|d)?\b/g, ' ').replace(/\b(?:under|agreement|international|unported|generic|deed|universal|terms of use)\b/g, ' ').replace(/\bversion\b|\bv(?=\d)/g, ' ').replace(/ {1,20}/g, ' ').trim();
  const known = Object.hasOwn(KNOWN, plain) ? KNOWN[plain] : undefined;
  if (known !== undefined) return known;
  const cc = creativeCommons(plain);
  if (cc !== null) return cc;
  if (/^apache(?: foundation)?[ -]?(?:2(?:\.0)?)?$/.test(plain)) return 'apache-2.0';
  if (/^(?:mit|expat)$/.test(plain)) return 'mit';
  const bsd = /^(?:bsd[ -]?([23])(?:[ -]clause)?|([23])[ -]clause bsd)$/.exec(plain);
  if (bsd) return `bsd-${bsd[1] ?? bsd[2] ?? '3'}-clause`;
  const llama = /^(?:meta )?llama[ -]?(2|3|3\.1|3\.2|3\.3|4)(?: community)?$/.exec(plain);
  if (llama) return `llama${llama[1]}`;
  if (/^(?:mozilla|mpl)[ -]?2(?:\.0)?$/.test(plain)) return 'mpl-2.0';
  if (FAMILY_IDS.has(plain)) return plain;
  return /^[a-z0-9][a-z0-9.+-]{0,60}$/.test(words) ? words : null;
}

/** `GPLv3`, `GNU General Public License v3.0 or later` → `gpl-3.0`, `gpl-3.0-or-later`. */
function gnuSpelling(words: string): string | null {
  const short = words.replace(/\bgnu\b/g, ' ').replace(/\baffero general public licen[cs]e\b|\baffero gpl\b/g, 'agpl').replace(/\b(?:lesser|library) general public licen[cs]e\b|\blesser gpl\b/g, 'lgpl').replace(/\bgeneral public licen[cs]e\b/g, 'gpl')
    .replace(/\blicen[cs]e\b|\bversion\b/g, ' ').replace(/ {1,20}/g, ' ').trim();
  const found = /^(agpl|lgpl|gpl)[ -]{0,2}v?\.? ?(\d(?:\.\d)?)(?: ?(\+)|[ -](only)|[ -](?:or |and )?(?:any )?(?:-?or-)?later)?$/.exec(short.replace(/or-later/, 'or later').replace(/-or later/, ' or later'));
  if (!found) return null;
  const version = (found[2] ?? '').length === 1 ? `${found[2]}.0` : found[2];
  return `${found[1]}-${version}${found[3] || /later$/.test(short) ? '-or-later' : ''}`;
}

/** `Creative Commons Attribution-NonCommercial 4.0`, `CC BY NC 4.0`, `Attribution 4.0` → `cc-by-nc-4.0`. */
function creativeCommons(plain: string): string | null {
  const named = CC_WORDS.reduce((text, [word, part]) => text.replace(word, part), plain).replace(/^creative commons/, 'cc').replace(/\bpublic domain dedication\b/, '').replace(/[ -]{1,4}/g, '-').replace(/-$/, '');
  if (/^cc-?(?:0|zero)(?:-1\.0)?$/.test(named)) return 'cc0-1.0';
  const found = /^(?:cc-?)?(by(?:-(?:nc|sa|nd)){0,2})-?(\d\.\d)?$/.exec(named);
  if (!found || (!named.startsWith('cc') && found[2] === undefined)) return null;
  return found[2] ? `cc-${found[1]}-${found[2]}` : `cc-${found[1]}`;
}

/** A name without what people write differently: case, spaces, dashes; `loosely` without the words that every licence has, too. */
export function squash(name: string, loosely = true): string {
  const words = name.toLowerCase().slice(0, 200);
  return (loosely ? words.replace(/\b(?:the|licen[cs]e|licensing|agreement|terms of use|terms)\b/g, ' ') : words).replace(/[\s_()[\].,'"-]/g, '');
}

/** Several licences in one word, as people list them: `MIT/Apache-2.0`, `CC-BY-4.0, MIT`, `Apache 2.0 (code), CC-BY-NC-4.0 (weights)`. */
export function splitSpelling(text: string): string[] {
  if (text.length > 200 || /\b(?:OR|AND|WITH)\b/.test(text)) return [text];
  const parts = text.split(/[,;/&|]| and | \+ /i).map((part) => part.replace(/\((?:the )?(?:code|weights?|models?|data|datasets?|software|source code|model weights)\)|\bfor (?:the )?(?:code|weights?|models?|data)\b/gi, ' ').trim());
  return parts.length > 1 && parts.length <= 6 && parts.every((part) => part.length > 1) ? parts : [text];
}
