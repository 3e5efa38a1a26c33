import type { WorkspaceTexts } from '../analysis.js';
import type { License } from '../licenses/types.js';

/** Names that tell a notice or a licence file from a read-me. */
const NOTICE_FILE = /(?:^|\/)(?:notices?|third[-_ ]?party|attributions?|credits|acknowledge?ments|licen[cs]es?|copying)[^/]*$/i;
/** Where training configurations and scripts name what they write. */
const OUTPUT_NAME = /\b(?:hub_model_id|push_to_hub_model_id|output_model_name|merged_model_name|hub_repo_id|new_model_name)["']?\s{0,4}[:=]\s{0,4}["']?([\w./-]{1,200})/g;

/** Where a text stands, as `file:line`; case and runs of white space don't count. Null where it stands nowhere. */
export function findText(texts: WorkspaceTexts, wanted: string): string | null {
  const needle = wanted.toLowerCase().replace(/\s{1,200}/g, ' ').trim();
  if (needle === '') return null;
  for (const { file, text } of texts.files) {
    const at = indexIn(text, needle);
    if (at >= 0) return `${file}:${lineAt(text, at)}`;
  }
  return null;
}

/** Position of a normalised needle in a text, whatever white space separates its words. */
function indexIn(text: string, needle: string): number {
  const lower = text.toLowerCase();
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
  const notices: WorkspaceTexts = { files: texts.files.filter(({ file }) => NOTICE_FILE.test(file)) };
  const common = license.category === 'permissive' || license.category === 'public-domain';
  // An Apache licence file is the project's own as a rule: for the notice of a model, the model or its licence must be named beside it.
  const candidates: WorkspaceTexts = model !== null && common ? { files: notices.files.filter(({ text }) => text.toLowerCase().includes(model.toLowerCase())) } : notices;
  const names = [license.title, license.spdx.startsWith('LicenseRef-') ? null : license.spdx, ...license.aliases.filter((a) => a.length > 10)];
  for (const name of names) {
    const place = name === null ? null : findText(candidates, name);
    if (place) return place;
  }
  return null;
}

/** Names under which the workspace's training configurations publish what they make. */
export function derivativeNames(texts: WorkspaceTexts): { readonly name: string; readonly place: string }[] {
  return texts.files.flatMap(({ file, text }) => [...text.matchAll(OUTPUT_NAME)].slice(0, 20).map((m) => ({ name: m[1] ?? '', place: `${file}:${lineAt(text, m.index)}` })));
}
