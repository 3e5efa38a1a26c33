// The Hub's client for the web, where no program keeps copies of models.
export { createHubClient } from '../registries/huggingface.js';
export { loadClassifier } from '../session/classifier.js';
