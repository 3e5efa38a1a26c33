// What finds references, in one file for the engine and for the threads of a large scan: the package holds it once (see esbuild.mjs).
export * from '../core/references/find.js';
export * from '../core/references/weights.js';
