import { lineBefore } from '../text/lines.js';
import type { Collector, Hit } from './collector.js';

/** What is said of a word that only reads like a model's id: `owner/name` data set, an image's repository, a path from the root. */
export function isSaidOfOthers(c: Collector, start: number, end: number, hit: Hit): boolean {
  if (/^[`*_"')\]]{0,4}[ \t]{1,2}data ?sets?\b/i.test(c.text.slice(end, end + 20))) return true;
  if (c.text[start - 1] === '/' && /^(?:|[\s"'`=(,])$/.test(c.text[start - 2] ?? '')) return true;
  const line = lineBefore(c.text, start, 200);
  // A folder in an address's query (`…?workspace=ml/t5-serving`).
  if (hit.confidence === 'possible' && /[?&][\w-]{1,40}=$/.test(line)) return true;
  return hit.confidence === 'possible' && /\bimage\.repository\b|\b(?:docker|container) images?\b/i.test(line);
}

/** `[owner/name](https://github.com/owner/name)`: code, whatever its name. */
export function isRepositoryOfCode(text: string, end: number): boolean {
  return /[\]`*_]/.test(text[end] ?? '') && /^[`*_]{0,3}\]\(https?:\/\/(?:www\.)?(?:github|gitlab|bitbucket)\./.test(text.slice(end, end + 40));
}

/** `[Qwen3-8B](https://huggingface.co/Qwen/Qwen3-8B)`: the address says it in full, owner and all; once is enough. */
export function isSaidByLink(text: string, start: number, end: number): boolean {
  if (!/[[`*_]/.test(text[start - 1] ?? '') || !/[\]`*_]/.test(text[end] ?? '')) return false;
  const page = /^[`*_]{0,3}\]\(https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)\/(?:[\w.-]{1,96}\/)?([\w.-]{1,96})/.exec(text.slice(end, end + 240))?.[1];
  return page?.toLowerCase() === text.slice(start, end).toLowerCase();
}
