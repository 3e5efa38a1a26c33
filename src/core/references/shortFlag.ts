import type { Collector, Hit, Reading } from './collector.js';
import { looksLikeModel } from './looks.js';

/**
 * What `-m` names. An interpreter's own `-m` runs a module and a tool's is a message or a mark; what follows a script
 * (`python judge.py -m gpt-4`, argparse's usual short form of `--model`) is the script's, and counts where it is sure by itself.
 */
export function shortFlag(c: Collector, start: number, end: number, line: string, reading: Reading): Hit | null {
  const ofScript = /(?:^|\s)python\d?(?:\.\d{1,2})?(?: -[uOBEIs])? [\w./-]{1,120}\.py /.test(line);
  if (!ofScript && /(?:^|\s)(?:python\d?(?:\.\d{1,2})?|git|pytest|pip|torchrun|accelerate|uv|conda|node)(?:\s|$)/.test(line) && !/\bmistralrs|\bllama|\bmlx/.test(line)) return null;
  // The plugins of `llm` bring models of their own, whose names nothing else tells (llm.datasette.io, "Plugin directory").
  const name = c.text.slice(start, end);
  if (/^llm(?: \w{2,20})? -m$/.test(line) && /\d/.test(name) && looksLikeModel(name, c.k)) return c.identify(start, end, { model: true, hint: null, free: false }, reading) ?? c.identify(start, end, { model: true, hint: 'unknown', free: false }, reading);
  return c.identify(start, end, { model: /[/:]/.test(c.text.slice(start, end)) || /^(?:llm|aider|ollama)/.test(line), hint: null, free: ofScript }, reading);
}
