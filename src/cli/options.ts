import { FORMAT_NAMES, type Format } from '../core/reports/formats.js';
import { UsageError } from './exit.js';

export const FAIL_ON = ['deny', 'review', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** The options that commands share, as parsed. */
export interface CommonOptions {
  readonly format?: string;
  readonly output?: string;
  readonly policy?: string;
  readonly offline?: boolean;
  readonly hubUrl?: string;
  readonly cacheDir?: string;
  /** commander's form of `--no-snapshot`. */
  readonly snapshot?: boolean;
  readonly failOn?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly quiet?: boolean;
  readonly against?: string;
  /** `--ask-ollama`: a running Ollama (`OLLAMA_HOST`) tells what it holds. */
  readonly askOllama?: boolean;
  /** `--ask-modelscope`: ModelScope is asked for its own models. */
  readonly askModelscope?: boolean;
}

/** The format asked for, else `text` on a terminal and `json` elsewhere. Throws `UsageError` for an unknown one. */
export function formatOf(options: CommonOptions, isTerminal: boolean, known: readonly Format[] = FORMAT_NAMES): Format {
  if (options.format === undefined) return isTerminal ? 'text' : 'json';
  const format = known.find((f) => f === options.format);
  if (!format) throw new UsageError(`--format: '${options.format}' is none of ${known.join(', ')}`);
  if (format === 'docx' && !options.output) throw new UsageError('--format docx needs --output FILE');
  return format;
}

/** `--fail-on`, `deny` where none is given. Throws `UsageError` for an unknown one. */
export function failOnOf(options: CommonOptions): FailOn {
  const value = options.failOn ?? 'deny';
  const known = FAIL_ON.find((f) => f === value);
  if (!known) throw new UsageError(`--fail-on: '${value}' is none of ${FAIL_ON.join(', ')}`);
  return known;
}
