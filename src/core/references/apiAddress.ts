import { withoutRegion } from './hosts.js';
import type { Identified } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { byFile } from './weightNames.js';

/** `arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/ID`, with holes or without. */
function byArn(text: string, k: DetectionKnowledge): Identified | null {
  const arn = /^arn:[^\s"']{1,120}?:bedrock:[^\s"'/]{0,120}:(?:foundation-model|inference-profile)\/([\w.:-]{3,100})$/.exec(text);
  if (!arn?.[1] || !k.bedrock.test(arn[1])) return null;
  return { start: text.length - arn[1].length, end: text.length, registry: 'bedrock', model: withoutRegion(arn[1]), revision: null, confidence: 'certain' };
}

/** A wheel of spaCy's that an address ends with: `…/en_core_web_sm-3.7.1-py3-none-any.whl`. */
function byWheel(text: string, k: DetectionKnowledge): Identified | null {
  const wheel = /\/([a-z]{2,3}_[a-z]{3,14}_\w{3,40})-\d[\w.]{0,20}(?:-py3-none-any)?\.(?:whl|tar\.gz)$/.exec(text);
  if (!wheel?.[1] || !k.spacy.test(wheel[1])) return null;
  return { start: wheel.index + 1, end: wheel.index + 1 + wheel[1].length, registry: 'spacy', model: wheel[1], revision: null, confidence: 'certain' };
}

/** A weight file that an address ends with, by its own name: `https://github.com/…/releases/download/v8.3.0/yolo11n.pt`. */
function byWeightAddress(text: string, k: DetectionKnowledge): Identified | null {
  const name = /\/([\w.-]{4,160})(?:\?[^\s/]{0,200})?$/.exec(text);
  if (!name?.[1]) return null;
  const start = name.index + 1;
  return byFile(name[1], { model: false, hint: null, free: true }, k, (registry, model, confidence) => ({ start, end: start + model.length, registry, model, revision: null, confidence }));
}

/** Addresses of hosted APIs that carry the model: Google's `…/models/NAME:generateContent`, Bedrock's `/model/ID/invoke`. */
export function byApiAddress(text: string, k: DetectionKnowledge): Identified | null {
  const worker = /\/ai\/run\/(@(?:cf|hf)\/[\w.-]{1,40}\/[\w.-]{2,80})/.exec(text);
  if (worker?.[1]) return { start: worker.index + 8, end: worker.index + 8 + worker[1].length, registry: 'unknown', model: worker[1], revision: null, confidence: 'certain' };
  const match = /^https?:\/\/([\w.<>{}$-]{4,100})\/(?:[\w.@-]{1,60}\/){0,10}models?\/([\w.:-]{3,100})/.exec(text);
  if (!match?.[1] || !match[2]) return /^(?:https?|s3|gs|oss|az|r2):\/\//.test(text) ? (byWheel(text, k) ?? byWeightAddress(text, k)) : text.startsWith('arn:') ? byArn(text, k) : null;
  const name = k.bedrock.test(match[2]) ? match[2] : match[2].replace(/:[A-Za-z]{3,40}$/, '');
  const registry = k.bedrock.test(name) ? 'bedrock' : k.hosted.find(([, pattern]) => pattern.test(name))?.[0];
  if (registry === undefined) return null;
  const start = match[0].length - match[2].length;
  return { start, end: start + name.length, registry: match[1].includes('aiplatform') ? 'vertex' : registry, model: registry === 'bedrock' ? withoutRegion(name) : name, revision: null, confidence: 'certain' };
}

/** A path of `HfFileSystem`: `owner/name@revision/file`, with or without its scheme (huggingface.co/docs/huggingface_hub, "HfFileSystem"). */
export function byHubPath(text: string): Identified | null {
  const match = /^(?:hf:\/\/)?(?!(?:datasets|spaces|buckets)\/)([A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95})(?:@([\w.%-]{1,80}))?(?:$|\/)/.exec(text);
  if (!match?.[1]) return null;
  const start = text.startsWith('hf://') ? 5 : 0;
  return { start, end: start + match[1].length, registry: 'huggingface', model: match[1], revision: match[2]?.replace(/%2F/gi, '/') ?? null, confidence: 'certain' };
}
