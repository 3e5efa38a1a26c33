import { fileHint } from './fileHints.js';
import type { DetectionKnowledge } from './knowledge.js';

/** A variable that a client of OpenAI's protocol is kept in: `client = AzureOpenAI(`, `const router = new OpenAI({`. */
const MADE = /(?<![\w$])([A-Za-z_$][\w$]{1,40})(?::[ \t]{0,4}\w{1,30})?[ \t]{0,4}=[ \t]{0,4}(?:await |new ){0,2}(?:openai\.)?(?:Async)?(Azure)?OpenAI\(/g;
/** A variable that a file system of the Hub is kept in: its paths name repositories. */
const FILES = /(?<![\w$])([A-Za-z_]\w{0,40})[ \t]{0,4}=[ \t]{0,4}(?:huggingface_hub\.)?HfFileSystem\(/g;
/** How much of a call's arguments is looked at. */
const ARGUMENTS = 400;

/**
 * Whom each client of a program asks, where a program keeps several that ask different hosts: `client=azure,router=openrouter`; and
 * what clients ask that are no hosts of models: `fs=hub-files` for paths on the Hub, `Client=spaces` for Gradio's.
 * Empty: there is one host, and the file's own hint tells it.
 */
export function clientsOf(text: string, k: DetectionKnowledge): string {
  const files = text.includes('HfFileSystem(') ? [...text.matchAll(FILES)].map((m) => `${m[1] ?? ''}=hub-files`) : [];
  // Gradio's client asks Spaces, which are no models.
  const spaces = /gradio_client|@gradio\/client/.test(text) ? ['Client=spaces'] : [];
  return [...hostsOf(text, k), ...files, ...spaces].join();
}

function hostsOf(text: string, k: DetectionKnowledge): string[] {
  if (!text.includes('OpenAI(')) return [];
  const clients = new Map<string, string>();
  for (const match of text.matchAll(MADE)) {
    const from = match.index + match[0].length;
    const call = text.slice(from, from + ARGUMENTS);
    const end = call.search(/\)[ \t]{0,4};?[ \t]{0,4}(?:\n|$)/);
    const given = end < 0 ? call : call.slice(0, end);
    const other = /base_?url|baseURL|api_base/.test(given);
    const host = match[2] ? 'azure' : other ? fileHint(given, k) : 'openai';
    if (host !== null) clients.set(match[1] ?? '', host);
  }
  return new Set(clients.values()).size > 1 ? [...clients].map(([name, host]) => `${name}=${host}`) : [];
}

/** Whom the client of that name asks; null: nobody knows. */
export function askedBy(clients: string, name: string): string | null {
  if (clients === '') return null;
  const found = clients.split(',').find((c) => c.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}
