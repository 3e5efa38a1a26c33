// Which suites run where. A suite: the test files, the host's kind, and the workspace that it opens.
import { stageWorkspace } from './stage.mjs';


export const SUITES = [
  { name: 'activation', kind: 'desktop', files: ['test/host/activation.test.ts'], open: (stage, name) => ({ folder: stageWorkspace(stage, name) }) },
];
