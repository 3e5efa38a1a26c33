import Module from 'node:module';

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };

/** Loads a module of the editor's side with as much of the `vscode` API as the test gives. The tests run outside of any editor. */
export async function withVscode<T>(api: object, load: () => Promise<T>): Promise<T> {
  const original = loader._load;
  loader._load = (request, ...rest) => (request === 'vscode' ? api : original.call(Module, request, ...rest));
  try {
    return await load();
  } finally {
    loader._load = original;
  }
}
