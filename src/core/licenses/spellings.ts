/** The Hub's ids that name a family without a version: never resolved to one (contract, section 5). */
export const FAMILY_IDS: ReadonlySet<string> = new Set(['openrail', 'gpl', 'lgpl', 'agpl', 'cc', 'bsd', 'gfdl', 'odbl', 'odc-by', 'cc-by', 'cc-by-nc', 'cc-by-sa', 'cc-by-nc-sa', 'cc-by-nd', 'cc-by-nc-nd', 'llama', 'creativeml', 'epl', 'eupl', 'cdla']);

/** Words that stand where a licence should and say nothing. */
export const NO_LICENSE: ReadonlySet<string> = new Set(['', 'unknown', 'none', 'null', 'n/a', 'na', 'tbd', 'todo', 'other', 'unlicensed', 'custom', 'license', 'licence', 'see license', 'see licence', 'proprietary']);

/**
 * Free spellings → the Hub's id: `Apache License, Version 2.0` and `apache 2` → `apache-2.0`, `CC BY-NC 4.0` → `cc-by-nc-4.0`.
 * Null where a spelling is not understood; a spelling without a version that the licence needs stays a family.
 */
export function normalizeSpelling(text: string): string | null {
  const words = text.toLowerCase().trim().replace(/[“”"'`]/g, '').replace(/[\s_,]{1,20}/g, ' ').replace(/^the /, '');
  if (words.length > 120) return null;
  const plain = words.replace(/\b(?:software |public |general |open[- ]source )?licen[cs]e(?:s|d)?\b/g, ' ').replace(/\b(?:under|agreement|international|unported|generic|deed)\b/g, ' ').replace(/\bversion\b|\bv(?=\d)/g, ' ').replace(/ {1,20}/g, ' ').trim();
  const cc = /^(?:cc|creative commons)[ -]?(by(?:[ -](?:nc|sa|nd|noncommercial|sharealike|noderivatives|noderivs)){0,2}|attribution(?:[ -]{1,3}(?:noncommercial|sharealike|noderivatives|noderivs)){0,2}|0|zero)(?:[ -]?(\d\.\d))?$/.exec(plain);
  if (cc) {
    const parts = (cc[1] ?? '').replace('attribution', 'by').replace('noncommercial', 'nc').replace('sharealike', 'sa').replace(/noderiv(?:ative)?s/, 'nd').replace(/[ -]{1,3}/g, '-');
    if (parts === '0' || parts === 'zero') return 'cc0-1.0';
    return cc[2] ? `cc-${parts}-${cc[2]}` : `cc-${parts}`;
  }
  if (/^apache(?: foundation)?[ -]?(?:2(?:\.0)?)?$/.test(plain)) return /2/.test(plain) || plain === 'apache' ? 'apache-2.0' : null;
  if (/^(?:mit|expat)$/.test(plain)) return 'mit';
  const gnu = /^(?:gnu )?(agpl|lgpl|gpl|affero gpl|lesser gpl)[ -]?(\d(?:\.\d)?)(?:[ -](only|or[ -]later)|\+)?$/.exec(plain);
  if (gnu) return `${(gnu[1] ?? '').replace('affero gpl', 'agpl').replace('lesser gpl', 'lgpl')}-${(gnu[2] ?? '').length === 1 ? `${gnu[2]}.0` : gnu[2]}`;
  const bsd = /^(?:bsd[ -]?([23])(?:[ -]clause)?|([23])[ -]clause bsd|(?:new|modified|revised) bsd)$/.exec(plain);
  if (bsd) return `bsd-${bsd[1] ?? bsd[2] ?? '3'}-clause`;
  const llama = /^(?:meta )?llama[ -]?(2|3|3\.1|3\.2|3\.3|4)(?: community)?$/.exec(plain);
  if (llama) return `llama${llama[1]}`;
  const mpl = /^(?:mozilla|mpl)[ -]?2(?:\.0)?$/.exec(plain);
  if (mpl) return 'mpl-2.0';
  return /^[a-z0-9][a-z0-9.+-]{0,60}$/.test(words) ? words : null;
}
