import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { writeLines } from '../../src/core/reports/lines.js';
import { REGISTRIES } from '../../src/core/references/types.js';
import type { Report } from '../../src/core/reports/types.js';
import { AGENT_TOOLS } from '../../src/session/agentTools.js';

interface Command { readonly command: string; readonly title: string; readonly category: string }
interface Setting { readonly type: string; readonly default: unknown; readonly scope: string; readonly enum?: readonly string[]; readonly properties?: Readonly<Record<string, { readonly enum: readonly string[] }>> }
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly languageModelTools: readonly { readonly name: string; readonly modelDescription: string; readonly inputSchema: unknown }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly yamlValidation: readonly { readonly url: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly image: string }; readonly completionEvents: readonly string[] }[] }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
    readonly taskDefinitions: readonly { readonly type: string; readonly properties: Readonly<Record<string, unknown>> }[];
    readonly problemMatchers: readonly { readonly name: string; readonly pattern: { readonly regexp: string } & Readonly<Record<string, unknown>> }[];
  };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string; readonly description: string; readonly restrictedConfigurations: readonly string[] } };
  readonly icon: string;
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { contributes } = manifest;
const nls = (language: string): Record<string, string> => JSON.parse(readFileSync(`package.nls${language}.json`, 'utf8')) as Record<string, string>;
const source = (path: string): string => readFileSync(path, 'utf8');
const editor = [...readdirSync('src/editor').filter((f) => f.endsWith('.ts')).map((f) => `src/editor/${f}`), ...readdirSync('src/editor/commands').map((f) => `src/editor/commands/${f}`)].map(source).join('\n');

/** Commands and settings of the contract, section 7. */
const COMMANDS = ['scanWorkspace', 'cancelScan', 'exportSummary', 'createPolicy', 'openPolicy', 'approve', 'openDossier', 'explainModel', 'setHubToken', 'clearHubToken', 'refresh', 'writeLock'];
const SETTINGS: Readonly<Record<string, unknown>> = { policyFile: '', lookups: 'online', hubUrl: '', run: 'onType', scope: 'openFiles', privateModels: [], severity: {}, showMentions: false, exclude: [], codeLens: false };

describe('manifest, code and documentation agree', () => {
  it('a model can be revealed from each language that wakes the extension', () => {
    const wakes = manifest.activationEvents.filter((e) => e.startsWith('onLanguage:')).map((e) => e.slice('onLanguage:'.length));
    const when = contributes.menus['editor/context']?.[0]?.when ?? '';
    assert.deepEqual(/editorLangId =~ \/\^\((.*)\)\$\//.exec(when)?.[1]?.split('|'), wakes);
  });

  const registered = [...source('src/editor/commands/register.ts').matchAll(/^ {4}(\w+): \(/gm)].map((m) => `modelLicenceReview.${m[1]}`);
  const declared = contributes.commands.map((c) => c.command);

  it('on commands: registered, titled, documented, and those of the contract among them', () => {
    assert.ok(registered.length > 15);
    assert.deepEqual([...registered].sort(), [...declared].sort());
    for (const name of COMMANDS) assert.ok(declared.includes(`modelLicenceReview.${name}`), name);
    const docs = source('docs/editor.md');
    for (const { command, title, category } of contributes.commands) {
      assert.match(title, /^%command\.\w+%$/);
      assert.equal(category, '%displayName%');
      assert.ok(docs.includes(`\`${command}\``), `${command} is not in docs/editor.md`);
    }
  });

  it('on what menus, walkthrough and welcome texts call', () => {
    const called = [...Object.values(contributes.menus).flat().map((m) => m.command), ...[...text.matchAll(/onCommand:([\w.]+)/g)].map((m) => m[1] ?? ''), ...[...Object.values(nls('')).join('\n').matchAll(/command:(modelLicenceReview\.\w+)/g)].map((m) => m[1] ?? '')];
    assert.deepEqual(called.filter((c) => c.startsWith('modelLicenceReview.') && !declared.includes(c)), []);
    const executed = [...editor.matchAll(/'(modelLicenceReview\.\w+)'/g)].map((m) => m[1] ?? '');
    const known = [...declared, ...Object.keys(contributes.configuration.properties), 'modelLicenceReview.models', 'modelLicenceReview.models.focus', 'modelLicenceReview.status', 'modelLicenceReview.dossier', 'modelLicenceReview.state', 'modelLicenceReview.offline', 'modelLicenceReview.filtered'];
    assert.deepEqual(executed.filter((c) => !known.includes(c)), []);
  });

  it('on views, context keys, tasks and tools', () => {
    const views = Object.entries(contributes.views).flatMap(([container, all]) => all.map((view) => ({ container, ...view })));
    assert.deepEqual(views.map((v) => v.id), ['modelLicenceReview.models']);
    for (const { id, container } of views) {
      assert.ok(editor.includes(`createTreeView('${id}'`), id);
      assert.ok(contributes.viewsContainers.activitybar.some((c) => c.id === container), container);
    }
    const whens = [...text.matchAll(/"(?:when|enablement)": "([^"]*)"/g)].map((m) => m[1] ?? '').join(' ');
    const asked = new Set([...whens.matchAll(/\bmodelLicenceReview\.\w+/g)].map((m) => m[0]).filter((k) => !views.some((v) => v.id === k)));
    const set = new Set([...editor.matchAll(/'setContext', '(modelLicenceReview\.\w+)'/g)].map((m) => m[1]));
    assert.deepEqual([...asked].sort(), [...set].sort());
    // Each state that a welcome text waits for is one that the code sets, and each row's flag one that a row carries.
    const states = [...whens.matchAll(/modelLicenceReview\.state [!=]= (\w+)/g)].map((m) => m[1] ?? '');
    for (const state of states) assert.ok(source('src/editor/welcome.ts').includes(`'${state}'`), state);
    for (const [, flag] of whens.matchAll(/viewItem =~ \/\\\\b\(?(\w+)/g)) assert.ok(new RegExp(`'${flag ?? ''}'|assessment\\.verdict`).test(source('src/editor/tree.ts')), flag);
    const docs = source('docs/editor.md');
    for (const { type, properties } of contributes.taskDefinitions) {
      assert.ok(editor.includes(`'${type}'`) && docs.includes(`\`${type}\``), type);
      for (const name of Object.keys(properties)) assert.ok(source('src/editor/tasks.ts').includes(`definition['${name}']`), name);
    }
    for (const { name } of contributes.problemMatchers) assert.ok(editor.includes(`'$${name}'`) && docs.includes(`\`$${name}\``), name);
    for (const { name } of contributes.languageModelTools) assert.ok(editor.includes(`registerTool('${name}'`) && docs.includes(`\`${name}\``), name);
    for (const { steps } of contributes.walkthroughs) {
      for (const { completionEvents } of steps) for (const event of completionEvents) assert.ok(declared.includes(event.replace('onCommand:', '')), event);
    }
  });

  it('on settings: read in one place, documented, with the defaults of the contract', () => {
    const properties = contributes.configuration.properties;
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(SETTINGS).map((s) => `modelLicenceReview.${s}`).sort());
    const reader = source('src/editor/settings.ts');
    const docs = source('docs/editor.md');
    for (const [name, value] of Object.entries(SETTINGS)) {
      assert.deepEqual(properties[`modelLicenceReview.${name}`]?.default, value, name);
      assert.match(reader, new RegExp(`'${name}'`), `${name} is not read`);
      assert.ok(docs.includes(`\`modelLicenceReview.${name}\``), `${name} is not documented`);
    }
    const readers = editor.split('\n').filter((l) => /getConfiguration\(/.test(l));
    assert.equal(readers.length, reader.split('\n').filter((l) => /getConfiguration\(/.test(l)).length, 'configuration is read elsewhere');
  });

  it('on Restricted Mode', () => {
    const { supported, description, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.deepEqual([...restrictedConfigurations].sort(), ['modelLicenceReview.hubUrl', 'modelLicenceReview.policyFile']);
    assert.ok(nls('')[description.replace(/%/g, '')]?.includes('no look-ups'));
  });

  it('on the tools of agents', () => {
    assert.deepEqual(contributes.languageModelTools.map((t) => [t.name, t.modelDescription]), AGENT_TOOLS.map((t) => [t.name, t.description]));
    assert.deepEqual(contributes.languageModelTools[0]?.inputSchema, JSON.parse(JSON.stringify({ ...AGENT_TOOLS[0].inputSchema })));
    assert.ok(REGISTRIES.length > 20);
  });

  it('on files that the manifest names', () => {
    const files = [manifest.icon, ...contributes.jsonValidation.map((v) => v.url), ...contributes.yamlValidation.map((v) => v.url), ...contributes.snippets.map((s) => s.path), ...contributes.walkthroughs.flatMap((w) => w.steps.map((s) => s.media.image))];
    assert.deepEqual(files.filter((f) => !existsSync(f)), []);
  });

  it('on every word, in three languages', async () => {
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map((m) => m[1]));
    for (const language of ['', '.fr', '.zh-cn']) assert.deepEqual(Object.keys(nls(language)).sort(), [...used].sort(), language);
    // Built without a path that the bundler would follow: it is a script.
    const path = `${process.cwd()}/scripts/l10n.mjs`;
    const { LANGUAGES, problemsOf, sourceStrings } = (await import(path)) as { LANGUAGES: readonly string[]; sourceStrings(): string[]; problemsOf(language: string, strings: string[]): string[] };
    const strings = sourceStrings();
    assert.ok(strings.length > 100);
    for (const language of LANGUAGES) assert.deepEqual(problemsOf(language, strings), []);
  });

  it('on the lines that the problem matchers read', () => {
    const [places, policy] = contributes.problemMatchers.map((m) => new RegExp(m.pattern.regexp));
    const { pattern } = contributes.problemMatchers[0] ?? assert.fail();
    assert.deepEqual([pattern.file, pattern.line, pattern.column, pattern.severity, pattern.code, pattern.message], [1, 2, 3, 4, 5, 6]);
    const report = JSON.parse(readFileSync('test/fixtures/report.sample.json', 'utf8')) as Report;
    const lines = writeLines(report).trimEnd().split('\n');
    const read = lines.flatMap((line) => { const m = places?.exec(line); return m ? [m.slice(1)] : []; });
    assert.ok(read.length > 3);
    // Whatever is no place is the summary at the end, in two lines.
    assert.equal(read.length, lines.length - 2);
    const [first] = read;
    const reference = report.references.find((r) => r.file === first?.[0] && String(r.line) === first[1] && String(r.column) === first[2]);
    const finding = report.findings.find((f) => f.reference === reference?.id && f.rule === first?.[4]);
    assert.ok(finding && first?.[5]?.includes(finding.message), String(first));
    assert.equal({ error: 'error', warning: 'warning', information: 'info', hint: '' }[finding.severity], first?.[3]);
    assert.deepEqual(policy?.exec("model-licence-review: model-policy.yaml:6:3: 'comercial' is not known")?.slice(1, 4), ['model-policy.yaml', '6', '3']);
  });
});
