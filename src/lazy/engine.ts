// All that reviews, in one file for the editor and the command line: the package holds it once. Activation loads none of it, and neither
// does a call that classifies one text or prints a version.
export * from './engine.web.js';
export { explainModel } from '../cli/explain.js';
export { lock } from '../cli/lock.js';
export { mcp } from '../cli/mcp.js';
export { notice } from '../cli/notice.js';
export { policy } from '../cli/policy.js';
export { reportOn } from '../cli/reportOn.js';
