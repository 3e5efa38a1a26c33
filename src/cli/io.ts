import { writeOutput } from '../platform/nodePaths.js';
import { IncompleteError } from './exit.js';

/** Where a command reads from and writes to; the tests hand in their own. */
export interface Streams {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a command writes: a text, the bytes of a file, or a long text in parts. */
export type Result = string | Uint8Array | Generator<string>;

/** Writes a result to `--output`, whole or not at all, or to standard output. Throws `IncompleteError` where that can't be done. */
export async function writeResult(result: Result, output: string | undefined, streams: Streams): Promise<void> {
  if (output === undefined) {
    if (typeof result === 'string') streams.stdout.write(result.endsWith('\n') ? result : `${result}\n`);
    else if (result instanceof Uint8Array) streams.stdout.write(new TextDecoder().decode(result));
    else for (const part of result) streams.stdout.write(part);
    return;
  }
  try {
    await writeOutput(output, typeof result === 'string' && !result.endsWith('\n') ? `${result}\n` : result);
  } catch (error) {
    throw new IncompleteError(`${output}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Progress on standard error, on a terminal only, on one line that replaces itself. */
export function createProgress(streams: Streams, quiet: boolean): { show(text: string): void; end(): void } {
  if (quiet || !streams.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  let shown = false;
  return {
    show(text) {
      shown = true;
      streams.stderr.write(`\r\u001b[K${text}`);
    },
    end() {
      if (shown) streams.stderr.write('\r\u001b[K');
    },
  };
}

/** The time of a report: `SOURCE_DATE_EPOCH` where it is set (reproducible-builds.org), else now. ISO, whole seconds. */
export function generatedAt(env: Streams['env']): string {
  const epoch = Number(env['SOURCE_DATE_EPOCH']);
  const time = env['SOURCE_DATE_EPOCH'] && Number.isFinite(epoch) ? new Date(epoch * 1000) : new Date();
  return `${time.toISOString().slice(0, 19)}Z`;
}
