import type { Classify } from '../registries/licenseTexts.js';
import type { Lookup } from '../session/session.js';
import type { Engine } from './engine.js';
import type { Tokens } from './secrets.js';
import type { Settings } from './settings.js';

/** Makes the look-ups of one folder; null where nothing may leave the machine. The client itself loads with the first request. */
export function createLookup(engine: Engine, tokens: Tokens, settings: Settings, privateModels: readonly string[]): Lookup | null {
  if (settings.lookups === 'offline' || /^(?:1|on|yes|true)$/i.test(engine.host.platform.env['HF_HUB_OFFLINE'] ?? '')) return null;
  const hubUrl = settings.hubUrl ?? tokens.defaultHub;
  let client: Promise<{ lookup: Lookup }> | undefined;
  const load = async (): Promise<{ lookup: Lookup }> => {
    const [{ createHubClient, loadClassifier }, knowledge, token] = await Promise.all([import('#lazy/hub'), engine.knowledge(), tokens.get(hubUrl)]);
    const { platform } = engine.host;
    let loading: ReturnType<typeof loadClassifier> | undefined;
    const classify: Classify = async (text) => (await (loading ??= loadClassifier(platform, knowledge.licenses)))(text);
    const made = createHubClient({ platform, hubUrl, token, offline: false, privateModels: [...privateModels, ...settings.privateModels], knowledge, classify });
    return { lookup: (key, signal) => made.lookup(key, signal) };
  };
  return async (key, signal) => (await (client ??= load())).lookup(key, signal);
}
