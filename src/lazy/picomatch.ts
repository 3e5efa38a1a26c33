// Several bundles match globs; on Node.js they share this one file (`SHARED` in esbuild.mjs).
export { default } from 'picomatch';
