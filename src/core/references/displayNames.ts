import type { DetectionKnowledge } from './knowledge.js';
import type { Registry } from './types.js';

/** Families that editors list under a name for people, with what may follow it there. */
const SHOWN = /^((?:GPT|Claude|Gemini|Grok)[ -][A-Za-z0-9.]{1,16}(?:[ -][A-Za-z0-9.]{1,16}){0,4})(?: \([A-Za-z .]{3,24}\))?$/i;

/**
 * A hosted model by the name that an editor shows (`Claude Sonnet 4.5`, `GPT-5 mini (copilot)`), as prompt and agent files write it
 * (code.visualstudio.com/docs/copilot/customization/prompt-files, "model"). `length`: how much of the text is the name.
 */
export function byDisplayName(text: string, k: DetectionKnowledge): { readonly registry: Registry; readonly model: string; readonly length: number } | null {
  const name = SHOWN.exec(text)?.[1];
  if (name === undefined) return null;
  const model = name.toLowerCase().replace(/ /g, '-');
  const registry = k.hosted.find(([, pattern]) => pattern.test(model))?.[0];
  return registry === undefined ? null : { registry, model, length: name.length };
}
