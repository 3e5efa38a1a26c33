// node fakeEditor.cjs EXTENSION.js: activates it with a stand-in for the editor's API and prints { load, activate, files } as JSON.
const Module = require('node:module');
const fs = require('node:fs');
const { resolve } = require('node:path');

/** Anything that is asked for is there, can be called, constructed and disposed of, and does nothing. */
function anything(known = {}) {
  return new Proxy(function stand() {}, {
    get: (target, name) => (name in known ? known[name] : name === Symbol.toPrimitive ? () => '' : name === 'then' ? undefined : name === 'prototype' ? target.prototype : anything()),
    set: () => true,
    apply: () => anything(),
    construct: () => anything(),
  });
}
class EventEmitter {
  event = () => ({ dispose() {} });
  fire() {}
  dispose() {}
}
// The bundle copies what the module owns and keeps its prototype: everything lives there.
const vscode = Object.create(anything({
  EventEmitter,
  l10n: { t: (text) => text },
  workspace: anything({ workspaceFolders: undefined, textDocuments: [], notebookDocuments: [], isTrusted: true, getConfiguration: () => ({ get: () => undefined, inspect: () => undefined, has: () => false }) }),
  window: anything({ visibleTextEditors: [], visibleNotebookEditors: [], activeTextEditor: undefined, tabGroups: anything({ all: [] }) }),
  extensions: anything({ all: [] }),
}));
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));

let files = 0;
for (const [holder, name] of [[fs, 'readFileSync'], [fs, 'readFile'], [fs.promises, 'readFile']]) {
  const read = holder[name];
  holder[name] = (path, ...rest) => {
    if (String(path).includes('/dist/data/')) files++;
    return read.call(holder, path, ...rest);
  };
}
const began = performance.now();
const extension = require(resolve(process.argv[2]));
const loaded = performance.now();
const memory = { get: () => undefined, update: async () => {}, keys: () => [] };
extension.activate(anything({ subscriptions: [], extension: { packageJSON: { version: '0' } }, globalState: memory, workspaceState: memory, asAbsolutePath: (path) => resolve(path) }));
const ended = performance.now();
process.stdout.write(JSON.stringify({ load: loaded - began, activate: ended - loaded, files }), () => process.exit(0));
