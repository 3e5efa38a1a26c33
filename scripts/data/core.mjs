// Lets a script use the TypeScript of src/core as it is: bundled in memory, imported from a data address.
import { build } from 'esbuild';

/** The exports of the modules named, together. */
export async function importCore(...files) {
  const contents = files.map((file) => `export * from ${JSON.stringify(`./${file}`)};`).join('\n');
  const { outputFiles } = await build({ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
