import type { Collector, Reading } from './collector.js';

/** Ollama's Modelfile: `FROM` and `ADAPTER` name models, files or Hub repositories (github.com/ollama/ollama, docs/modelfile.md). */
export function readModelfile(c: Collector, reading: Reading): void {
  for (const match of c.text.matchAll(/^[ \t]{0,20}(?:FROM|ADAPTER)[ \t]{1,20}(\S{2,200})/gim)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    c.identify(start, start + name.length, { model: true, hint: /\.(?:gguf|safetensors|bin)$/i.test(name) || /^[./~]/.test(name) ? null : 'ollama', free: false }, reading);
  }
}
