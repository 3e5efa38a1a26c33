import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clientsListed } from '../../../src/core/references/dependencies.js';
import { findReferences, mayNameModel, ProjectHosts, saysNothing } from '../../../src/core/references/find.js';
import type { FileReferences } from '../../../src/core/references/types.js';
import { knowledge, rawText } from './support.js';

type Tree = Readonly<Record<string, string>>;
const read = (tree: Tree): Map<string, FileReferences> => new Map(Object.entries(tree).map(([path, text]) => [path, findReferences({ path, text }, knowledge)]));
/** `file registry model` of each reference, as a scan of this tree would settle them. */
const settle = (tree: Tree): string[] => new ProjectHosts().settle(read(tree)).map((r) => `${r.file} ${r.registry} ${r.model}`);

const NPM = (...packages: string[]): string => JSON.stringify({ name: 'app', keywords: ['groq-sdk'], dependencies: Object.fromEntries(packages.map((p) => [p, '^1.0.0'])) });
const MODELS = 'export const MODELS = ["Qwen/Qwen3-235B-A22B-Instruct-2507-tput", "zai-org/GLM-4.6"];\nexport const fast = { model: "gemini-2.5-flash" };\n';

describe('what a project depends on', () => {
  it('is read from every kind of list, in any spelling, and from no other place of it', () => {
    const listed = (path: string, text: string): string => clientsListed(path, text, knowledge).join();
    assert.equal(listed('package.json', NPM('together-ai', '@ai-sdk/google-vertex')), 'together,vertex');
    assert.equal(listed('web/package.json', NPM('left-pad')), '', 'keywords are no dependencies');
    assert.equal(listed('requirements.txt', 'fastapi==0.115\nlangchain_groq>=0.2  # not openai\n# together\ntransformers[torch] ; python_version > "3.9"\r\nOpenAI\n'), 'groq,huggingface,openai');
    assert.equal(listed('pyproject.toml', '[project]\nname = "x"\ndependencies = ["google-cloud-aiplatform~=1.60", "httpx"]\n[tool.poetry.dependencies]\ntogether = "^1.3"\n'), 'together,vertex');
    assert.equal(listed('environment.yml', 'dependencies:\n  - pip:\n    - google-generativeai==0.8\n'), 'google');
    assert.equal(listed('src/App/App.csproj', '<PackageReference Include="Azure.AI.OpenAI" Version="2.1.0" />'), 'azure');
    assert.equal(listed('Directory.Packages.props', '<PackageVersion Include="Microsoft.SemanticKernel.Connectors.AzureOpenAI" Version="1.0" />'), 'azure');
    assert.equal(listed('pom.xml', '<artifactId>langchain4j-vertex-ai-gemini</artifactId>'), 'vertex');
    assert.equal(listed('build.gradle.kts', 'implementation("dev.langchain4j:langchain4j-azure-open-ai:1.0.0")'), 'azure');
    assert.equal(listed('Cargo.toml', '[dependencies]\nhf-hub = { version = "0.4" }\n'), 'huggingface');
    assert.equal(listed('Cargo.toml', '[package]\nname = "async-openai"\n'), 'openai', 'a client itself');
    assert.equal(listed('Gemfile', 'gem "ruby-openai", "~> 8.0"\n'), 'openai');
    assert.equal(listed('composer.json', '{"require": {"openai-php/client": "^0.10"}}'), 'openai');
    assert.equal(listed('notes.txt', 'together\n'), '', 'a list is told by its name');
  });

  it('passes the prefilter though it names no model, and only where it names a client', () => {
    for (const [path, text, passes] of [['package.json', NPM('together-ai'), true], ['package.json', NPM('left-pad'), false], ['requirements.txt', 'flask\n', false], ['requirements.txt', 'together\n', true]] as const) {
      assert.equal(mayNameModel(path, rawText(text), knowledge), passes, text);
      assert.equal(!saysNothing(findReferences({ path, text }, knowledge)), passes, text);
    }
  });

  it('takes time linear in the list', () => {
    for (const unit of ['a', '"a":', '@', ' ', '- ', '\n', '"@a/', '>a<', ':']) {
      const started = performance.now();
      for (const path of ['package.json', 'requirements.txt', 'pom.xml']) clientsListed(path, unit.repeat(400_000 / unit.length), knowledge);
      assert.ok(performance.now() - started < 3000, JSON.stringify(unit));
    }
  });
});

describe('whom the programs of a project ask', () => {
  it('decides for names whose form alone tells no host', () => {
    assert.deepEqual(settle({ 'package.json': NPM('together-ai'), 'lib/constants.ts': MODELS }), [
      'lib/constants.ts together Qwen/Qwen3-235B-A22B-Instruct-2507-tput', 'lib/constants.ts together zai-org/GLM-4.6', 'lib/constants.ts google gemini-2.5-flash',
    ]);
    assert.deepEqual(settle({ 'requirements.txt': 'google-cloud-aiplatform\n', 'app/models.py': 'MODEL = "gemini-2.5-flash"\n' }), ['app/models.py vertex gemini-2.5-flash']);
    assert.deepEqual(settle({ 'App.csproj': '<PackageReference Include="Azure.AI.OpenAI" />', 'appsettings.json': '{ "Chat": { "Model": "gpt-4.1" } }' }), ['appsettings.json azure gpt-4.1']);
    assert.deepEqual(settle({ 'package.json': NPM('@openrouter/ai-sdk-provider'), 'models.ts': 'export const model = "openai/gpt-4o";\n' }), ['models.ts openrouter openai/gpt-4o']);
  });

  it('takes the word of most files where some speak of the vendor and some of a cloud that serves its models', () => {
    const azure = 'client = AzureOpenAI(azure_endpoint="https://x.openai.azure.com")\nm = client.chat.completions.create(model="gpt-4.1")\n';
    const own = 'from openai import OpenAI\nclient = OpenAI()\nm = client.chat.completions.create(model="gpt-4.1")\n';
    const of = (tree: Tree): string | undefined => settle({ ...tree, 'config.json': '{ "model": "gpt-4o" }' }).find((line) => line.startsWith('config.json'));
    assert.equal(of({ 'a.py': azure, 'b.py': azure, 'c.py': own }), 'config.json azure gpt-4o');
    assert.equal(of({ 'a.py': azure, 'b.py': own }), 'config.json openai gpt-4o');
    assert.equal(of({ 'a.py': azure, 'b.py': own, 'c.py': own }), 'config.json openai gpt-4o');
    assert.equal(of({ 'requirements.txt': 'openai\n', 'a.py': azure, 'b.py': azure }), 'config.json azure gpt-4o', "Azure's client is in OpenAI's package");
  });

  it('decides nothing where several could be meant, or the place says whom it asks', () => {
    const unchanged = (tree: Tree): void => assert.deepEqual(settle(tree), [...read(tree).values()].flatMap((f) => f.references).map((r) => `${r.file} ${r.registry} ${r.model}`));
    unchanged({ 'package.json': NPM('together-ai', '@huggingface/inference'), 'models.ts': MODELS });
    unchanged({ 'package.json': NPM('together-ai', 'groq-sdk'), 'models.ts': MODELS });
    unchanged({ 'package.json': NPM('together-ai'), 'load.py': 'from transformers import AutoModel\nAutoModel.from_pretrained("Qwen/Qwen2.5-7B")\nother = "zai-org/GLM-4.6"\n' });
    unchanged({ 'requirements.txt': 'google-cloud-aiplatform\ngoogle-genai\n', 'models.py': 'MODEL = "gemini-2.5-flash"\n' });
    unchanged({ 'requirements.txt': 'openai\n', 'app.csproj': '<PackageReference Include="Azure.AI.OpenAI" />', 'models.py': 'MODEL = "gpt-4.1"\n' });
    unchanged({ 'package.json': NPM('together-ai'), 'README.md': 'It runs [Qwen/Qwen3-8B](https://huggingface.co/Qwen/Qwen3-8B) and `zai-org/GLM-4.6`.\n' });
    // A library for all of them: that one of its hosts is a cloud says nothing of a vendor's name.
    unchanged({ 'package.json': NPM('@ai-sdk/azure', '@ai-sdk/google-vertex', 'groq-sdk', 'together-ai'), 'models.ts': 'export const model = "gpt-4.1";\nexport const fast = { model: "gemini-2.5-flash" };\n' });
    // Files that are named after the vendor, and Google's own form of a name.
    unchanged({ 'App.csproj': '<PackageReference Include="Azure.AI.OpenAI" />', 'llm/openai.rb': 'model = "gpt-4.1"\n' });
    unchanged({ 'package.json': NPM('@openrouter/ai-sdk-provider'), 'a.ts': 'export const model = "models/gemini-2.5-flash";\n' });
    unchanged({ 'package.json': NPM('@ai-sdk/google-vertex'), 'flow.yaml': 'model: googleai/gemini-2.5-flash\n' });
    // A vendor's own model behind its name: Together has it not.
    unchanged({ 'package.json': NPM('together-ai'), 'models.ts': 'export const model = "openai/gpt-4o";\n' });
  });

  it('speaks for the folder of the list and those below it that have none of their own', () => {
    assert.deepEqual(settle({
      'web/package.json': NPM('together-ai'), 'web/src/models.ts': 'export const model = "Qwen/Qwen3-8B";\n',
      'web/packages/lint/package.json': NPM('eslint'), 'web/packages/lint/models.ts': 'export const model = "Qwen/Qwen3-8B";\n',
      'train/requirements.txt': 'transformers\n', 'train/config.yaml': 'model: Qwen/Qwen3-8B\n', 'other.ts': 'export const model = "Qwen/Qwen3-8B";\n',
    }), ['web/src/models.ts together Qwen/Qwen3-8B', 'web/packages/lint/models.ts together Qwen/Qwen3-8B', 'train/config.yaml huggingface Qwen/Qwen3-8B', 'other.ts huggingface Qwen/Qwen3-8B']);
  });

  it('hears what a program says of whom it asks', () => {
    assert.deepEqual(settle({ 'llm.py': 'from together import Together\nclient = Together()\nclient.chat.completions.create(model="zai-org/GLM-4.6")\n', 'names.py': 'FAST = "Qwen/Qwen3-8B"\nmodel = FAST\n' }), ['llm.py together zai-org/GLM-4.6', 'names.py together Qwen/Qwen3-8B']);
  });

  it('gives the same objects while nothing changes, and follows when it does', () => {
    const project = new ProjectHosts();
    const files = read({ 'package.json': NPM('together-ai'), 'models.ts': MODELS });
    const first = project.settle(files);
    assert.deepEqual(project.settle(files).map((r, i) => r === first[i]), first.map(() => true));
    files.set('package.json', findReferences({ path: 'package.json', text: NPM('left-pad') }, knowledge));
    assert.deepEqual(project.settle(files).map((r) => r.registry), ['huggingface', 'huggingface', 'google']);
    files.set('package.json', findReferences({ path: 'package.json', text: NPM('together-ai') }, knowledge));
    assert.deepEqual(project.settle(files), first);
  });

  it('depends on no order of the files', () => {
    const tree: Tree = { 'package.json': NPM('together-ai'), 'a/requirements.txt': 'google-cloud-aiplatform\n', 'a/m.py': 'MODEL = "gemini-2.5-flash"\n', 'm.ts': MODELS, 'a/b/c.ts': MODELS };
    const sorted = settle(tree).sort();
    fc.assert(fc.property(fc.shuffledSubarray(Object.entries(tree), { minLength: 5 }), (entries) => {
      assert.deepEqual(settle(Object.fromEntries(entries)).sort(), sorted);
    }));
  });
});
