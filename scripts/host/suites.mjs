// Which suites run where. A suite: the test files, the host's kind, and the workspace that it opens.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reloadTests } from './reload.mjs';
import { stageEmptyExtension, stageExtension, stageInstrumented, stageWorkspace } from './stage.mjs';

const host = (name) => `test/host/${name}.test.ts`;
const demo = (stage, name) => ({ folder: stageWorkspace(stage, name, 'examples/demo-app') });

/** A commercial product, a laboratory, and a folder inside the first that is a workspace folder of its own. */
function several(stage, name) {
  const root = stageWorkspace(stage, name);
  const write = (path, text) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const app = 'm = AutoModel.from_pretrained("Qwen/Qwen2.5-3B-Instruct")\nn = AutoModel.from_pretrained("Qwen/Qwen2.5-7B-Instruct")\n';
  write('shop/app.py', app);
  write('shop/model-policy.yaml', 'version: 1\nextends: [balanced]\nuse:\n  commercial: true\n');
  write('shop/inner/app.py', app);
  write('shop/inner/model-policy.yaml', 'version: 1\nextends: [balanced]\nuse:\n  commercial: true\n');
  write('lab/app.py', app);
  write('lab/model-policy.yaml', 'version: 1\nextends: [research]\n');
  write('all.code-workspace', JSON.stringify({ folders: [{ path: 'shop' }, { path: 'lab' }, { path: 'shop/inner', name: 'inner' }] }));
  return { workspace: join(root, 'all.code-workspace') };
}

/** A workspace whose settings ask for what Restricted Mode forbids. */
function hostile(stage, name) {
  const folder = stageWorkspace(stage, name, 'examples/demo-app', { 'modelLicenceReview.hubUrl': 'http://127.0.0.1:9', 'modelLicenceReview.policyFile': 'lax.yaml', 'modelLicenceReview.lookups': 'online' });
  writeFileSync(join(folder, 'lax.yaml'), 'version: 1\nlicenses:\n  allow: ["category:non-commercial"]\n');
  return { folder };
}

/** A workspace with a task of ours. */
function tasks(stage, name) {
  const folder = stageWorkspace(stage, name, 'examples/demo-app');
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode/tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [{ type: 'modelLicenceReview', label: 'review', offline: true, problemMatcher: ['$model-licence-review', '$model-licence-review-policy'] }] }));
  return { folder };
}

function web(stage, name) {
  const folder = stageWorkspace(stage, name, 'examples/demo-app');
  mkdirSync(join(folder, 'ignored'));
  writeFileSync(join(folder, 'ignored/a.py'), 'm = AutoModel.from_pretrained("Qwen/Qwen2.5-3B-Instruct")\n');
  writeFileSync(join(folder, '.gitignore'), 'ignored/\n');
  return { folder };
}

/** Packs the staged extension once a run, and installs it into a server's data folder. */
function installVsix(stage, host, dist) {
  const vsix = join(stage.root, 'extension.vsix');
  if (!existsSync(vsix)) {
    // Packed from the stage: a build that runs meanwhile can't pull files from under it.
    const folder = stageExtension(stage, 'packed', dist);
    for (const file of ['.vscodeignore', 'CHANGELOG.md', 'THIRD_PARTY_NOTICES']) if (existsSync(file)) cpSync(file, join(folder, file));
    execFileSync(process.execPath, [resolve('node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--skip-license', '--out', vsix], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    console.log(`FIGURE VSIX ${Math.round(statSync(vsix).size / 1024)} kB`);
  }
  return (data) => execFileSync(host.node, [host.main, '--install-extension', vsix, '--server-data-dir', data, '--accept-server-license-terms'], { stdio: ['ignore', 'ignore', 'ignore'] });
}

export const SUITES = [
  // What is measured happens once in a window.
  { name: 'activation', attempts: 4, kind: 'desktop', files: [host('activation')], open: (stage, name) => ({ folder: stageWorkspace(stage, name) }), stage: stageInstrumented },
  { name: 'editor', kind: 'desktop', files: ['diagnostics', 'hover', 'actions', 'scan', 'manifest'].map(host), open: demo },
  { name: 'dossier', kind: 'desktop', files: [host('dossier')], open: demo },
  { name: 'reload', kind: 'desktop', open: demo, drive: reloadTests },
  { name: 'notebook', kind: 'desktop', files: [host('notebook')], open: demo },
  { name: 'multiroot', kind: 'desktop', files: [host('multiroot')], open: several },
  { name: 'restricted', kind: 'desktop', files: [host('restricted')], open: hostile, options: { restricted: true, settings: { 'modelLicenceReview.lookups': 'online' } } },
  // The oldest host comes without a terminal, in which a task would run.
  { name: 'task', kind: 'desktop', files: [host('task')], open: tasks, hosts: ['1.139'], options: { timeout: 300 } },
  { name: 'hub', kind: 'desktop', files: ['links', 'hub'].map(host), open: demo, options: { timeout: 300 } },
  { name: 'french', kind: 'desktop', files: [host('french')], open: demo, options: { language: 'fr' } },
  { name: 'installed', kind: 'desktop', files: [host('installed')], open: demo, stage: stageEmptyExtension, prepare: installVsix },
  { name: 'web', attempts: 3, kind: 'web', files: ['test/web/web.test.ts'], open: web },
];
