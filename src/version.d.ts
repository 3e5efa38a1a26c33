/** The version of package.json, put in by esbuild. */
declare const __VERSION__: string;
