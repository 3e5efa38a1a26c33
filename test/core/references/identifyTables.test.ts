import assert from 'node:assert/strict';
import { identify, type Slot } from '../../../src/core/references/identify.js';
import { isVersioned } from '../../../src/core/references/runtimeNames.js';
import { isWeightPath } from '../../../src/core/references/weightNames.js';
import { knowledge, said } from './support.js';

/** A place that takes a model, such as an argument; with a hint, one of that registry. */
const asked = (hint: string | null = null): Slot => ({ model: true, hint, free: false });
/** Any string, in a file that speaks of one registry where there is a hint. */
const string = (hint: string | null = null): Slot => ({ model: false, hint, free: false });
const PROSE: Slot = { model: false, hint: null, free: true };
const COMMAND: Slot = { model: true, hint: null, free: true };

/** A text, its place and what it names there: `registry model [@revision] confidence [|what is cut out of the text, where that is not the model|]`. */
type Row = readonly [text: string, place: Slot, names: string | null];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  'plain words': [
    // Without a digit or a sign, a word is looked at only where a model is asked for.
    ['embeddinggemma', asked(), 'ollama embeddinggemma likely'],
    ['embeddinggemma', string(), null],
    ['ctrl', asked(), 'huggingface Salesforce/ctrl certain |ctrl|'],
    ['CTRL', asked(), 'huggingface Salesforce/ctrl certain |CTRL|'],
    // A size of Whisper is a word of any text in a program that loads Whisper.
    ['base', string('whisper'), null],
    ['large-v3', string('whisper'), 'huggingface openai/whisper-large-v3 certain |large-v3|'],
  ],

  schemes: [
    ['hf:mradermacher/Meta-Llama-3.1-8B-Instruct-GGUF:Q4_K_M', asked(), 'huggingface mradermacher/Meta-Llama-3.1-8B-Instruct-GGUF certain'],
    ['hf:mradermacher/Meta-Llama-3.1-8B-Instruct-GGUF/Meta-Llama-3.1-8B-Instruct.Q4_K_M.gguf#main', asked(), 'huggingface mradermacher/Meta-Llama-3.1-8B-Instruct-GGUF @main certain'],
    ['hf:Qwen/Qwen2.5-3B#refs/pr/3', asked(), 'huggingface Qwen/Qwen2.5-3B @refs/pr/3 certain'],
    ['hf:Qwen/Qwen2.5-3B@v1.0', asked(), 'huggingface Qwen/Qwen2.5-3B @v1.0 certain'],
    ['ollama://llama3.1:8b?keep_alive=5m', asked(), 'ollama llama3.1:8b certain'],
    // A hole of a template is no name.
    ['ollama://{model}', asked(), null],
    // A scheme counts at the beginning only.
    ['https://acme.test/pull?from=ollama://llama3.1:8b', asked(), null],
  ],

  addresses: [
    ['https://hf_user@huggingface.co/Qwen/Qwen2.5-3B', string(), 'huggingface Qwen/Qwen2.5-3B certain'],
    // What the store behind the Hub calls files is no model; the names in its older addresses are.
    ['https://cdn-lfs.huggingface.co/repos/96/b8/96b8', string(), null],
    ['https://cdn-lfs.huggingface.co/gpt2/097417381d6c7230bd9e3557456d726de6e83245ec8b24f529f60198a67b203a', string(), null],
    ['https://cdn-lfs.huggingface.co/stabilityai/stable-diffusion-2-1/097417381d6c7230bd9e3557456d726de6e83245ec8b24f529f60198a67b203a', string(), 'huggingface stabilityai/stable-diffusion-2-1 certain'],
    ['https://ollama.com/', string(), null],
    ['https://ollama.com/?q=llama3', string(), null],
    ['https://ollama.com/settings/keys', string(), null],
    // An account whose name begins like a page's.
    ['https://ollama.com/cloudlab/llama3', string(), 'ollama cloudlab/llama3 certain'],
    ['https://ollama.com/publicai/apertus-8b', string(), 'ollama publicai/apertus-8b certain'],
    ['https://ollama.com/library/search-r1', string(), 'ollama search-r1 certain'],
    // The router speaks its providers' protocols: only the paths of models name one.
    ['https://router.huggingface.co/v1/chat/completions', string(), null],
    ['https://router.huggingface.co/nebius/v1/images/generations', string(), null],
    ['https://router.huggingface.co/hf-inference/models/Qwen/Qwen2.5-3B', string(), 'huggingface Qwen/Qwen2.5-3B certain'],
    ['https://router.huggingface.co/together/v1/models/Qwen/Qwen2.5-3B', string(), 'huggingface Qwen/Qwen2.5-3B certain'],
    ['https://huggingface.co/gpt2/discussions', string(), 'huggingface openai-community/gpt2 likely |gpt2|'],
    ['https://huggingface.co/gpt2/tree', string(), 'huggingface openai-community/gpt2 likely |gpt2|'],
    ['https://api.cloudflare.com/client/v4/accounts/ID/ai/run/@cf/meta/llama-3-8b-instruct', string(), 'unknown @cf/meta/llama-3-8b-instruct certain'],
    ['s3://acme-models/llama-2-7b.Q4_K_M.gguf', asked(), 'local-file llama-2-7b.Q4_K_M.gguf likely'],
    ['https://build.nvidia.com/explore/discover', string(), null],
  ],

  'services and their own ids': [
    // OpenAI and Mistral put the base of a fine-tune in its id; LlamaIndex loads what follows `local:` from the Hub.
    ['ft:gpt-4o-mini-2024-07-18:acme::AbC123', asked(), 'openai gpt-4o-mini-2024-07-18 certain'],
    ['ft:mistral-small-latest:daf5e488:20240524:2b6e1c3f', asked(), 'mistral mistral-small-latest certain'],
    ['local:acme-labs/minilm-tuned', asked(), 'huggingface acme-labs/minilm-tuned certain'],
    // A folder below a model is none.
    ['local:BAAI/bge-small-en-v1.5/onnx', asked(), null],
    // A vendor's own model in a program that also asks a host of others'.
    ['o1', asked('groq'), 'openai o1 certain'],
    ['o1', asked('azure'), 'azure o1 certain'],
    // What a template leaves of an ARN behind its first hole, and the wildcards of policies.
    [':bedrock:us-east-1::foundation-model/anthropic.claude-v2', string(), 'bedrock anthropic.claude-v2 certain'],
    [':bedrock:*::foundation-model/anthropic.claude-v2', string(), 'bedrock anthropic.claude-v2 certain'],
    [':bedrock:*:*:inference-profile/us.anthropic.claude-3-haiku-20240307-v1:0', string(), 'bedrock anthropic.claude-3-haiku-20240307-v1:0 certain |us.anthropic.claude-3-haiku-20240307-v1:0|'],
    ['amazon.titan-tg1-large', asked(), 'bedrock amazon.titan-tg1-large certain'],
    // A program looks for this beginning.
    ['anthropic.claude-3-', string(), null],
    // OCI writes ids like Bedrock's, without a version at their end.
    ['meta.llama-3.1-405b-instruct', asked('unknown'), 'unknown meta.llama-3.1-405b-instruct certain'],
    ['cohere.command-r-08-2024', asked('unknown'), 'unknown cohere.command-r-08-2024 certain'],
    ['openai.gpt-oss-20b-1:0', asked('unknown'), 'bedrock openai.gpt-oss-20b-1:0 certain'],
    ['cohere.embed-english-v3', asked('unknown'), 'bedrock cohere.embed-english-v3 certain'],
    ['vertex_ai/meta/llama-4-scout-17b-16e-instruct-maas', asked(), 'vertex meta/llama-4-scout-17b-16e-instruct-maas certain |vertex_ai/meta/llama-4-scout-17b-16e-instruct-maas|'],
    ['meta/llama-3.1-8b-instruct', string('nvidia-nim'), 'nvidia-nim meta/llama-3.1-8b-instruct likely'],
    ['@cf/meta/llama-3.1-8b-instruct', asked(), 'unknown @cf/meta/llama-3.1-8b-instruct certain'],
    // In a file that speaks of one host, a page below a model is none.
    ['ibm/granite-13b-chat/config', string('unknown'), null],
    // Known and with a size, though nobody says who serves it; where the Hub is asked, an id without an owner is none.
    ['codellama-70b-instruct', asked(), 'unknown codellama-70b-instruct likely'],
    ['codellama-70b-instruct', asked('huggingface'), null],
    ['finetuned_llama-70b-instruct', asked(), null],
  ],

  'OpenRouter': [
    ['deepseek/deepseek-r1:free', asked('any'), 'openrouter deepseek/deepseek-r1:free certain'],
    ['qwen/qwen-plus-2025-07-28:thinking', string('openrouter'), 'openrouter qwen/qwen-plus-2025-07-28:thinking certain'],
    // The owner's name alone makes no model of what follows it.
    ['deepseek/web-app-v2', string('openrouter'), null],
    ['your-org/llama-7b', string('openrouter'), null],
    // Capitals: an id of the Hub.
    ['unsloth/gemma-3-4b-it-GGUF', string('openrouter'), 'huggingface unsloth/gemma-3-4b-it-GGUF likely'],
    // Any word may be a tag at Ollama.
    ['acme/llama3:free', asked('ollama'), 'ollama acme/llama3:free certain'],
  ],

  'prefixes of routers and gateways': [
    ['lm_studio/llama-3.2-3b-instruct', asked(), 'unknown meta-llama/Llama-3.2-3B-Instruct likely |llama-3.2-3b-instruct|'],
    ['lm_studio/mine', asked(), null],
    ['litellm_proxy/gpt-4o', asked(), 'unknown gpt-4o certain |litellm_proxy/gpt-4o|'],
    ['langdb/openai/gpt-4o', asked(), 'unknown openai/gpt-4o certain |langdb/openai/gpt-4o|'],
    ['langdb/openai/gpt-4o', PROSE, null],
    ['groq/llama3-8b-8192', asked('groq'), 'groq llama3-8b-8192 certain |groq/llama3-8b-8192|'],
    ['openrouter/auto', asked('openrouter'), 'openrouter openrouter/auto certain'],
    ['anthropic/claude-3.7-sonnet:thinking', string('openrouter'), 'openrouter anthropic/claude-3.7-sonnet:thinking certain'],
    // Perplexity's own name, which an open model has, too.
    ['sonar', asked(), 'unknown sonar certain'],
    // The Hub's owner is called meta-llama.
    ['meta/llama-3.1-8b-instruct', string(), 'unknown meta-llama/Llama-3.1-8B-Instruct likely |meta/llama-3.1-8b-instruct|'],
    ['meta/llama-3.1-8b-instruct', string('nvidia-nim'), 'nvidia-nim meta/llama-3.1-8b-instruct likely'],
    // OCI's spelling; Bedrock has no `.0`.
    ['cohere.embed-english-v3.0', asked('unknown'), 'unknown cohere.embed-english-v3.0 certain'],
    ['hosted_vllm/zylon/widget', asked(), 'huggingface zylon/widget certain |hosted_vllm/zylon/widget|'],
    // A folder of the server's.
    ['hosted_vllm/models/llama-7b', asked(), null],
    // The Hub's own, though a vendor or a host has the name behind the slash, too.
    ['openai/whisper-large-v3-turbo', asked(), 'huggingface openai/whisper-large-v3-turbo certain'],
    ['mlx-community/whisper-large-v3-turbo', asked(), 'huggingface mlx-community/whisper-large-v3-turbo likely'],
    ['huggingface/gpt2', asked(), 'huggingface openai-community/gpt2 certain |huggingface/gpt2|'],
    ['openai/Qwen/Qwen2.5-7B-Instruct', asked(), 'huggingface Qwen/Qwen2.5-7B-Instruct certain |openai/Qwen/Qwen2.5-7B-Instruct|'],
    ['openai/qwen/qwen2.5-7b-instruct', asked(), 'huggingface Qwen/Qwen2.5-7B-Instruct certain |openai/qwen/qwen2.5-7b-instruct|'],
    ['openai/meta-llama/Llama-9-8B-Instruct', asked(), 'huggingface meta-llama/Llama-9-8B-Instruct certain |openai/meta-llama/Llama-9-8B-Instruct|'],
    ['openai/bigcode/santacoder', asked(), 'huggingface bigcode/santacoder certain |openai/bigcode/santacoder|'],
    // A folder again: whoever runs a server of his own may serve from one.
    ['openai/models/llama-7b', asked(), null],
    ['groq/meta-llama/llama-4-scout-17b-16e-instruct', asked(), 'groq meta-llama/llama-4-scout-17b-16e-instruct certain |groq/meta-llama/llama-4-scout-17b-16e-instruct|'],
    ['ollama:llama3.2', PROSE, 'ollama llama3.2 certain |ollama:llama3.2|'],
    ['ollama:restart', PROSE, null],
    // Only Ollama's prefix says enough in a sentence.
    ['groq:llama3', PROSE, null],
  ],

  'Docker': [
    ['ai/apertus', asked(), 'docker ai/apertus certain'],
    ['ai/apertus:latest', string(), 'docker ai/apertus:latest certain'],
    ['ai/apertus', string(), null],
    ['ai/mxbai-embed-large', string(), 'docker ai/mxbai-embed-large certain'],
    ['somebody/qwen3:0.6B-Q4_K_M', asked(), 'docker somebody/qwen3:0.6B-Q4_K_M certain'],
  ],

  'Ollama': [
    ['acme-llama:1.5b', asked(), 'ollama acme-llama:1.5b likely'],
    ['glm-4.6:cloud', string(), 'ollama glm-4.6:cloud certain'],
    ['nginx:1.27-cloudflare', string(), null],
    // An embedding model of its library is called so by nobody else; elsewhere the words stay words.
    ['mxbai-embed-large', asked(), 'ollama mxbai-embed-large likely'],
    ['mxbai-embed-large', string(), null],
    ['mxbai-embed-large', COMMAND, null],
    ['mxbai-embed-large', asked('huggingface'), null],
    ['nomic-embed-text', string('ollama'), 'ollama nomic-embed-text certain'],
    ['llama3-chat', string('ollama'), 'ollama llama3-chat likely'],
    ['docker-compose', string('ollama'), null],
    // An owner of the Hub in its own spelling; Ollama's namespaces are in lower case.
    ['Qwen/Qwen9-Future-7B', asked('ollama'), 'huggingface Qwen/Qwen9-Future-7B certain'],
    ['qwen/custom-7b', asked('ollama'), 'ollama qwen/custom-7b likely'],
    ['LLAMA-2-7b-chat', asked('ollama'), 'ollama LLAMA-2-7b-chat likely'],
    // What a reader is to replace.
    ['your-model-name', asked('ollama'), null],
    ['some-model-id', asked('ollama'), null],
    ['modelname', asked('ollama'), null],
    ['model_name', asked('ollama'), null],
  ],

  'ids of the Hub': [
    // A tag of some image, no commit.
    ['Qwen/Qwen2.5-3B:fp16-20240101', asked(), 'huggingface Qwen/Qwen2.5-3B certain |Qwen/Qwen2.5-3B:fp16-20240101|'],
    ['Qwen/Qwen2.5-3B:20240101-fp16', asked(), 'huggingface Qwen/Qwen2.5-3B certain |Qwen/Qwen2.5-3B:20240101-fp16|'],
    // An image of a server is named after itself.
    ['whisper/whisper', asked(), null],
    ['TheBloke/13B-Legerdemain-L2-GGUF', asked(), 'huggingface TheBloke/13B-Legerdemain-L2-GGUF likely'],
    ['google/2024', string(), null],
    ['Qwen/Qwen4', string(), 'huggingface Qwen/Qwen4 likely'],
    // A module's folder.
    ['acme-nlp/bert_base_uncased', string(), null],
    ['acme-nlp/bert-base-uncased', string(), 'huggingface acme-nlp/bert-base-uncased likely'],
    // A family's word in the owner's name makes no pair of families.
    ['bert4all/llama-7b-chat', string(), 'huggingface bert4all/llama-7b-chat likely'],
    ['robertalabs/llama-7b-chat', string(), 'huggingface robertalabs/llama-7b-chat likely'],
    ['robertalabs/llama-7b-chat', PROSE, 'huggingface robertalabs/llama-7b-chat possible'],
    ['lab51/llama-7b-chat', PROSE, 'huggingface lab51/llama-7b-chat possible'],
    // Pairs of words in a sentence.
    ['GPT2/Llama2', PROSE, null],
    ['gpu/vit-base', PROSE, null],
    ['bigscience/tokenizer', PROSE, 'huggingface bigscience/tokenizer likely'],
    // Later releases of what is known; a year is none, nor is a version of other software.
    ['pyannote/voice-activity-detection-2.0', PROSE, 'huggingface pyannote/voice-activity-detection-2.0 likely'],
    ['pyannote/voice-activity-detection-2.12', PROSE, 'huggingface pyannote/voice-activity-detection-2.12 likely'],
    ['pyannote/voice-activity-detection-v10', PROSE, 'huggingface pyannote/voice-activity-detection-v10 likely'],
    ['pyannote/voice-activity-detection-2024', PROSE, null],
    ['microsoft/vscode-1.95', PROSE, null],
  ],

  'names without an owner': [
    // In a sentence, the Hub's own spelling with its capitals tells a model from a folder.
    ['Llama-2-7b-chat-hf', PROSE, 'huggingface meta-llama/Llama-2-7b-chat-hf possible |Llama-2-7b-chat-hf|'],
    ['Llama-2-7B-Chat-HF', PROSE, null],
    ['gemma-2-9b-it', PROSE, null],
    ['ms-marco-MiniLM-L-6-v2', asked('cross-encoder'), 'huggingface cross-encoder/ms-marco-MiniLM-L-6-v2 certain |ms-marco-MiniLM-L-6-v2|'],
    ['ms-marco-minilm-l-6-v2', asked('cross-encoder'), 'huggingface cross-encoder/ms-marco-MiniLM-L-6-v2 certain |ms-marco-minilm-l-6-v2|'],
    // Not among the known ones, but named as that library names its own.
    ['ms-marco-MiniLM-L-99-v9', asked('cross-encoder'), 'huggingface cross-encoder/ms-marco-MiniLM-L-99-v9 certain |ms-marco-MiniLM-L-99-v9|'],
    ['msmarco-MiniLM-L99-v9', asked('cross-encoder'), 'huggingface cross-encoder/msmarco-MiniLM-L99-v9 certain |msmarco-MiniLM-L99-v9|'],
    ['nli-deberta-v9-large', asked('cross-encoder'), 'huggingface cross-encoder/nli-deberta-v9-large certain |nli-deberta-v9-large|'],
    ['my-ranker', asked('cross-encoder'), null],
    ['acme-ms-marco-MiniLM-L-6', asked('cross-encoder'), null],
    // What the API calls its model, the library that runs Whisper itself has not.
    ['whisper-1', asked('whisper'), null],
    ['whisper-1', asked('faster-whisper'), null],
  ],

  'presets, handles and architectures': [
    ['gemma_2b_en', asked('keras'), 'unknown gemma_2b_en certain'],
    ['Gemma_2b', asked('keras'), null],
    ['gemma_2b_en/config.json', asked('keras'), null],
    ['google/gemma-2/transformers/gemma-2-2b', asked('kaggle'), 'unknown google/gemma-2/transformers/gemma-2-2b certain'],
    ['google/gemma/keras/gemma_instruct_2b_en/2', asked('kaggle'), 'unknown google/gemma/keras/gemma_instruct_2b_en/2 certain'],
    ['google/gemma/keras/gemma_instruct_2b_en/12', asked('kaggle'), 'unknown google/gemma/keras/gemma_instruct_2b_en/12 certain'],
    ['google/gemma-2/transformers/gemma-2-2b/3/config.json', asked('kaggle'), null],
    ['ViT-B-32', asked('open-clip:laion2b_s34b_b79k'), 'huggingface laion/CLIP-ViT-B-32-laion2B-s34B-b79K certain |ViT-B-32|'],
    ['ViT-L-14', asked('open-clip:datacomp_xl_s13b_b90k'), 'huggingface laion/CLIP-ViT-L-14-DataComp.XL-s13B-b90K certain |ViT-L-14|'],
    ['ViT-L-14', asked('open-clip:openai'), 'huggingface openai/clip-vit-large-patch14 certain |ViT-L-14|'],
    ['ViT-B-99', asked('open-clip:openai'), null],
    ['ViT-B/32', asked('open-clip:laion2b_s34b_b79k'), 'huggingface laion/CLIP-ViT-B-32-laion2B-s34B-b79K certain |ViT-B/32|'],
    ['coca_ViT-L-14', asked('open-clip:laion2b_s13b_b90k'), 'huggingface laion/CoCa-ViT-L-14-laion2B-s13B-b90k certain |coca_ViT-L-14|'],
    ['coca_ViT-L-14', asked('open-clip:mscoco_finetuned_laion2b_s13b_b90k'), 'huggingface laion/mscoco_finetuned_CoCa-ViT-L-14-laion2B-s13B-b90k certain |coca_ViT-L-14|'],
    ['coca_ViT-L-14', asked('open-clip:openai'), null],
  ],

  'weight files': [
    ['./Agents-A1-APEX-I-Balanced.gguf', asked(), 'local-file Agents-A1-APEX-I-Balanced.gguf certain |./Agents-A1-APEX-I-Balanced.gguf|'],
    // A known file, though nothing in its name looks like a model.
    ['Agents-A1-APEX-I-Balanced.gguf', string(), 'local-file Agents-A1-APEX-I-Balanced.gguf likely'],
    ['acme-model.gguf', asked(), 'local-file acme-model.gguf certain'],
    ['adapter.gguf', asked(), null],
    ['lora_adapter.gguf', asked(), null],
    ['lora-adapter.gguf', asked(), null],
    // The size stands just before the end.
    ['widget-7b.gguf', string(), 'local-file widget-7b.gguf likely'],
    ['widget-7b.safetensors', string(), 'local-file widget-7b.safetensors possible'],
    ['flux1-dev.safetensors', string(), 'local-file flux1-dev.safetensors likely'],
    ['multi-qa-mpnet-base-dot-v1.onnx', asked(), 'local-file multi-qa-mpnet-base-dot-v1.onnx possible'],
    ['yoloe-11s-seg.pt', asked(), 'local-file yoloe-11s-seg.pt certain'],
    ['yoloe-11s-seg-pf.pt', asked(), 'local-file yoloe-11s-seg-pf.pt certain'],
    ['yolo_nas_s.pt', asked(), 'local-file yolo_nas_s.pt certain'],
    ['yolo_nas_x.pt', asked(), null],
    ['sam_b.pt', asked(), 'local-file sam_b.pt certain'],
    ['sam2_b.pt', asked(), 'local-file sam2_b.pt certain'],
    ['sam2.1_b.pt', asked(), 'local-file sam2.1_b.pt certain'],
    // Voices: programs load them, sentences and commands only move them about, unless a flag asks for a model.
    ['en_US-lessac-medium.onnx', string(), 'local-file en_US-lessac-medium.onnx certain'],
    ['en_US-lessac-medium.onnx', COMMAND, 'local-file en_US-lessac-medium.onnx certain'],
    ['en_US-lessac-medium.onnx', PROSE, null],
  ],
};

const inWords = ({ model, hint, free }: Slot): string => `${model ? (free ? 'in a command line' : 'asked for') : free ? 'in prose' : 'in a string'}${hint === null ? '' : `, where ${hint} is meant`}`;

describe('what a text names, by subject', () => {
  for (const [subject, rows] of Object.entries(TABLES)) {
    describe(subject, () => {
      for (const [text, place, names] of rows) it(`${text} ${inWords(place)} ${names === null ? 'names nothing' : `→ ${names}`}`, () => assert.equal(said(text, place), names));
    });
  }

  it('is read in a text of 300 characters, and in none that is longer', () => {
    const address = 'https://huggingface.co/Qwen/Qwen2.5-3B?signature='.padEnd(300, '0');
    assert.equal(identify(address, string(), knowledge)?.model, 'Qwen/Qwen2.5-3B');
    assert.equal(identify(`${address}0`, string(), knowledge), null);
  });
});

describe('a name of the library of Ollama', () => {
  for (const name of ['llama3.1', 'qwen2.5-coder']) it(`${name} has a version in it`, () => assert.ok(isVersioned(name, knowledge)));
  for (const name of ['mistral', 'widget2']) it(`${name} is none with a version`, () => assert.ok(!isVersioned(name, knowledge)));
});

describe('the path of a weight file', () => {
  for (const path of ['flux1-dev.safetensors', 'sd15/realisticVisionV51.safetensors', 'SDXL\\sd_xl_base_1.0.safetensors']) it(path, () => assert.ok(isWeightPath(path)));
  for (const path of ['{name}.safetensors', 'sd15/{name}.safetensors', 'sd15/workflow.json']) it(`${path} is none`, () => assert.ok(!isWeightPath(path)));

  it('has 200 characters at most', () => {
    const path = `loras/${'x'.repeat(94)}/${'y'.repeat(87)}.safetensors`;
    assert.ok(isWeightPath(path));
    assert.ok(!isWeightPath(path.replace('y', 'yy')));
  });
});
