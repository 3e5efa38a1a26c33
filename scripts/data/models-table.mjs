// The compact form of data/models.json: sources, dates and the like stand once in a table, rows name them by number.

const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const table = () => {
  const index = new Map();
  // By content, so that a list of licences stands once, too.
  return { of(value) { const id = JSON.stringify(value); if (!index.has(id)) index.set(id, index.size); return index.get(id); }, list: () => [...index.keys()].map((id) => JSON.parse(id)) };
};

/** Rows as in ../shared/models/models.jsonl → the content of data/models.json. */
export function packModels(rows, date) {
  const sources = table(), dates = table(), confidences = table(), relations = table(), tasks = table(), licenses = table();
  const packed = [...rows].sort(byId).map((r) => {
    const row = [
      r.id, licenses.of(r.license ?? null), sources.of(r.source), dates.of(r.as_of), confidences.of(r.confidence), tasks.of(r.pipeline_tag ?? null),
      (r.base_model ?? []).filter((b) => b && b !== r.id), relations.of(r.base_model_relation ?? null), r.base_model_source ? 1 : 0, r.license_name ?? null, r.license_link ?? null, r.gated ?? null,
    ];
    while (row.length > 6 && (row.at(-1) === null || row.at(-1) === 0 || (Array.isArray(row.at(-1)) && row.at(-1).length === 0) || (row.length === 8 && row.at(-1) === relations.of(null)))) row.pop();
    return row;
  });
  return { date, sources: sources.list(), dates: dates.list(), confidences: confidences.list(), tasks: tasks.list(), relations: relations.list(), licenses: licenses.list(), rows: packed };
}

/** The content of data/models.json → rows again. */
export function unpackModels(d) {
  return d.rows.map(([id, license, source, date, confidence, task, bases = [], relation = -1, stated = 0, name = null, link = null, gated = null]) => ({
    id, license: d.licenses[license] ?? null, source: d.sources[source], as_of: d.dates[date], confidence: d.confidences[confidence], pipeline_tag: d.tasks[task] ?? null,
    base_model: bases, base_model_relation: d.relations[relation] ?? null, base_model_source: stated ? 'publisher-statement' : null, license_name: name, license_link: link, gated,
  }));
}

/** What a row says that was read from the Hub itself: it beats every other, and a rebuild from ../shared keeps it. */
export const FROM_HUB = 'hub';
