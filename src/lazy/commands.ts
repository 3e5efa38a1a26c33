// All that scans or looks up on the command line: a call that classifies one text or prints a version loads none of it.
export { explainModel } from '../cli/explain.js';
export { lock } from '../cli/lock.js';
export { mcp } from '../cli/mcp.js';
export { notice } from '../cli/notice.js';
export { policy } from '../cli/policy.js';
export { scan } from '../cli/scan.js';
