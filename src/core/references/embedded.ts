import { lineEntries } from '../text/lineEntries.js';
import { Collector, moved, type Reading } from './collector.js';
import { readConfig } from './config.js';

/** Settings files are short; a longer text is data. */
const LONGEST = 20_000;

/** A settings file that a program holds as a string (`"""[nlp] …"""`): read as the file that it stands for. Whether it was one. */
export function readEmbedded(c: Collector, start: number, end: number, reading: Reading): boolean {
  if (end - start > LONGEST || !/^\s{0,40}\[[\w.-]{2,80}\][ \t\r]{0,8}\n/.test(c.text.slice(start, start + 200))) return false;
  const inner = new Collector(c.text.slice(start, end), c.k);
  readConfig(inner, lineEntries(inner.text), reading);
  for (const hit of inner.hits) c.add({ ...moved(hit, start), pin: null });
  return true;
}
