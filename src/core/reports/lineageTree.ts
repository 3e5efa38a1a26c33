import { say } from '../language.js';
import { relationWords } from './describe.js';
import type { ReportAssessment, ReportLicense, ReportModel } from './types.js';

/** A model in the drawing of a lineage; its parents hang under it. */
export interface LineageNode {
  readonly model: string;
  /** How the model above it comes from this one; null at the root. */
  readonly relation: string | null;
  /** Names of its licences; empty where none could be established. */
  readonly licenses: readonly string[];
  /** `could not be resolved`, `a cycle`; null otherwise. */
  readonly remark: string | null;
  readonly parents: readonly LineageNode[];
}

/** Nodes that one drawing may have; an analysis is already cut at about as many. */
const MAX_NODES = 60;

/** The lineage of one model as a tree, each model expanded once. Always ends. */
export function lineageTree(record: ReportModel, assessment: ReportAssessment, licenses: ReadonlyMap<string, ReportLicense>): LineageNode {
  const { edges, unknownBases, cycles } = assessment.lineage;
  const names = new Map<string, string[]>();
  for (const e of assessment.effectiveLicenses) {
    if (e.key === 'unknown') continue;
    const id = e.from.toLowerCase();
    const title = licenses.get(e.key)?.title ?? e.expression ?? e.key;
    const known = names.get(id) ?? [];
    if (!known.includes(title)) known.push(title);
    names.set(id, known);
  }
  const unknown = new Set(unknownBases.map((m) => m.toLowerCase()));
  const looping = new Set(cycles.flat().map((m) => m.toLowerCase()));
  const open = new Set<string>();
  let nodes = 0;
  const visit = (model: string, relation: string | null): LineageNode => {
    const id = model.toLowerCase();
    const again = open.has(id);
    open.add(id);
    nodes++;
    const cut = nodes >= MAX_NODES;
    return {
      model, relation, licenses: names.get(id) ?? [],
      remark: again && looping.has(id) ? say`a cycle` : again ? say`see above` : unknown.has(id) ? say`could not be resolved` : cut ? say`not drawn further` : null,
      parents: again || cut ? [] : edges.filter((e) => e.child.toLowerCase() === id).map((e) => visit(e.parent, relationWords(e.relation, e.source))),
    };
  };
  return visit(record.canonical?.model ?? record.model, null);
}

/** The tree as indented lines, for text, Markdown and tables. */
export function lineageLines(node: LineageNode, depth = 0): string[] {
  const license = node.licenses.length ? node.licenses.join(say` and `) : node.remark === say`see above` ? '' : say`licence not established`;
  const notes = [license, node.remark].filter(Boolean).join('; ');
  const line = `${'   '.repeat(depth)}${depth ? '\u2514 ' : ''}${node.relation ? `${node.relation} ` : ''}${node.model}${notes ? ` [${notes}]` : ''}`;
  return [line, ...node.parents.flatMap((p) => lineageLines(p, depth + 1))];
}
