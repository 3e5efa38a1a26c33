import type { WorkspaceTexts } from '../analysis.js';
import type { License } from '../licenses/types.js';

/** Names that tell a notice or a licence file from a read-me. */
const NOTICE_FILE = /(?:^|\/)(?:notices?|third[-_ ]?party|attributions?|credits|acknowledge?ments|licen[cs]es?|copying)[^/]*$/i;
/** Where training configurations and scripts name what they write. */
const OUTPUT_NAME = /\b(?:hub_model_id|push_to_hub_model_id|output_model_name|merged_model_name|hub_repo_id|new_model_name)["']?\s{0,4}[:=]\s{0,4}["']?([\w./-]{1,200})/g;

/** What is asked of the same texts for every model, worked out once for each analysis. */
interface Prepared {
  readonly files: readonly { readonly file: string; readonly text: string; readonly lower: string }[];
  readonly places: Map<string, string | null>;
  /** Words and `owner/name` pairs of each notice file, lower case. */
  readonly notices: readonly { readonly file: string; readonly words: ReadonlySet<string> }[];
  derivatives?: readonly { readonly name: string; readonly place: string }[];
}
const prepared = new WeakMap<WorkspaceTexts, Prepared>();

function prepare(texts: WorkspaceTexts): Prepared {
  const known = prepared.get(texts);
  if (known) return known;
  const files = texts.files.map(({ file, text }) => ({ file, text, lower: text.toLowerCase() }));
  const value: Prepared = { files, places: new Map(), notices: files.filter(({ file }) => NOTICE_FILE.test(file)).map(({ file, lower }) => ({ file, words: wordsOf(lower) })) };
  prepared.set(texts, value);
  return value;
}

/** Words, and the pairs that stand around each slash: `https://huggingface.co/qwen/qwen2.5` names `qwen/qwen2.5`. */
function wordsOf(lower: string): Set<string> {
  const words = new Set<string>();
  for (const [token] of lower.matchAll(/[\w.:/-]{2,400}/g)) {
    const parts = token.split('/').map((part) => part.replace(/^[.:]{1,4}|[.:]{1,4}$/g, ''));
    parts.forEach((part, i) => {
      words.add(part);
      if (i > 0) words.add(`${parts[i - 1]}/${part}`);
    });
  }
  return words;
}

/** Where a text stands, as `file:line`; case and runs of white space don't count. Null where it stands nowhere. */
export function findText(texts: WorkspaceTexts, wanted: string): string | null {
  return findAmong(prepare(texts), wanted, null);
}

function findAmong(all: Prepared, wanted: string, only: ReadonlySet<string> | null): string | null {
  const needle = wanted.toLowerCase().replace(/\s{1,200}/g, ' ').trim();
  if (needle === '') return null;
  const id = only === null ? needle : `${needle}\n${[...only].join('\n')}`;
  const known = all.places.get(id);
  if (known !== undefined) return known;
  let place: string | null = null;
  for (const { file, text, lower } of all.files) {
    if (only !== null && !only.has(file)) continue;
    const at = indexIn(lower, needle);
    if (at < 0) continue;
    place = `${file}:${lineAt(text, at)}`;
    break;
  }
  all.places.set(id, place);
  return place;
}

/** Position of a normalised needle in a text in lower case, whatever white space separates its words. */
function indexIn(lower: string, needle: string): number {
  const direct = lower.indexOf(needle);
  if (direct >= 0 || !needle.includes(' ')) return direct;
  const words = needle.split(' ');
  for (let from = lower.indexOf(words[0] ?? ''); from >= 0; from = lower.indexOf(words[0] ?? '', from + 1)) {
    let at = from;
    const whole = words.every((word, i) => {
      if (i > 0) {
        const gap = /^[\s>*#/]{1,40}/.exec(lower.slice(at, at + 40))?.[0].length ?? 0;
        if (gap === 0) return false;
        at += gap;
      }
      if (!lower.startsWith(word, at)) return false;
      at += word.length;
      return true;
    });
    if (whole) return from;
  }
  return -1;
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** A notice-like file that names the licence, and the model too where one is given and the licence's name alone would be too common. */
export function findNotice(texts: WorkspaceTexts, license: License, model: string | null): string | null {
  const all = prepare(texts);
  const common = license.category === 'permissive' || license.category === 'public-domain';
  // An Apache licence file is the project's own as a rule: for the notice of a model, the model or its licence must be named beside it.
  const candidates = new Set(all.notices.filter(({ words }) => model === null || !common || words.has(model.toLowerCase())).map(({ file }) => file));
  if (candidates.size === 0) return null;
  const names = [license.title, license.spdx.startsWith('LicenseRef-') ? null : license.spdx, ...license.aliases.filter((a) => a.length > 10)];
  for (const name of names) {
    const place = name === null ? null : findAmong(all, name, candidates);
    if (place) return place;
  }
  return null;
}

/** Names under which the workspace's training configurations publish what they make. */
export function derivativeNames(texts: WorkspaceTexts): readonly { readonly name: string; readonly place: string }[] {
  const all = prepare(texts);
  return (all.derivatives ??= texts.files.flatMap(({ file, text }) => [...text.matchAll(OUTPUT_NAME)].slice(0, 20).map((m) => ({ name: m[1] ?? '', place: `${file}:${lineAt(text, m.index)}` }))));
}
