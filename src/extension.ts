import type { ExtensionContext } from 'vscode';
import { start, type Api } from './editor/start.js';
import { createNodePlatform, defaultCacheDir, readHubToken } from './platform/node.js';

/** The desktop and remote host. */
export function activate(context: ExtensionContext): Api {
  const { env } = process;
  const platform = createNodePlatform({ dataDir: context.asAbsolutePath('dist/data'), cacheDir: defaultCacheDir(env), env });
  return start(context, {
    // The editor's own fetch honours `http.proxy` and the system's certificates.
    platform: { ...platform, fetch: (input, init) => globalThis.fetch(input, init) },
    environmentToken: () => readHubToken(env),
    localFiles: async (fsPath, wanted) => (await import('#lazy/localFiles')).createNodeFiles(fsPath, wanted),
    leadsOut: async (folder, path) => (await import('#lazy/localFiles')).leadsOut(folder, path),
    localEvidence: async (own, knowledge, classify) => {
      const { createHubCacheReader, createLocalHub, hubCacheDir } = await import('#lazy/hub');
      return createLocalHub({ platform: own, reader: createHubCacheReader(hubCacheDir(env)), knowledge, classify });
    },
    commandLine: { command: process.execPath, args: [context.asAbsolutePath('dist/cli.js')], env: { ELECTRON_RUN_AS_NODE: '1' } },
  });
}

export function deactivate(): void {
  // Everything is disposed with the context.
}
