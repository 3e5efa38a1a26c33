import type { ClauseSignal } from './types.js';

/** Where a match stands, in normalised words (see `findSignals`), and the lines as written. */
interface Place {
  readonly around: string;
  readonly before: string;
  readonly after: string;
  readonly shown: string;
}

interface Rule {
  readonly term: string;
  /** Over normalised words: lower case, no hyphens, ` | ` at the end of a sentence. */
  readonly pattern: RegExp;
  /** The value to show; undefined: no such clause after all. */
  readonly value: (match: RegExpExecArray, place: Place) => ClauseSignal['value'] | undefined;
}

const yes = (): true => true;

/** "for any purpose, commercial or non-commercial" restricts nothing. */
function nonCommercial(match: RegExpExecArray, { before, after }: Place): true | undefined {
  if (/commercial (?:and |or |as well as |and or |purposes and |purposes or |use or )(?:for )?$/.test(before) || /^ (?:\w{1,20} )?(?:and |or |as well as |and or )(?:for )?commercial/.test(after)) return undefined;
  // A licence may speak of it only to say that it does not matter, or to exempt it from fees.
  return /^noncommercial/.test(match[0]) && /(?:not limited to|whether|both) (?:commercial |for )?$/.test(before) ? undefined : true;
}

const SCALE: Readonly<Record<string, number>> = { hundred: 1e2, thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, mn: 1e6, mm: 1e6, billion: 1e9, bn: 1e9, b: 1e9, 万: 1e4, 亿: 1e8, 百万: 1e6, 千万: 1e7 };
const SPELLED: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, five: 5, ten: 10, twenty: 20, fifty: 50, hundred: 100, seven: 7, 一: 1, 十: 10, 百: 100 };

/** A figure in words → the number: `700 million`, `1000000`, `usd10m`, `100万`. */
export function numberOf(text: string): number | null {
  const match = /(\d{1,15}(?:\.\d{1,4})?|\b(?:one|two|three|five|seven|ten|twenty|fifty|hundred)\b) ?((?:hundred |)(?:thousand|million|billion)\b|bn\b|mn\b|mm\b|[kmb]\b|百万|千万|[万亿])?/.exec(text);
  if (!match) return null;
  const base = SPELLED[match[1] ?? ''] ?? Number(match[1]);
  const scale = (match[2] ?? '').split(' ').reduce((product, word) => product * (SCALE[word] ?? 1), 1);
  const value = base * scale;
  return Number.isFinite(value) && value > 0 ? value : null;
}

const FIGURE = String.raw`(?:usd|us|rmb|eur|gbp)? ?(?:\d[\d.]{0,18}|one|two|five|ten|fifty|twenty|hundred)(?: ?(?:hundred )?(?:thousand|million|billion|bn|mn|mm|[kmb]|万|亿))?(?= |$)`;
const figure = (least: number) => (match: RegExpExecArray): number | undefined => {
  const value = numberOf(match.groups?.['figure'] ?? '');
  return value === null || value < least ? undefined : value;
};

/** Names of places, and the codes that they are shown as. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/european union|\beu\b|member states?/, 'EU'], [/european economic area|\beea\b/, 'EEA'], [/united kingdom|\buk\b|great britain/, 'GB'], [/south korea|republic of korea/, 'KR'], [/\bchina\b|prc\b/, 'CN'],
  [/\brussia/, 'RU'], [/\biran\b/, 'IR'], [/\bcuba\b/, 'CU'], [/\bsyria/, 'SY'], [/\bunited states\b/, 'US'], [/\bjapan\b/, 'JP'], [/\bindia\b/, 'IN'], [/\btexas\b/, 'US-TX'], [/\billinois\b/, 'US-IL'],
];
const PLACE = String.raw`(?:european union|eu|european economic area|eea|united kingdom|uk|south korea|republic of korea|china|prc|japan|india|illinois|texas)\b`;

function places(match: RegExpExecArray, { after, around }: Place): string | undefined {
  // Courts, laws and statutes name places without shutting anybody out.
  if (/(?:laws?|courts?|directive|regulation|legislation|jurisdiction) of (?:the )?(?:\w{1,20} ){0,3}$/.test(match[0]) || /governing law|hague|directive \d/.test(match[0])) return undefined;
  const words = `${match[0]}${after.split('|')[0] ?? ''}`;
  // "Meta Ireland, if you are in the EEA or Switzerland" says who grants, not who is left out.
  if (/or switzerland/.test(`${match[0]}${after.slice(0, 20)}`) && !/united kingdom|not being granted|not granted/.test(around)) return undefined;
  const codes = PLACES.filter(([name]) => name.test(words)).map(([, code]) => code);
  return codes.length && !/export control|ofac/.test(around.slice(200, 280)) ? codes.join(', ') : undefined;
}

/** Restricted purposes, by words of the policy's vocabulary (scripts/data/licenses-corrections.mjs, `PURPOSE_WORDS`). */
const PURPOSES: readonly (readonly [RegExp, string])[] = [
  [/high ?risk/, 'high-risk-uses'], [/military|warfare|军事/, 'military'], [/weapon/, 'weapons'], [/nuclear/, 'nuclear'], [/espionage/, 'espionage'], [/surveillance/, 'surveillance'], [/biometric/, 'biometrics'], [/law enforcement|administration of justice/, 'law-enforcement'],
  [/medical advice/, 'medical-advice'], [/legal advice/, 'legal-advice'], [/automated decision|fully automated/, 'automated-decisions'], [/disinformation|misinformation|verifiably false/, 'disinformation'], [/discriminat/, 'discrimination'],
  [/harass|defam|disparag/, 'harassment'], [/minors|children/, 'exploiting-minors'], [/malware|malicious code/, 'malware'], [/impersonat/, 'impersonation'], [/compet(?:e|ing|itive|itor)/, 'competing-products'], [/critical infrastructure/, 'critical-infrastructure'],
  [/危害国家|国家安全|unlawful|illegal|violat\w{1,4} (?:any )?(?:applicable )?law/, 'unlawful-use'],
];

function purpose(match: RegExpExecArray): string | undefined {
  return PURPOSES.find(([words]) => words.test(match[0]))?.[1];
}

/** What must be displayed or how a name must begin, as it is quoted in the text. */
function quoted(_match: RegExpExecArray, { shown }: Place): string | true {
  return /["“”]([^"“”]{2,60})["“”]/.exec(shown)?.[1] ?? true;
}

const NOT = String.raw`(?:may not|shall not|must not|cannot|can not|do not|will not|not to|not be|not permitted|not allowed|prohibited|forbidden|agree not|never|refrain from|not use|not grant|are not|is not)`;

/** Clauses that a reviewer must see, in no order. Every quantifier is bounded, so that the search is linear. */
export const RULES: readonly Rule[] = [
  { term: 'non-commercial', pattern: /noncommercial|non commercial|nonproduction|not for profit (?:use|purposes)|非商业|非营利|非商用/g, value: nonCommercial },
  { term: 'non-commercial', pattern: new RegExp(`${NOT} (?:[^|]{0,80} )?(?:commercial(?:ly)?|for profit|for commercial)(?= (?:purposes?|use|gain|advantage|exploit\\w{0,12}|products?|applications?|activit\\w{1,12}|manner|setting)|ly|$| \\|| or )`, 'g'), value: (match) => (/noncommercial/.test(match[0]) || /commercial (?:license|agreement|terms)/.test(match[0]) ? undefined : true) },
  { term: 'non-commercial', pattern: /commercial (?:use|purposes?|exploitation|deployment)(?: [^|]{0,30})? (?:is|are) (?:strictly |expressly )?(?:not (?:permitted|allowed|granted)|prohibited|forbidden|excluded)|(?:不得|禁止|不可|不能)[^|]{0,20}(?:商业|营利|商用)/g, value: yes },
  { term: 'commercial-license', pattern: /commercial (?:use|purposes?|license|licensing|exploitation)[^|]{0,60} (?:requires?|must (?:obtain|request|apply)|subject to|contact|need)|(?:obtain|request|apply for|acquire|purchase|enter into)(?: [^|]{0,60})? (?:commercial|separate|paid|additional|enterprise)(?: \w{1,20}){0,2} (?:license|agreement|authorization|permission)|must (?:first )?(?:request|obtain)(?: [^|]{0,30})? license from|商业授权|商用授权|书面授权/g, value: yes },
  { term: 'research-only', pattern: /(?:solely|only|exclusively|limited to|restricted to|merely)(?: for| to)?(?: [^|]{0,50})? (?:academic|scientific|research|educational|study|studying)\b|(?:academic|scientific|research|educational)(?: [^|]{0,40})? (?:purposes?|use) (?:only|solely|exclusively)|research only|noncommercial(?: [^|]{0,20})? (?:academic|scientific )?research|research purposes? means|(?:仅|只)[^|]{0,12}(?:研究|学术)/g, value: (match, { before }) => (/not limited to|without limit/.test(`${before}${match[0]}`.slice(-240)) ? undefined : true) },
  { term: 'evaluation-only', pattern: /(?:solely|only|exclusively)(?: for)?(?: [^|]{0,40})? (?:evaluation|testing|evaluating|trial)\b|(?:evaluation|testing|internal use|personal use) (?:purposes )?only|(?:internal|personal) (?:use|purposes) only/g, value: yes },
  { term: 'mau-threshold', pattern: new RegExp(`(?<figure>${FIGURE}) (?:or more |and above )?(?:monthly |individual |unique |registered |average |total ){0,3}(?:active )?(?:users|user|end users|customers|people|maus?|muus?|月活)(?! (?:per day|daily))`, 'g'), value: figure(100) },
  { term: 'mau-threshold', pattern: new RegExp(`(?:monthly (?:active|unique) users?|maus?|muus?|number of (?:active )?users|月活[^|]{0,6})(?: [^|]{0,200})?(?:exceeds?|greater than|more than|over|above|at least|超过|大于) ?(?:[^|\\d]{0,30})?(?<figure>${FIGURE})`, 'g'), value: figure(100) },
  { term: 'mau-threshold', pattern: /(?<figure>\d[\d.]{0,12} ?(?:百万|千万|[万亿]))(?:名|个|位)?(?:月活|月度活跃|活跃用户|用户)/g, value: figure(100) },
  { term: 'dau-threshold', pattern: new RegExp(`(?:daily (?:active )?users?|dau|日均用户|日活)[^|]{0,80}?(?<figure>${FIGURE})|(?<figure2>${FIGURE}) daily (?:active )?users`, 'g'), value: (match) => numberOf(match.groups?.['figure'] ?? match.groups?.['figure2'] ?? '') ?? undefined },
  { term: 'visits-threshold', pattern: new RegExp(`(?<figure>${FIGURE}) (?:monthly |user ){0,2}visits`, 'g'), value: figure(100) },
  { term: 'device-threshold', pattern: new RegExp(`(?<figure>${FIGURE}) (?:edge |end |user ){0,2}devices|(?:edge|end|user)?(?:side)? ?devices[^|\\d]{0,60} (?<figure2>${FIGURE})`, 'g'), value: (match) => numberOf(match.groups?.['figure'] ?? match.groups?.['figure2'] ?? '') ?? undefined },
  { term: 'employee-threshold', pattern: new RegExp(`(?<figure>${FIGURE}) (?:or more )?(?:full time |fulltime )?(?:employees|developers|seats|workers)`, 'g'), value: figure(2) },
  { term: 'revenue-threshold', pattern: new RegExp(`(?:revenues?|turnover|income|funding|sales|营业收入|收入|营收)\\b(?: [^|]{0,120})?(?:exceed\\w{0,12}|greater than|more than|over|above|at least|in excess of|less than|under|below|up to|equal to|is|of|超过)(?: [^|\\d]{0,60})?(?<figure>${FIGURE})`, 'g'), value: figure(1000) },
  { term: 'revenue-threshold', pattern: new RegExp(`(?<figure>${FIGURE}) (?:us |united states )?(?:dollars|usd|us dollars|euros|eur|rmb|yuan|美元|人民币|元)?(?: [^|]{0,80})? ?(?:revenues?|turnover|in (?:annual|monthly|gross) (?:sales|income)|annual income|funding)\\b`, 'g'), value: figure(1000) },
  { term: 'territory', pattern: new RegExp(`(?:${NOT}|does not apply|excluding|except(?:ing)?(?: for| in)?|exclude[sd]?|outside|other than|not (?:available|intended|granted|licensed))(?: [^|]{0,200})? ${PLACE}`, 'g'), value: places },
  { term: 'territory', pattern: new RegExp(`(?:domiciled in|principal place of business in|established in|residents? of|located in|resid(?:e|ing) in)(?: [^|]{0,60})? ${PLACE}[^|]{0,200}`, 'g'), value: (match, place) => (/not|exclu|no right|prohibit/.test(match[0]) || /not being granted|not granted|excluded|not apply|may not/.test(place.around) ? places(match, place) : undefined) },
  { term: 'territory', pattern: /territory (?:shall mean|means?|is|refers to)[^|]{0,60} (?:excluding|except|other than|outside)[^|]{0,120}/g, value: places },
  { term: 'territory', pattern: /(?:only|solely|exclusively)(?: [^|]{0,40})? (?:within|in|inside) the territory|outside (?:of )?the territory/g, value: () => 'the Territory that the text defines' },
  { term: 'use-restriction', pattern: /(?:solely|only|exclusively) (?:for|in connection with) computational use|bypass[^|]{0,60} guardrail|guardrails?[^|]{0,60} (?:bypass|disabl|circumvent)|(?:disable|diminish|circumvent|bypass|remove)[^|]{0,40} (?:filter|safety|guardrail|watermark)/g, value: () => 'safeguards-or-purpose' },
  { term: 'use-restriction', pattern: /(?:acceptable use|prohibited use|use|usage|content) polic(?:y|ies)|usebased restrictions|(?:use|usage) (?:restriction|limitation)s?|prohibited uses|使用政策/g, value: () => 'use-policy' },
  { term: 'use-restriction', pattern: new RegExp(`(?:${NOT}|no license|prohibited uses?|use restrictions?|不得|禁止)(?: ?[^|]{0,160})?(?:high ?risk|military|warfare|weapon|nuclear|espionage|surveillance|biometric|law enforcement|compet(?:e|ing|itive|itor)|harm(?:ing)? (?:minors|others)|minors|discriminat|harass|defam|disinformation|misinformation|medical advice|critical infrastructure|malware|军事|危害国家|国家安全|unlawful|illegal)\\w{0,12}`, 'g'), value: purpose },
  { term: 'use-restriction', pattern: /(?:for|in any way that|to|of) (?:any )?(?:purpose of )?(?:military|warfare|weapons?|surveillance|exploiting harming or attempting to exploit or harm minors|generate or disseminate verifiably false|defame disparage|fully automated decision|discriminat\w{1,6}|provide medical advice|medical advice|exploit(?:ing)? (?:any of )?the vulnerabilities|administration of justice)/g, value: purpose },
  { term: 'naming', pattern: /(?:is |are )?(?:built|made|powered|created|improved|developed|trained) (?:with|by|using|on) [^|]{1,40}|(?:include|begin|start|prefix)\w{0,3} [^|]{0,80}(?:(?:ai )?model names?|names? of (?:the |any |such |your |all )*(?:ai |derivative )?(?:model|derivative|work))\b|names? (?:must|shall|should) (?:begin|start|include)[^|]{0,40}|(?:prominently |clearly |conspicuously )?(?:display|state|show|mark|label)\w{0,4} [^|]{0,80}(?:on|in) (?:a |the |your |any |such |related )*(?:website|user interface|ui|interface|about page|product documentation|documentation|blogpost)/g, value: naming },
  { term: 'output-training', pattern: new RegExp(`${NOT}(?: [^|]{0,160})? (?:outputs?|results|generated content|synthetic data)(?: [^|]{0,120})? (?:train|improve|develop|distil\\w{0,12}|fine ?tun\\w{0,12}|create)\\w{0,5}\\b|(?:train|improve|develop|distil\\w{0,12}|finetun\\w{0,12}|create|build)(?:ing)? (?:[^|]{0,60} )?(?:other|another|any|competing|similar)(?: [^|]{0,30})? (?:language |foundation |generative |ai |machine learning ){0,3}models?`, 'g'), value: (match, { around }) => (new RegExp(NOT).test(match[0]) || new RegExp(NOT).test(around) ? true : undefined) },
  { term: 'outputs', pattern: /outputs?\b[^|]{0,100} (?:in connection with|for) any commercial|noncommercial use of [^|]{0,80} outputs?\b|only use [^|]{0,100} outputs?\b[^|]{0,20} for|(?:not|never) [^|]{0,60}outputs?\b[^|]{0,80} (?:commercial(?:ly)?|outside (?:of )?the territory)|outputs?\b[^|]{0,60} (?:noncommercial(?:ly)?|for noncommercial)|(?:own|owns|owned by|belongs? to|ownership of)[^|]{0,40} (?:the |all |any )outputs?\b|outputs? [^|]{0,40}(?:owned by|belongs? to|property of)/g, value: (match, { before }) => (/no ownership|claims? no|not claim|do not own|not own/.test(`${before} ${match[0]}`) ? undefined : true) },
  { term: 'share-alike', pattern: /share ?alike|(?:must|shall|only|may only|will|required to)(?: [^|]{0,220})? (?:under|subject to|remain subject to|governed by) (?:exactly |precisely )?(?:the )?(?:same (?:terms|license|conditions)|terms (?:and conditions )?of this (?:license|agreement|public license)|this (?:open software |public |general public |eclipse public |free |documentation )?(?:license|agreement)|identical (?:terms|license)|a copy of this)\b|under the same (?:license|terms)|相同(?:的)?(?:方式|许可)/g, value: shareAlike },
  { term: 'no-derivatives', pattern: new RegExp(`${NOT} (?:[^|]{0,20} )?(?:modify|adapt|alter|transform|translate|reverse engineer)(?: [^|]{0,40})? (?:the |any |this |our )?(?:model|software|works?|materials?|weights|program|data|product)s?\\b|not share adapted material|${NOT} (?:[^|]{0,60} )?(?:create|make|prepare|distribute|publish)(?: [^|]{0,20})? (?:derivative works?|derivatives|adaptations)|noderiv\\w{0,10}`, 'g'), value: (match, { after }) => (/remove|notice|obscure|rights|license/.test(match[0]) || /^(?: [^|]{0,100})? (?:except|unless|outside|for any|in any way|in violation|without|provided)/.test(after) ? undefined : true) },
  { term: 'hosting', pattern: new RegExp(`${NOT}(?: [^|]{0,120})? (?:hosted service|managed service|as a service|asaservice|saas|service bureau|third parties as|host(?:ing)?|over a network)\\b|modelasaservice|model as a service`, 'g'), value: yes },
  { term: 'distribution', pattern: new RegExp(`${NOT} (?:[^|]{0,40} )?(?:distribut|sublicens|transfer|redistribut|resell|sell|rent|lease)\\w{0,6}\\b`, 'g'), value: (match) => (/trademark|name/.test(match[0]) ? undefined : true) },
  { term: 'registration', pattern: /(?:must|shall|required to|need to|please|should|after) (?:[^|]{0,40} )?(?:register (?:with|at|for|on|by)|registration|fill(?:ing)? (?:out|in)|complete the|apply for|application form|questionnaire)|(?:填写|登记|申请)[^|]{0,20}(?:问卷|授权|许可|表)/g, value: yes },
  { term: 'expiry', pattern: /(?:license|agreement|rights?|term|grant)(?: [^|]{0,60})? (?:expires?|shall expire|will expire|ends?|terminates? automatically)(?: on| after| in| at| upon the)(?: [^|]{0,20})? (?:\d{1,4}|january|february|march|april|may|june|july|august|september|october|november|december|one|two|three|change date|end of)(?: \w{1,12}){0,3}|change date|(?:for|within) (?:a )?(?:period|term) of \d{1,4} (?:days|months|years)[^|]{0,30} (?:from|after) (?:the )?(?:date|effective|release)|sunset/g, value: (match) => match[0].slice(0, 80) },
  { term: 'revocable', pattern: /\b(?:revocable|可撤销)\b|(?:may|right to|can) (?:[^|]{0,30} )?(?:revoke|terminate)(?: [^|]{0,40})? (?:at any time|for any reason|with or without cause|in its sole discretion)/g, value: (match, { before }) => (/ir$/.test(before) || /ir ?revocable/.test(match[0]) ? undefined : true) },
  { term: 'updates', pattern: /(?:licensor|company|we|meta|google|provider|publisher)(?: [^|]{0,40})? (?:may|reserves? the right to|can)(?: [^|]{0,30})? (?:update|modify|amend|change|revise)(?: [^|]{0,30})? (?:this agreement|these terms|this license|the license|this policy|the terms|the agreement)|most recent (?:copy|version) of (?:this|the) (?:policy|license|agreement)|reasonable efforts to use the latest version/g, value: yes },
];

function shareAlike(match: RegExpExecArray, { before }: Place): true | undefined {
  const whole = `${before}${match[0]}`;
  // Contributions to the licensor, and rights that end or are disclaimed under the licence, are no duty to share.
  if (/contribution|submitted|terminat|liabil|warrant|claim|dispute|interpret|(?:right|license|permission)s? (?:granted|licensed)|not (?:be )?(?:required|obligated)|need not/.test(whole)) return undefined;
  // The sentence itself must speak of what is shared, and oblige: grants and definitions name the agreement, too.
  const sentence = whole.split('|').at(-1) ?? '';
  if (/grants? (?:to )?you|rights? in and to|trademark|means|made available (?:by|pursuant)|affiliates/.test(sentence)) return undefined;
  return /share ?alike|same|相同/.test(match[0]) || /derivative|modif|adapt|based on|redistribut|distribut|deploy|publish|covered work|entire work|as a whole|program|source/.test(sentence) ? true : undefined;
}

function naming(match: RegExpExecArray, place: Place): string | true | undefined {
  if (/^(?:is |are )?(?:built|made|powered|created|improved|developed|trained)/.test(match[0])) {
    const name = quoted(match, place);
    // "made by You" and "created by the Licensor" name nobody: only a quoted text is one that must be shown.
    return typeof name === 'string' && new RegExp(match[0].replace(/^(?:is|are) /, '').slice(0, 5), 'i').test(name) ? name : undefined;
  }
  if (/copyright|notice|trademark|warrant/.test(match[0]) && !/built|powered/.test(place.around)) return undefined;
  return quoted(match, place);
}
