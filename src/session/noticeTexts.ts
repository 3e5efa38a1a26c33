import type { LicenseFileEvidence, ModelEvidence, ModelKey } from '../core/models/types.js';
import type { NoticeText, NoticeTexts } from '../core/reports/noticeTexts.js';
import type { Report } from '../core/reports/types.js';
import { licenseFilesIn } from '../registries/licenseTexts.js';

/** Where texts come from: what is known of a model, the nearest source first, and one text that it names. */
export interface TextSources {
  evidence(key: ModelKey): Promise<readonly ModelEvidence[]>;
  text(evidence: ModelEvidence, file: LicenseFileEvidence): Promise<{ readonly text: string } | { readonly why: string }>;
}

interface Found {
  readonly text: string;
  readonly path: string;
  readonly keys: Set<string>;
  readonly from: Map<string, NoticeText['from'][number]>;
}

/**
 * The licence and notice texts that lie in the repositories of the models in use and of those that they inherit terms from, each text
 * once, and what of them could not be had. The order is the models', not that of the answers. Rejects only where a source does.
 */
export async function collectTexts(report: Report, sources: TextSources): Promise<NoticeTexts> {
  const found = new Map<string, Found>();
  const missing: { model: string; path: string; why: string }[] = [];
  const looked: string[] = [];
  const answers = await Promise.all(keysOf(report).map(async (key) => {
    // What several sources know is the same repository: the first that names texts is enough.
    const known = (await sources.evidence(key)).filter((e) => e.error === null);
    const best = known.find((e) => e.licenseFiles.length > 0) ?? known.find((e) => e.files !== null);
    if (!best) return null;
    const files = [...new Map(best.licenseFiles.map((f) => [f.path, f])).values()];
    return { key, best, texts: await Promise.all(files.map(async (file) => ({ file, answer: await sources.text(best, file) }))) };
  }));
  for (const found_ of answers) {
    if (!found_) continue;
    const { key, best, texts } = found_;
    const model = best.name ?? key.model;
    if (best.files !== null) looked.push(model);
    for (const { file, answer } of texts) {
      if ('why' in answer) {
        missing.push({ model, path: file.path, why: answer.why });
        continue;
      }
      const known: Found = found.get(file.sha256) ?? { text: answer.text, path: file.path, keys: new Set(), from: new Map() };
      found.set(file.sha256, known);
      for (const f of best.licenseFiles) if (f.path === file.path && f.key !== null) known.keys.add(f.key);
      known.from.set(model, { model, revision: best.sha ?? best.requestedRevision, url: file.url });
    }
    const read = new Set(best.licenseFiles.map((f) => f.path));
    for (const path of licenseFilesIn(best.files ?? [])) if (!read.has(path)) missing.push({ model, path, why: best.gated ? 'its publisher asks for an agreement first' : 'it could not be read' });
  }
  return {
    texts: [...found].map(([sha256, f]) => ({ sha256, path: f.path, keys: [...f.keys].sort(), text: f.text, from: [...f.from.values()] })),
    missing, looked: [...new Set(looked)],
  };
}

/** The repositories whose terms bind: of models in use, then of those that they inherit from, each list in order of its names. */
function keysOf(report: Report): ModelKey[] {
  const keys = new Map<string, ModelKey>();
  const add = (model: string, revision: string | null): void => {
    const id = `${model.toLowerCase()}@${revision ?? ''}`;
    if (!keys.has(id)) keys.set(id, { registry: 'huggingface', model, revision });
  };
  const used = report.models.flatMap((record, i) => (report.assessments[i]?.kind === 'use' ? [{ record, assessment: report.assessments[i] }] : []));
  for (const { record } of used) {
    if (record.registry === 'huggingface') add(record.canonical?.model ?? record.model, record.requestedRevision);
    else if (record.canonical?.registry === 'huggingface') add(record.canonical.model, null);
  }
  const asked = new Set([...keys.values()].map((k) => k.model.toLowerCase()));
  for (const { assessment } of used) for (const e of assessment?.effectiveLicenses ?? []) if (e.path.length > 1 && !asked.has(e.from.toLowerCase())) add(e.from, null);
  return [...keys.values()];
}
