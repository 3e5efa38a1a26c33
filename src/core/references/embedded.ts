import { lineEntries } from '../text/lineEntries.js';
import { yamlEntries } from '../text/yamlEntries.js';
import type { Collector, Reading } from './collector.js';
import { readNested } from './config.js';

/** Settings files are short; a longer text is data. */
const LONGEST = 20_000;

/** A key with nothing or a value behind it, or an item of a list: how a YAML file begins. */
const YAML_HEAD = /^\s{0,40}(?:[a-z_][\w-]{1,40}:[ \t\r]{0,8}(?:\n|[\w"'./-]{1,80}[ \t\r]{0,8}\n)|- [a-z_][\w-]{1,40}:[ \t])/;
const YAML_MODEL = /\n[ \t]{0,20}(?:- )?(?:model|model_name|model_id|base_model|embedding_model):[ \t]{1,4}["']?[\w.:/@-]{3,120}["']?[ \t\r]{0,8}(?:\n|$)/;

/** A settings file that a program holds as a string (`"""[nlp] …"""`, `"""models:\n  - model: …"""`): read as the file that it stands for. Whether it was one. */
export function readEmbedded(c: Collector, start: number, end: number, reading: Reading): boolean {
  if (end - start > LONGEST) return false;
  const head = c.text.slice(start, Math.min(end, start + 200));
  const entriesOf = /^\s{0,40}\[[\w.-]{2,80}\][ \t\r]{0,8}\n/.test(head) ? lineEntries : YAML_HEAD.test(head) && YAML_MODEL.test(`\n${c.text.slice(start, end)}`) ? yamlEntries : null;
  if (entriesOf === null) return false;
  readNested(c, start, end, entriesOf, reading);
  return true;
}
