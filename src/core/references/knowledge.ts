import type { Registry } from './types.js';

/** `data/patterns.json`. */
interface PatternData {
  readonly modelKeys: string;
  readonly strictKeys: string;
  readonly notKeys: string;
  readonly calls: Readonly<Record<string, string>>;
  readonly objects: Readonly<Record<string, string>>;
  readonly fileHints: readonly (readonly [string, string])[];
  readonly fileHintWords: string;
  readonly hubImports: string;
  readonly clientPackages: Readonly<Record<string, readonly string[]>>;
  readonly pathHints: readonly (readonly [string, string])[];
  readonly owners: readonly string[];
  readonly families: string;
  readonly pathWords: readonly string[];
  readonly placeholders: string;
  readonly spacy: string;
  readonly whisperSizes: readonly string[];
  readonly hosted: readonly (readonly [string, string])[];
  readonly hostedInSlot: readonly (readonly [string, string])[];
  readonly hostedByVendor: readonly (readonly [string, string])[];
  readonly bedrock: string;
  readonly weightFiles: string;
  readonly voices: string;
  readonly ollama: readonly string[];
  readonly registered: Readonly<Record<string, readonly [string, string]>>;
  readonly constants: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly classes: readonly (readonly [string, string])[];
  readonly typeHosts: readonly (readonly [string, string])[];
  readonly fasterWhisper: Readonly<Record<string, string>>;
  readonly routes: Readonly<Record<string, readonly string[]>>;
  readonly presets: Readonly<Record<string, string>>;
  readonly spacyLlm: Readonly<Record<string, string>>;
}

/** What detection knows: the words and patterns of the data, and the names that exist. */
export interface DetectionKnowledge {
  readonly modelKeys: RegExp;
  readonly strictKeys: RegExp;
  readonly notKeys: RegExp;
  readonly calls: ReadonlyMap<string, string>;
  /** Names of clients (`groq.chat.completions.create`) and the registry that they ask. */
  readonly objects: ReadonlyMap<string, string>;
  /** Imports and addresses that say which registry a program's calls go to. */
  readonly fileHints: readonly (readonly [RegExp, string])[];
  /** Imports of libraries that load models of the Hub. */
  readonly hubImports: RegExp;
  /** Packages of a project's dependencies (lower case, `-` for `_`) and the registry that they ask. */
  readonly clientPackages: ReadonlyMap<string, string>;
  /** Names of files and folders that say the same. */
  readonly pathHints: readonly (readonly [RegExp, string])[];
  /** Any of them: most files hold none, and one test tells. */
  readonly anyFileHint: RegExp;
  readonly families: RegExp;
  readonly pathWords: ReadonlySet<string>;
  readonly placeholders: RegExp;
  readonly spacy: RegExp;
  readonly whisperSizes: ReadonlySet<string>;
  readonly hosted: readonly (readonly [Registry, RegExp])[];
  readonly hostedInSlot: readonly (readonly [Registry, RegExp])[];
  /** Words of any text (`command`), which name a model only where their own vendor is asked. */
  readonly hostedByVendor: readonly (readonly [Registry, RegExp])[];
  readonly bedrock: RegExp;
  /** File names that well-known checkpoints go by. */
  readonly weightFiles: RegExp;
  /** File names of Piper's voices (`en_US-lessac-medium.onnx`): commands move them about, programs and settings load them. */
  readonly voices: RegExp;
  readonly ollama: ReadonlySet<string>;
  /** The Hub's spelling of a known id, by its lower-case form. */
  hubId(lower: string): string | undefined;
  /** Whether an owner on the Hub has this name, lower case. */
  isOwner(lower: string): boolean;
  /** The id that a short name of the Hub stands for (`bert-base-uncased`), lower case. */
  shortHubId(lower: string): string | undefined;
  /** The Hub's id of an open model by its name without the owner, lower case: what hosts that keep no owner call it. */
  openModel(lower: string): string | undefined;
  /** Names that a framework registers for a hosted model (`spacy.GPT-4.v1`), lower case and without their version. */
  readonly registered: ReadonlyMap<string, readonly [string, string]>;
  /** Constants of libraries (`LLMRegistry.smolvlm`) with registry and id. */
  readonly constants: ReadonlyMap<string, readonly [Registry, string]>;
  /** Any of the constants' qualifiers with a name behind it. */
  readonly listedConstants: RegExp;
  /** Parts of class names that say which registry a class asks. */
  readonly classes: readonly (readonly [RegExp, string])[];
  /** Parts of names of types that list models, lower case and without signs, and whose models those are. */
  readonly typeHosts: readonly (readonly [RegExp, string])[];
  /** Any of the classes' parts, in one search. */
  readonly anyClass: RegExp;
  /** Sizes of Whisper and the repositories that faster-whisper loads for them (its own table). */
  readonly fasterWhisper: ReadonlyMap<string, string>;
  /** Prefixes of routers that ask another host than one of the registries, lower case. */
  readonly routes: ReadonlyMap<string, Registry>;
  /** Owners of the models that spaCy-llm registers for a family (`spacy.Dolly.v1`), by the family in lower case. */
  readonly spacyLlm: ReadonlyMap<string, string>;
  /** What a preset's name stands for that deployments choose from a list, lower case. */
  preset(lower: string): string | undefined;
  /** Known file names of weights, lower case. */
  isWeightFile(lower: string): boolean;
}

/** Short names that the Hub itself redirects; the alias table holds more. */
const SHORT: Readonly<Record<string, string>> = {
  gpt2: 'openai-community/gpt2', 'gpt2-medium': 'openai-community/gpt2-medium', 'gpt2-large': 'openai-community/gpt2-large', 'gpt2-xl': 'openai-community/gpt2-xl', 'openai-gpt': 'openai-community/openai-gpt',
  't5-small': 'google-t5/t5-small', 't5-base': 'google-t5/t5-base', 't5-large': 'google-t5/t5-large', 't5-3b': 'google-t5/t5-3b', 't5-11b': 'google-t5/t5-11b',
  'roberta-base': 'FacebookAI/roberta-base', 'roberta-large': 'FacebookAI/roberta-large', 'roberta-large-mnli': 'FacebookAI/roberta-large-mnli', 'xlm-roberta-base': 'FacebookAI/xlm-roberta-base', 'xlm-roberta-large': 'FacebookAI/xlm-roberta-large',
  'distilgpt2': 'distilbert/distilgpt2', 'distilroberta-base': 'distilbert/distilroberta-base', ctrl: 'Salesforce/ctrl', 'camembert-base': 'almanach/camembert-base',
};
/** Prefixes of short names and the owner that they were moved to (the Hub's renaming of 2024). */
const MOVED: readonly (readonly [RegExp, string])[] = [
  [/^bert-(?:base|large)-(?:un)?cased(?:-[a-z-]{1,60})?$|^bert-base-(?:chinese|german-cased|multilingual-(?:un)?cased)$|^bert-large-(?:un)?cased-whole-word-masking(?:-finetuned-squad)?$/, 'google-bert'],
  [/^distilbert-base-[a-z0-9-]{1,60}$/, 'distilbert'], [/^albert-(?:base|large|xlarge|xxlarge)-v[12]$/, 'albert'], [/^xlnet-(?:base|large)-cased$/, 'xlnet'], [/^xlm-(?:clm|mlm)-[a-z0-9-]{1,30}$/, 'FacebookAI'],
];

/** Builds what detection knows; regular expressions come from our own data file, never from a workspace. */
export function createDetectionKnowledge(data: { readonly patterns: unknown; readonly aliases?: unknown; readonly hosted?: unknown; readonly modelIds?: Iterable<string> }): DetectionKnowledge {
  const p = data.patterns as PatternData;
  const ids = new Map<string, string>();
  const owners = new Set(p.owners.map((o) => o.toLowerCase()));
  const short = new Map<string, string>();
  for (const id of data.modelIds ?? []) {
    const lower = id.toLowerCase();
    const slash = lower.indexOf('/');
    if (slash > 0) {
      ids.set(lower, id);
      owners.add(lower.slice(0, slash));
    }
  }
  let byName: Map<string, string> | undefined;
  const openModel = (lower: string): string | undefined => {
    byName ??= new Map([...ids.values()].reverse().map((id) => [id.slice(id.indexOf('/') + 1).toLowerCase(), id]));
    return byName.get(lower);
  };
  const aliases = (data.aliases as { aliases?: Readonly<Record<string, Readonly<Record<string, string>>>> } | undefined)?.aliases ?? {};
  for (const [alias, id] of Object.entries(aliases['huggingface'] ?? {})) if (!alias.includes('/')) short.set(alias, id);
  for (const [alias, id] of Object.entries(SHORT)) short.set(alias, id);
  const ollama = new Set([...p.ollama, ...Object.keys(aliases['ollama'] ?? {}).map((a) => a.split(':')[0] ?? a)]);
  const files = aliases['local-file'] ?? {};
  const constants = new Map(Object.entries(p.constants).flatMap(([registry, ids]) => Object.entries(ids).map(([name, id]) => [name, [registry as Registry, id]] as const)));
  const hosted = (rows: PatternData['hosted']): (readonly [Registry, RegExp])[] => rows.map(([registry, source]) => [registry as Registry, new RegExp(source)] as const);
  return {
    modelKeys: new RegExp(p.modelKeys, 'i'), strictKeys: new RegExp(p.strictKeys, 'i'), notKeys: new RegExp(p.notKeys, 'i'), calls: new Map(Object.entries(p.calls)), objects: new Map(Object.entries(p.objects)), anyFileHint: new RegExp(p.fileHintWords), hubImports: new RegExp(p.hubImports), clientPackages: new Map(Object.entries(p.clientPackages).flatMap(([host, packages]) => packages.map((name) => [name, host] as const))), fileHints: p.fileHints.map(([source, hint]) => [new RegExp(source), hint] as const), pathHints: p.pathHints.map(([source, hint]) => [new RegExp(source), hint] as const),
    families: new RegExp(p.families, 'i'), pathWords: new Set(p.pathWords), placeholders: new RegExp(p.placeholders, 'i'), spacy: new RegExp(p.spacy), whisperSizes: new Set(p.whisperSizes),
    hosted: hosted(p.hosted), hostedInSlot: hosted(p.hostedInSlot), hostedByVendor: hosted(p.hostedByVendor), bedrock: new RegExp(p.bedrock), weightFiles: new RegExp(p.weightFiles, 'i'), voices: new RegExp(p.voices), ollama,
    hubId: (lower) => ids.get(lower),
    isOwner: (lower) => owners.has(lower),
    shortHubId(lower) {
      const moved = MOVED.find(([pattern]) => pattern.test(lower));
      return short.get(lower) ?? (moved ? `${moved[1]}/${lower}` : undefined);
    },
    registered: new Map(Object.entries(p.registered)),
    constants, listedConstants: new RegExp(`\\b(?:${[...new Set([...constants.keys()].map((name) => name.slice(0, name.indexOf('.'))))].join('|')}|\\w{0,20}[Ee]mbed\\w{0,12}Model)(?:\\.|::)\\w{2,60}\\b`, 'g'),
    typeHosts: p.typeHosts.map(([source, hint]) => [new RegExp(source), hint] as const),
    classes: p.classes.map(([source, hint]) => [new RegExp(source), hint] as const), anyClass: new RegExp(p.classes.map(([source]) => source).join('|')),
    fasterWhisper: new Map(Object.entries(p.fasterWhisper)),
    routes: new Map(Object.entries(p.routes).flatMap(([registry, prefixes]) => prefixes.map((prefix) => [prefix, registry as Registry] as const))),
    openModel,
    spacyLlm: new Map(Object.entries(p.spacyLlm)),
    preset: (lower) => (Object.hasOwn(p.presets, lower) ? p.presets[lower] : undefined),
    isWeightFile: (lower) => Object.hasOwn(files, lower),
  };
}
