// Several bundles read YAML; on Node.js they share this one file (`SHARED` in esbuild.mjs).
export * from 'yaml';
