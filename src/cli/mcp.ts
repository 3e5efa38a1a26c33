import { explain } from '../core/explain.js';
import { AGENT_TOOLS, checkAnswer, findingsAnswer, parseCheckInput } from '../session/agentTools.js';
import { createEngine, runScan } from './engine.js';
import { EXIT } from './exit.js';
import { explainOne } from './explainOne.js';
import { generatedAt, type Streams } from './io.js';
import type { CommonOptions } from './options.js';
import { createPlatform, planScan, readPolicy } from './prepare.js';

/** `mcp`: the two agent tools over the current folder, with the same answers as the editor's. */
export async function mcp(options: CommonOptions, streams: Streams, signal: AbortSignal): Promise<number> {
  const platform = createPlatform(options, streams);
  // A broken policy is told at once, not at the first call.
  const { policy } = await readPolicy(process.cwd(), options.policy, platform);
  const engine = await createEngine(options, streams, policy.privateModels);
  const call = async (name: string, input: unknown): Promise<string> => {
    if (name === 'model_licence_review_check') {
      const { model, registry } = parseCheckInput(input);
      const current = await readPolicy(process.cwd(), options.policy, platform);
      const result = await explainOne({ registry, model, revision: null }, engine, current.policy, { useSnapshot: options.snapshot !== false, today: generatedAt(streams.env).slice(0, 10) }, signal);
      return checkAnswer(explain(result.record, result.assessment, engine.knowledge));
    }
    if (name === 'model_licence_review_findings') return findingsAnswer((await runScan(await planScan([], { ...options, quiet: true }, streams), signal)).analysis);
    throw new Error(`There is no tool '${name}'; the tools are ${AGENT_TOOLS.map((t) => t.name).join(' and ')}.`);
  };
  const { serve } = await import('#lazy/mcpServer');
  await serve(__VERSION__, AGENT_TOOLS, call, signal);
  return EXIT.ok;
}
