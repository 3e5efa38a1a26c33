// The Hub's client loads with the first look-up.
export { createHubClient } from '../registries/huggingface.js';
export { loadClassifier } from '../session/classifier.js';
