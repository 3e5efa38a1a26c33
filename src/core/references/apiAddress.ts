import type { Identified } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';

/** Addresses of hosted APIs that carry the model: Google's `…/models/NAME:generateContent`, Bedrock's `/model/ID/invoke`. */
export function byApiAddress(text: string, k: DetectionKnowledge): Identified | null {
  const match = /^https?:\/\/([\w.-]{4,100})\/(?:[\w.@-]{1,60}\/){0,10}models?\/([\w.:-]{3,100})/.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const name = k.bedrock.test(match[2]) ? match[2] : match[2].replace(/:[A-Za-z]{3,40}$/, '');
  const registry = k.bedrock.test(name) ? 'bedrock' : k.hosted.find(([, pattern]) => pattern.test(name))?.[0];
  if (registry === undefined) return null;
  const start = match[0].length - match[2].length;
  return { start, end: start + name.length, registry: match[1].includes('aiplatform') ? 'vertex' : registry, model: name, revision: null, confidence: 'certain' };
}
