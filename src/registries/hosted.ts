import type { ModelEvidence } from '../core/models/types.js';
import type { Registry } from '../core/references/types.js';

interface HostedData {
  readonly terms: readonly { readonly registry: string; readonly pattern: string; readonly provider: string; readonly title: string; readonly url: string | null; readonly jurisdiction: string | null; readonly notes: string | null; readonly confidence: string; readonly asOf: string }[];
  readonly retired: readonly (readonly [string, string, string, string])[];
}

/** A registry that only ever hosts: an id that no pattern knows still comes under the provider's terms. */
const PROVIDERS: ReadonlySet<string> = new Set(['openai', 'anthropic', 'google', 'mistral', 'deepseek', 'cohere', 'xai']);

/** Hosted models and the terms of service that hold for them (`data/hosted.json`). */
export function createHosted(data: unknown): { evidence(registry: Registry, model: string): ModelEvidence | undefined } {
  const { terms, retired } = data as HostedData;
  // The patterns are ours (checked by the data script), never a workspace's.
  const compiled = terms.map((t) => ({ ...t, matches: new RegExp(t.pattern, 'i') }));
  return {
    evidence(registry, model) {
      // A gateway without a registry of its own names the provider in front (`anthropic/claude-…`): the provider's terms go with it.
      const gateway = registry === 'unknown' && model.includes('/');
      const name = gateway || registry === 'azure' || registry === 'github-models' || registry === 'openrouter' ? model.replace(/^(?:openai|azure-openai|anthropic|google|mistralai|mistral-ai|cohere|x-ai|xai|deepseek)\//, '') : model;
      const owner = registry === 'azure' ? 'openai' : registry === 'vertex' ? 'google' : gateway || registry === 'openrouter' || registry === 'github-models' ? routed(model) : registry;
      const found = compiled.find((t) => t.registry === owner && t.matches.test(name)) ?? (PROVIDERS.has(owner) && !gateway ? compiled.find((t) => t.registry === owner) : undefined);
      if (!found) return undefined;
      const gone = retired.find(([r, m]) => r === owner && m === name);
      return {
        registry, model, requestedRevision: null, from: 'catalogue', asOf: found.asOf, name: null, sha: null, card: null, cardBroken: false, tags: [], gated: false, disabled: false,
        pipelineTag: null, libraryName: null, files: null, licenseFiles: [], remoteCode: false, statedBases: [], proseSignals: [], parameters: null, url: found.url,
        note: `terms of the provider, ${found.confidence}`,
        termsOfService: { title: found.title, url: found.url, jurisdiction: found.jurisdiction, notes: found.notes },
        retired: gone ? { date: gone[2], source: gone[3] } : null, error: null,
      };
    },
  };
}

const ROUTED: Readonly<Record<string, string>> = { openai: 'openai', 'azure-openai': 'openai', anthropic: 'anthropic', google: 'google', mistralai: 'mistral', 'mistral-ai': 'mistral', cohere: 'cohere', 'x-ai': 'xai', xai: 'xai', deepseek: 'deepseek' };

/** The provider that a router's id names before the slash. */
function routed(model: string): string {
  const owner = model.split('/')[0] ?? '';
  return Object.hasOwn(ROUTED, owner) ? (ROUTED[owner] ?? '') : '';
}
