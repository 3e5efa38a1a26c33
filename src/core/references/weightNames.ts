import type { Make, Identified, Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { looksLikeModel, WEIGHT_END } from './looks.js';

/** Weight files that name a known checkpoint. */
export function byFile(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const file = name.slice(name.lastIndexOf('/') + 1);
  if (!WEIGHT_END.test(file) || /[:@]/.test(name)) return null;
  // `owner/name/file.gguf`: the repository says more than the file.
  const [owner = '', repository = '', ...rest] = name.split('/');
  const hub = rest.length === 1 && slot.model ? (k.hubId(`${owner}/${repository}`.toLowerCase()) ?? (k.isOwner(owner.toLowerCase()) && looksLikeModel(repository, k) ? `${owner}/${repository}` : undefined)) : undefined;
  if (hub !== undefined) {
    const whole = of('huggingface', hub, 'likely');
    return { ...whole, end: whole.start + owner.length + repository.length + 1 };
  }
  if (/^(?:mmproj|model|ggml-model|tokenizer|vocab|test|tmp|dummy|my|(?:lora[-_])?adapter)[\w.-]{0,12}\.(?:gguf|ggml)$/i.test(file)) return null;
  if (/\.(?:gguf|ggml)$/i.test(file) && (slot.model || looksLikeModel(file.replace(WEIGHT_END, ''), k)) || k.isWeightFile(file.toLowerCase())) return of('local-file', file, slot.model ? 'certain' : 'likely');
  // The assets that Ultralytics fetches by their names (github.com/ultralytics/ultralytics, utils/downloads.py), and SAM's own.
  if (/^(?:yolov?\d{1,2}[nstmbclex](?:6?u?)(?:-(?:seg|pose|cls|obb|oiv7|sem|world(?:v2)?))?|yoloe-\w{2,4}-seg(?:-pf)?|yolo_nas_[sml]|rtdetr-[lx]|sam_[bl]|sam2(?:\.1)?_[tsbl]|mobile_sam|sam_vit_[bhl]_\w{1,12}|fastsam-[sx])\.(?:pt|onnx|pth)$/i.test(file)) return of('local-file', file, 'certain');
  if ((slot.model || !slot.free) && k.voices.test(file)) return of('local-file', file, 'certain');
  if (k.weightFiles.test(file)) return of('local-file', file, slot.model ? 'certain' : 'likely');
  if (/\.(?:safetensors|sft|ckpt|pth|onnx|tflite|task)$/i.test(file) && looksLikeModel(file.replace(WEIGHT_END, ''), k) && /\d/.test(file) && !/^(?:model|pytorch_model|adapter_model|checkpoint|best|last|epoch|diffusion_pytorch_model)[\w-]{0,30}\./i.test(file)) return of('local-file', file, 'possible');
  return null;
}

/** What ComfyUI's nodes call the files that they load, as its workflows for the API write them (docs.comfy.org). */
export const COMFY_INPUTS = /^(?:ckpt|unet|vae|clip|lora|control_net|clip_vision|style_model|upscale_model|text_encoder|motion_model)_name\d?$/i;

/** Whether a text is the name of a weight file, with or without folders before it (`sd15/realisticVisionV51.safetensors`). */
export function isWeightPath(text: string): boolean {
  return text.length <= 200 && WEIGHT_END.test(text) && /^[\w.-]{1,80}(?:[\\/]{1,2}[\w.-]{1,100}){0,6}$/.test(text);
}
