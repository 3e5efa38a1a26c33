import type { Make, Identified, Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { looksLikeModel, WEIGHT_END } from './looks.js';

/** Weight files that name a known checkpoint. */
export function byFile(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const file = name.slice(name.lastIndexOf('/') + 1);
  if (!WEIGHT_END.test(file) || /[:@]/.test(name)) return null;
  if (/^(?:mmproj|model|ggml-model|tokenizer|vocab|test|tmp|dummy|my)[\w.-]{0,12}\.(?:gguf|ggml)$/i.test(file)) return null;
  if (/\.(?:gguf|ggml)$/i.test(file) && (slot.model || looksLikeModel(file.replace(WEIGHT_END, ''), k)) || k.isWeightFile(file.toLowerCase())) return of('local-file', file, slot.model ? 'certain' : 'likely');
  if (/^(?:yolov?\d{1,2}[nsmlx](?:-(?:seg|pose|cls|obb|world))?|sam_vit_[bhl]_\w{1,12}|fastsam-[sx])\.(?:pt|onnx|pth)$/i.test(file)) return of('local-file', file, 'certain');
  if ((slot.model || !slot.free) && k.voices.test(file)) return of('local-file', file, 'certain');
  if (k.weightFiles.test(file)) return of('local-file', file, slot.model ? 'certain' : 'likely');
  if (/\.(?:safetensors|ckpt|pth|onnx|tflite|task)$/i.test(file) && looksLikeModel(file.replace(WEIGHT_END, ''), k) && /\d/.test(file) && !/^(?:model|pytorch_model|adapter_model|checkpoint|best|last|epoch|diffusion_pytorch_model)[\w-]{0,30}\./i.test(file)) return of('local-file', file, 'possible');
  return null;
}

/** Whether a text is the name of a weight file, with or without folders before it (`sd15/realisticVisionV51.safetensors`). */
export function isWeightPath(text: string): boolean {
  return text.length <= 200 && WEIGHT_END.test(text) && /^[\w.-]{1,80}(?:[\\/]{1,2}[\w.-]{1,100}){0,6}$/.test(text);
}
