/** How a file is read. */
export type FileKind = 'python' | 'js' | 'code' | 'json' | 'yaml' | 'toml' | 'ini' | 'env' | 'dockerfile' | 'shell' | 'notebook' | 'markdown' | 'terraform' | 'modelfile' | 'manifest' | 'xml' | 'weights';

const BY_EXTENSION: Readonly<Record<string, FileKind>> = Object.fromEntries(
  ([
    ['python', 'py pyi pyw bzl bazel star smk'], ['js', 'js jsx ts tsx mjs cjs mts cts vue svelte astro html htm http rest'],
    ['code', 'go rs java kt kts cs fs swift rb php ex exs dart r jl scala lua c cc cpp cxx h hpp m mm pl groovy clj cljs cljc zig nim sql nix fsx csx razor cshtml baml cu cuh hh proto'],
    ['json', 'json jsonc json5 jsonl ndjson ipynb_checkpoint webmanifest'], ['yaml', 'yaml yml'], ['toml', 'toml'], ['ini', 'ini cfg conf properties hocon gin'], ['env', 'env'],
    ['shell', 'sh bash zsh fish ps1 bat cmd mk sbatch slurm pbs just service cmake'], ['notebook', 'ipynb'], ['markdown', 'md mdx markdown rst qmd rmd adoc asciidoc livemd org txt prompty prompt mdc'], ['terraform', 'tf tfvars hcl bicep'],
    ['modelfile', 'modelfile'], ['manifest', 'gradle'], ['xml', 'xml csproj fsproj vbproj props targets plist xcscheme'], ['weights', 'gguf safetensors onnx'],
  ] as const).flatMap(([kind, extensions]) => extensions.split(' ').map((e) => [e, kind])),
);

/** Names that lock files and generated data go by: they name packages by the thousand and models never in a way of their own; and our own files, which speak of models and use none. */
const SKIPPED = /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|composer\.lock|cargo\.lock|go\.sum|gemfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|tokenizer\.json|vocab\.(?:json|txt)|merges\.txt|.*\.min\.(?:js|css)|.*\.map|model-policy\.(?:ya?ml|json)|model-lock\.json)$/;

/** Ruby's programs that go without an extension. */
const RUBY_FILES = /^(?:rake|fast|pod|vagrant|guard|cap|danger|app|brew|steep)file$/;

/** How a file is read, by its path alone; null: a scan never reads it. */
export function kindOfFile(path: string): FileKind | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (SKIPPED.test(name)) return null;
  if (/^(?:dockerfile|containerfile)(?:[.-].*)?$|\.dockerfile$/.test(name)) return 'dockerfile';
  if (/^modelfile(?:[.-].*)?$/.test(name)) return 'modelfile';
  if (/^(?:makefile|gnumakefile|justfile|procfile|taskfile|cmakelists\.txt|\.?bashrc|\.?zshrc|\.?profile|\.?envrc|jenkinsfile)$/.test(name)) return 'shell';
  if (/^(?:build|workspace|tiltfile|snakefile|sconstruct)$/.test(name)) return 'python';
  if (/^\.?env(?:$|[._-])|^[\w.-]{0,60}\.env(?:$|[._-])/.test(name)) return 'env';
  if (/^(?:(?:[\w.-]{0,40}[-_.])?requirements[\w.-]{0,40}\.(?:txt|in)|constraints\.txt|environment\.ya?ml|pipfile|pom\.xml|build\.gradle(?:\.kts)?|gemfile|mix\.exs|package\.swift)$/.test(name)) return name.endsWith('.yml') || name.endsWith('.yaml') ? 'yaml' : 'manifest';
  if (name === '.gitmodules' || name === '.replit' || name === 'mlmodel') return name === 'mlmodel' ? 'yaml' : 'ini';
  if (name.endsWith('.dvc')) return 'yaml';
  // A template that doesn't say what it makes: Helm's and Terraform's make settings.
  if (/^[^.]{1,100}\.(?:tpl|tmpl|gotmpl)$/.test(name)) return 'yaml';
  if (RUBY_FILES.test(name)) return 'code';
  if (/^(?:readme|model[-_]?card|notice|about)$/.test(name)) return 'markdown';
  const extension = extensionOf(name);
  return Object.hasOwn(BY_EXTENSION, extension) ? (BY_EXTENSION[extension] ?? null) : null;
}

/** The end of a path's name, in lower case; empty: it has none. Templates (`client.rb.tt`) are read as what they make. */
export function extensionOf(path: string): string {
  const plain = path.slice(path.lastIndexOf('/') + 1).toLowerCase().replace(/[.-](?:bak|orig|old)$/, '').replace(/\.(?:j2|jinja2?|tmpl|tpl|template|example|sample|dist|erb|tt|ejs|hbs|mustache|gotmpl|in)$/, '');
  if (RUBY_FILES.test(plain)) return 'rb';
  return plain.includes('.') ? plain.slice(plain.lastIndexOf('.') + 1) : '';
}

/** Whether a path is a test's: by folder or by name. */
export function isTestPath(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|specs?|testdata|__fixtures__|fixtures|e2e)\//i.test(path) || /(?:^|\/)(?:test_[\w.-]{1,80}|conftest)\.py$|[._-](?:test|spec)s?\.[a-z]{1,5}$|(?:Test|Tests|Spec|IT)\.(?:java|kt|cs|swift|scala|php|groovy)$/.test(path);
}

/** Whether a path holds results of runs that are over, or what a site shows: its models are told of, not used. */
export function isResultsPath(path: string): boolean {
  return /(?:^|\/)_data\/|(?:^|\/)results?\/(?:[^/]{1,100}\/){0,4}[^/]{1,200}\.jsonl?$|(?:^|[/._-])(?:leaderboard|(?:benchmark|eval|evaluation)[-_]results?)\.(?:ya?ml|jsonl?|toml)$/i.test(path);
}

/** Whether a path holds what VCR recorded of an exchange: it is played back and asks nobody, whatever it says. */
export function isRecordingPath(path: string): boolean {
  return /(?:^|\/)(?:(?:vcr_)?cassettes|_vcr)\//i.test(path);
}

const PROGRAMS: ReadonlySet<string> = new Set(['python', 'js', 'code', 'shell', 'notebook', 'terraform', 'markdown']);

/** Whether a path holds sample values rather than settings in force. */
export function isSamplePath(path: string): boolean {
  // A program that is called an example runs as it stands (`chat_example.py`); a settings file that is called one is to be filled in.
  if (PROGRAMS.has(kindOfFile(path) ?? '')) return /\.(?:example|sample|template|dist)(?:\.[a-z]{1,5})?$/i.test(path);
  return isRecordingPath(path) || /(?:^|\/)[^/]{0,80}(?:[._-](?:example|sample|template|dist)(?:$|[._-])|(?:example|sample)\.env(?:$|[._-]))[^/]{0,40}$/i.test(path) || /(?:^|\/)env[._-](?:example|sample)/i.test(path);
}
