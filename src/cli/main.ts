import { Command, CommanderError, Option } from 'commander';
import { printable } from '../core/reports/printable.js';
import { EXIT } from './exit.js';
import type { Streams } from './io.js';
import { FORMAT_NAMES } from '../core/reports/formats.js';
import { FAIL_ON, type CommonOptions } from './options.js';

const collect = (value: string, previous: string[]): string[] => [...previous, value];

/** Options that several commands take, declared once. */
const OPTIONS = {
  format: () => new Option('--format <format>', `how the result is written: ${FORMAT_NAMES.join(', ')} (default: text on a terminal, json elsewhere)`),
  output: () => new Option('--output <file>', 'write the result to a file, whole or not at all'),
  policy: () => new Option('--policy <file>', 'judge by this policy file'),
  offline: () => new Option('--offline', 'open no socket: answer from the cache and the embedded snapshot'),
  hubUrl: () => new Option('--hub-url <url>', 'the Hub to ask (default: HF_ENDPOINT, else the public Hub)'),
  cacheDir: () => new Option('--cache-dir <dir>', 'where answers are kept'),
  askOllama: () => new Option('--ask-ollama', 'ask the Ollama that runs here (OLLAMA_HOST) for the models of its registry'),
  askModelscope: () => new Option('--ask-modelscope', 'ask ModelScope (MODELSCOPE_ENDPOINT) for the models of its registry'),
  noSnapshot: () => new Option('--no-snapshot', 'ignore the embedded records of models'),
  failOn: () => new Option('--fail-on <verdict>', `exit 1 where a model in use is at or above it: ${FAIL_ON.join(', ')} (default: deny)`),
  include: () => new Option('--include <glob>', 'only files that match (repeatable)').argParser(collect).default([], ''),
  exclude: () => new Option('--exclude <glob>', 'no files that match (repeatable)').argParser(collect).default([], ''),
  quiet: () => new Option('--quiet', 'no progress and no notes on standard error'),
};

type OptionName = keyof typeof OPTIONS;
const LOOKUP: readonly OptionName[] = ['policy', 'offline', 'hubUrl', 'cacheDir', 'askOllama', 'askModelscope', 'noSnapshot'];

/** Runs one call of the command line. Resolves with the exit code of the contract; writes one line for every failure. */
export async function main(args: readonly string[], streams: Streams): Promise<number> {
  const cancel = new AbortController();
  const stop = (): void => cancel.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  let code: number = EXIT.ok;
  const program = new Command('model-licence-review')
    .description('Which AI models a project uses, on what terms, and which of them a lawyer must look at.')
    .version(__VERSION__)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void streams.stdout.write(text), writeErr: () => undefined });
  const command = (usage: string, summary: string, names: readonly OptionName[]): Command => {
    const added = program.command(usage).description(summary).exitOverride().configureOutput({ writeOut: (text) => void streams.stdout.write(text), writeErr: () => undefined });
    for (const name of names) added.addOption(OPTIONS[name]());
    return added;
  };

  command('scan [paths...]', 'scan a folder (default: the current one)', ['format', 'output', ...LOOKUP, 'failOn', 'include', 'exclude', 'quiet'])
    .option('--against <old.json>', 'report and fail on what is new since this report')
    .action(async (paths: string[], options: CommonOptions) => {
      const { scan } = await import('#lazy/scan');
      code = await scan(paths, options, streams, cancel.signal);
    });
  command('explain <model-id>', 'one model: record, licences, lineage, terms, verdict, reasons', ['format', 'output', ...LOOKUP])
    .option('--registry <name>', 'the registry that the id belongs to', 'huggingface')
    .option('--revision <revision>', 'branch, tag or commit')
    .option('--set <fact=value>', 'judge with this fact of the use profile (repeatable)', collect, [])
    .action(async (model: string, options: CommonOptions & { registry: string; revision?: string; set: string[] }) => {
      const { explainModel } = await import('#lazy/engine');
      code = await explainModel(model, options, streams, cancel.signal);
    });
  command('license <file>', 'classify one licence text (- for standard input)', ['format', 'output'])
    .action(async (file: string, options: CommonOptions) => {
      const { license } = await import('./license.js');
      code = await license(file, options, streams);
    });
  command('policy [file]', 'validate a policy; print it with everything that it extends resolved', ['format', 'output'])
    .action(async (file: string | undefined, options: CommonOptions) => {
      const { policy } = await import('#lazy/engine');
      code = await policy(file, options, streams);
    });
  command('lock [path]', 'write or check the lock file', [...LOOKUP, 'include', 'exclude', 'quiet'])
    .option('--check', 'exit 1 where models, licences or verdicts differ from the lock file')
    .action(async (path: string | undefined, options: CommonOptions & { check?: boolean }) => {
      const { lock } = await import('#lazy/engine');
      code = await lock(path, options, streams, cancel.signal);
    });
  command('notice [path]', 'the attribution and notice pack that the models in use require', ['output', ...LOOKUP, 'include', 'exclude', 'quiet'])
    .action(async (path: string | undefined, options: CommonOptions) => {
      const { notice } = await import('#lazy/engine');
      code = await notice(path, options, streams, cancel.signal);
    });
  command('mcp', 'the same answers as an MCP server on standard input and output', LOOKUP)
    .action(async (options: CommonOptions) => {
      const { mcp } = await import('#lazy/engine');
      code = await mcp(options, streams, cancel.signal);
    });

  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, streams, cancel.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** One line on standard error, no stack trace, and the exit code of the contract. */
function failure(error: unknown, streams: Streams, signal: AbortSignal): number {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  // Messages quote files and arguments: those must not steer a terminal.
  const message = printable((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '');
  if (signal.aborted) {
    streams.stderr.write('model-licence-review: cancelled\n');
    return EXIT.incomplete;
  }
  streams.stderr.write(`model-licence-review: ${message.replace(/^error: /, '')}\n`);
  return error instanceof CommanderError || error instanceof Error && error.name === 'UsageError' ? EXIT.usage : EXIT.incomplete;
}
