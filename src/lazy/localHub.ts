// What the Hub's cache on this machine says; the web has none.
export { createHubCacheReader, hubCacheDir } from '../platform/nodeHubCache.js';
export { createLocalHub } from '../registries/localHub.js';
