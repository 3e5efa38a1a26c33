import type { BaseRelation, BaseSource, ModelRecord } from '../models/types.js';

/** A licence that binds a model: its own, or one that a parent brings. */
export interface EffectiveLicense {
  /** Catalogue key; `unknown` where that parent's licence could not be established. */
  readonly key: string;
  /** SPDX expression or id of what that model declares. */
  readonly expression: string | null;
  /** The model whose licence it is. */
  readonly from: string;
  /** From the model itself to `from`; one item for its own. */
  readonly path: readonly string[];
}

/** An edge of the base-model graph. */
export interface LineageEdge {
  readonly child: string;
  readonly parent: string;
  readonly relation: BaseRelation;
  readonly source: BaseSource;
}

/** What a model descends from. Always finite: cycles, depth and breadth are cut and said so. */
export interface Lineage {
  readonly edges: readonly LineageEdge[];
  readonly effective: readonly EffectiveLicense[];
  /** Parents that are named and could not be resolved. */
  readonly unknownBases: readonly string[];
  /** Suspected parents (from prose or the name only): they ask for review and bring no licence by themselves. */
  readonly suspected: readonly { readonly model: string; readonly source: BaseSource; readonly text: string }[];
  readonly cycles: readonly (readonly string[])[];
  readonly truncated: boolean;
  /** Declared against inherited, in one sentence with the chain. */
  readonly conflicts: readonly { readonly text: string; readonly declared: string; readonly inherited: string; readonly path: readonly string[] }[];
}

/** The records that a lineage walk may read: by `registry:model`. */
export type RecordLookup = (registry: string, model: string) => ModelRecord | undefined;
