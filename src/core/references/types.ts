/** The registries of the contract, section 5. */
export const REGISTRIES = [
  'huggingface', 'ollama', 'modelscope', 'openai', 'anthropic', 'google', 'mistral', 'deepseek', 'cohere', 'xai',
  'bedrock', 'azure', 'vertex', 'openrouter', 'groq', 'together', 'fireworks', 'replicate', 'nvidia-nim', 'docker',
  'github-models', 'spacy', 'timm', 'local-file', 'unknown',
] as const;
export type Registry = (typeof REGISTRIES)[number];

export type ReferenceContext =
  | 'python-call' | 'js-call' | 'code' | 'config-value' | 'env' | 'dockerfile' | 'compose' | 'k8s' | 'shell' | 'notebook' | 'workflow'
  | 'manifest' | 'terraform' | 'modelfile' | 'url' | 'markdown' | 'front-matter' | 'comment' | 'test' | 'other';

/** `use`: the program, build or deployment would load, call or ship it; `mention`: prose; `example`: placeholder. */
export type ReferenceKind = 'use' | 'mention' | 'example';
export type Confidence = 'certain' | 'likely' | 'possible';

/** A place in a file: 1-based line, 1-based UTF-16 columns, end exclusive. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** One place in a file that names a model (contract, section 4). `id` is given when an analysis is put together. */
export interface ModelReference extends Place {
  readonly file: string;
  /** Exactly the characters at `line`, `column`–`endColumn`. */
  readonly text: string;
  readonly registry: Registry;
  /** Canonical id in that registry. */
  readonly model: string;
  readonly revision: string | null;
  readonly context: ReferenceContext;
  readonly kind: ReferenceKind;
  readonly confidence: Confidence;
  /** Notebooks: 0-based cell index; `line` is then the line of the `.ipynb` file. */
  readonly cell: number | null;
  /** Other places in the same file that belong to this reference: the call that names it through a constant, `revision=`. */
  readonly related?: readonly (Place & { readonly role: 'call' | 'constant' | 'revision' })[];
  /** The registry is what names of this form mean where nothing at their place says whom the program asks; the project may know better. */
  readonly assumed?: true;
  /** Where a revision could be written in the syntax at hand, for the pin quick fix; null where the syntax has none. */
  readonly pin?: { readonly line: number; readonly column: number; readonly endColumn: number; readonly template: string } | null;
}

/** A comment that switches findings off where it stands (contract, section 6, last lines). */
export interface IgnoreDirective extends Place {
  readonly file: string;
  /** The line whose findings it switches off. */
  readonly targetLine: number;
  /** null: every rule. */
  readonly rule: string | null;
  readonly reason: string | null;
}

/** What one text yields. Pure result of `findReferences`. */
export interface FileReferences {
  readonly references: readonly ModelReference[];
  readonly ignores: readonly IgnoreDirective[];
  /** Registries whose clients the file names: as a list of dependencies, or as a program for itself. Left out where there are none. */
  readonly asks?: { readonly listed: boolean; readonly hosts: readonly string[] };
}
