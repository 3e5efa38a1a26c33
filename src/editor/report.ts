import type { Analysis } from '../core/analysis.js';
import type { Report } from '../core/reports/types.js';
import type { FolderState } from './folderState.js';
import { mergeAnalyses } from './merge.js';
import type { Store } from './store.js';

/** The JSON report of what has been reviewed so far, all folders together. */
export async function currentReport(store: Store): Promise<Report> {
  const [core, knowledge] = await Promise.all([store.engine.core(), store.engine.knowledge()]);
  const analysis = await currentAnalysis(store);
  return core.buildReport(analysis, { version: __VERSION__, generatedAt: `${new Date(store.engine.host.platform.now()).toISOString().slice(0, 19)}Z`, knowledge });
}

/** A folder's analysis in English, as it is written down and told to agents; what is shown is in the display language. */
export function englishAnalysis(store: Store, { analysis, session }: FolderState): Analysis | null {
  return analysis && session && !store.engine.showsEnglish ? session.analyze() : analysis;
}

/** The analyses of all folders as one, in English. */
export async function currentAnalysis(store: Store): Promise<Analysis> {
  const shown = store.states.flatMap((state) => {
    const analysis = englishAnalysis(store, state);
    return analysis && (state.folder || analysis.references.length) ? [{ folder: state.folder, analysis }] : [];
  });
  // With one folder its paths are told as they are, as on the command line.
  const several = shown.filter((s) => s.folder).length > 1;
  const parts = shown.map(({ folder, analysis }) => ({ name: several ? (folder?.name ?? '') : '', analysis }));
  return mergeAnalyses(parts) ?? emptyAnalysis(store);
}

/** Nothing has been looked at: the report says just that, with the policy that would hold. */
async function emptyAnalysis(store: Store): Promise<Analysis> {
  const core = await store.engine.core();
  const { policy } = await core.loadPolicy({ read: () => Promise.resolve(null), sha256: () => Promise.resolve('') }, null);
  return { references: [], ignores: [], models: [], assessments: [], findings: [], policy, policyProblems: [], scan: { filesScanned: 0, filesSkipped: [], complete: true }, missing: [] };
}
