// Everything that a review in the editor needs, in a file of its own: activation loads none of it.
export { analyzeOne, keyOf } from '../core/analyze.js';
export { explain } from '../core/explain.js';
export { findAlternatives } from '../core/policy/alternatives.js';
export { createPolicyText } from '../core/policy/create.js';
export { addApproval, setFact } from '../core/policy/edit.js';
export { rulesFor } from '../core/policy/paths.js';
export { findReferences, mayNameModel } from '../core/references/find.js';
export { buildReport, projectModel } from '../core/reports/report.js';
export { lineageTree } from '../core/reports/lineageTree.js';
export { viewReport } from '../core/reports/summary.js';
export { decodeText } from '../platform/decode.js';
export { checkAnswer, findingsAnswer } from '../session/agentTools.js';
export { loadDetection } from '../session/detection.js';
export { loadKnowledge } from '../session/knowledge.js';
export { loadPolicy, POLICY_FILES, MAX_POLICY_BYTES } from '../session/policyFile.js';
export { scanFolder } from '../session/scanFolder.js';
export { ScanIndex } from '../session/scanIndex.js';
export { Session } from '../session/session.js';
