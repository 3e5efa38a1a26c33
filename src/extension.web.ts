import { Uri, workspace, type ExtensionContext } from 'vscode';
import { start, type Api } from './editor/start.js';
import { createWebPlatform } from './platform/web.js';

/** The web worker host: no processes, no file system of its own, the browser's fetch. */
export function activate(context: ExtensionContext): Api {
  const platform = createWebPlatform({
    readData: async (name) => JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist', 'data', `${name}.json`)))) as unknown,
    store: { get: (key) => context.globalState.get(key), set: async (key, value) => context.globalState.update(key, value) },
  });
  return start(context, { platform, environmentToken: () => Promise.resolve(null), localFiles: null, leadsOut: null, localEvidence: null, commandLine: null });
}

export function deactivate(): void {
  // Everything is disposed with the context.
}
