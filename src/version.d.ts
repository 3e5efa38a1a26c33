/** The version of package.json, put in by esbuild. */
declare const __VERSION__: string;
/** A hash of all code and data, put in by esbuild: what a build concluded counts for that build alone. */
declare const __BUILD__: string;
/** A hash of the code and data of detection, put in by esbuild: the stamp of what scans keep. */
declare const __DETECTION__: string;
