import { lineEntries } from '../text/lineEntries.js';
import type { Collector, Reading } from './collector.js';
import { readNested } from './config.js';

/** Settings files are short; a longer text is data. */
const LONGEST = 20_000;

/** A settings file that a program holds as a string (`"""[nlp] …"""`): read as the file that it stands for. Whether it was one. */
export function readEmbedded(c: Collector, start: number, end: number, reading: Reading): boolean {
  if (end - start > LONGEST || !/^\s{0,40}\[[\w.-]{2,80}\][ \t\r]{0,8}\n/.test(c.text.slice(start, start + 200))) return false;
  readNested(c, start, end, lineEntries, reading);
  return true;
}
