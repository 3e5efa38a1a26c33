// Which suites run where. A suite: the test files, the host's kind, and the workspace that it opens.
import { stageWorkspace } from './stage.mjs';

const host = (name) => `test/host/${name}.test.ts`;

export const SUITES = [
  { name: 'activation', kind: 'desktop', files: [host('activation')], open: (stage, name) => ({ folder: stageWorkspace(stage, name) }) },
  { name: 'editor', kind: 'desktop', files: ['diagnostics', 'hover', 'actions', 'scan', 'manifest'].map(host), open: (stage, name) => ({ folder: stageWorkspace(stage, name, 'examples/demo-app') }) },
];
