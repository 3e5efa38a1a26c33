// The Hub's client and this machine's copies of its models load with the first question. The web has `hub.web.ts` instead.
export { createHubCacheReader, hubCacheDir } from '../platform/nodeHubCache.js';
export { createHubClient } from '../registries/huggingface.js';
export { createLocalHub } from '../registries/localHub.js';
export { loadClassifier } from '../session/classifier.js';
