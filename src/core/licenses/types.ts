export type LicenseCategory =
  | 'public-domain' | 'permissive' | 'weak-copyleft' | 'copyleft' | 'share-alike' | 'responsible-ai' | 'community'
  | 'non-commercial' | 'research-only' | 'no-derivatives' | 'proprietary-api' | 'unknown';

/** A statement about a licence and the clause that makes it; `clause` null where the section number is not known. */
export interface Stated<T> {
  readonly value: T;
  readonly clause: string | null;
  /** The statement in our own plain words, one sentence, where the value alone does not say enough. */
  readonly text?: string;
  /** `commercial`: the statement binds commercial use alone, where the text says so. */
  readonly onlyWhen?: 'commercial';
}

/** A number above which the licence changes. */
export interface Threshold {
  /** `mau`: monthly active users; `dau`: daily; `revenue`: money; `visits`: monthly visits; `devices`. */
  readonly metric: 'mau' | 'dau' | 'revenue' | 'visits' | 'devices' | 'employees';
  /** In `unit`; null where the text gives no figure in USD (then `text` says which). */
  readonly value: number | null;
  /** `people`, `USD/year`, `USD/month`, `visits/month`, … */
  readonly unit: string;
  /** `>`: broken only above the value; `>=`: broken at it. */
  readonly comparison: '>' | '>=';
  /** When it is counted, in plain words ("the version release date", "any time"). */
  readonly measuredAt: string | null;
  /** Whose figures are added up, in plain words. */
  readonly aggregatedOver: string | null;
  /** What passing it does: no rights without a further licence, or only a further duty (such as showing a name). */
  readonly effect: 'needs-license' | 'duty';
  /** For `duty`: what must then be done. */
  readonly duty: string | null;
  /** Whether it counts only under some use: commercial use, offering the model as a service, offering anything to others, image generation as a core business. */
  readonly onlyWhen: 'commercial' | 'model-api' | 'external' | 'image-generation' | null;
  readonly clause: string | null;
}

/** Whom a licence leaves out by place. Countries are ISO 3166-1 alpha-2; `EU` stands for its members. */
export interface TerritoryExclusion {
  readonly countries: readonly string[];
  /** `domicile`: where the licensee is established; `use`: where it is used or offered; `both`. */
  readonly basis: 'domicile' | 'use' | 'both' | 'unclear';
  /** `multimodal`: only for models that take more than text. */
  readonly appliesTo: 'all' | 'multimodal';
  /** Whether outputs, too, may not be used there. */
  readonly outputs: boolean;
  readonly clause: string | null;
}

/** Purposes that licences restrict; a closed list, so that a policy's `purposes` can be compared with it. */
export interface UseRestrictions {
  readonly present: boolean | 'unclear';
  /** Purpose words in kebab case (`military`, `surveillance`, `medical-advice`, …); the vocabulary is in `purposes.json`. */
  readonly purposes: readonly string[];
  /** The restrictions in our own plain words, as the source gives them. */
  readonly list: readonly string[];
  /** Whether a separate use policy is part of the terms. */
  readonly policyTitle: string | null;
  readonly policyUrl: string | null;
  /** Whether they must be passed on to users. */
  readonly passThrough: boolean | 'unclear';
  readonly clause: string | null;
}

/** What a licence grants, demands and forbids. `unclear` where the text is unclear; nothing is ever guessed. */
export interface Terms {
  readonly commercialUse: Stated<'yes' | 'no' | 'conditional' | 'unclear'>;
  readonly thresholds: readonly Threshold[];
  /** True when the text could not be read well enough to say whether it has thresholds. */
  readonly thresholdsUnclear: boolean;
  readonly territories: readonly TerritoryExclusion[];
  readonly territoriesUnclear: boolean;
  readonly useRestrictions: UseRestrictions;
  /** A notice or copyright line that must be kept, in plain words; null: none. */
  readonly notice: Stated<string | null>;
  /** A text that must be shown, such as `Built with Llama`; null: none. */
  readonly builtWith: Stated<string | null>;
  /** How the name of a derivative must begin, such as `Llama`; null: none. */
  readonly namePrefix: Stated<string | null>;
  /** Whether a copy of the licence must go along with what is distributed. */
  readonly licenseCopy: Stated<boolean | 'unclear'>;
  /** Whether changes must be stated. */
  readonly changeNotice: Stated<boolean | 'unclear'>;
  readonly shareAlike: Stated<boolean | 'unclear'>;
  /** `allowed`, `same-license`, `conditional` (see text), `forbidden`, `unclear`. */
  readonly derivatives: Stated<'allowed' | 'same-license' | 'conditional' | 'forbidden' | 'unclear'>;
  /** Whether outputs may train other models: `allowed`, `conditional` (naming and the like), `forbidden`, `unclear`. */
  readonly outputTraining: Stated<'allowed' | 'conditional' | 'forbidden' | 'unclear'>;
  /** Whether outputs may be used commercially, where the text treats them apart from the model. */
  readonly outputs: Stated<'unrestricted' | 'non-commercial' | 'restricted' | 'unclear'>;
  /** Offering the model to third parties as a service: `allowed`, `conditional`, `forbidden`, `unclear`. */
  readonly hosting: Stated<'allowed' | 'conditional' | 'forbidden' | 'unclear'>;
  /** Handing the weights on. */
  readonly distribution: Stated<'allowed' | 'conditional' | 'forbidden' | 'unclear'>;
  readonly registration: Stated<boolean | 'commercial' | 'unclear'>;
  readonly patentTermination: Stated<string | null>;
  readonly termination: Stated<string | null>;
  readonly updatable: Stated<string | null>;
  readonly governingLaw: Stated<string | null>;
  /** ISO date from which other terms hold, with what happens then in `text`; null: none. */
  readonly sunset: Stated<string | null>;
}

/** An entry of the licence catalogue (`data/licenses.json`). */
export interface License {
  readonly key: string;
  /** The Hub's licence id, where it has one. */
  readonly hfId: string | null;
  /** Spellings of `license_name` on the Hub that mean this entry and no other. */
  readonly hfNames: readonly string[];
  /** SPDX id, or `LicenseRef-…`. */
  readonly spdx: string;
  readonly title: string;
  readonly version: string | null;
  readonly publisher: string | null;
  readonly category: LicenseCategory;
  readonly terms: Terms;
  readonly aliases: readonly string[];
  /** The official address of the text, where one is known. */
  readonly url: string | null;
  /** False: the text was never read; every term is then `unclear`. */
  readonly verified: boolean;
  readonly notes: string | null;
  /** Where the facts come from: repository, path and commit of the text that was read. */
  readonly source: string | null;
}

/** Where a licence claim was found. The contract's `licenses[].source`. */
export type LicenseSource = 'card' | 'tag' | 'license-file' | 'prose' | 'snapshot' | 'terms-of-service';

/** One claim about a model's licence, as declared and as understood. */
export interface LicenseClaim {
  /** As written: the Hub's id, or free text. */
  readonly declared: string;
  /** `license_name`, as written. */
  readonly name: string | null;
  /** `license_link`, as written. */
  readonly link?: string | null;
  /** Catalogue key, or null where no entry is established. */
  readonly key: string | null;
  /** SPDX id or `LicenseRef-…`; null where nothing is established. */
  readonly spdx: string | null;
  readonly source: LicenseSource;
  /** 0 to 1. Only 1 comes from an exact id or text. */
  readonly confidence: number;
  /** Why this entry (or none), in one plain sentence: shown to reviewers. */
  readonly note?: string | null;
  /** SHA-256 of the licence text that was read, where one was. */
  readonly textSha256?: string | null;
}

/** A clause that an unknown text seems to contain. Raises review, never allows. */
export interface ClauseSignal {
  /** `non-commercial`, `research-only`, `mau-threshold`, `revenue-threshold`, `territory`, `use-restriction`, `naming`, `outputs`, `share-alike`, `expiry`, … */
  readonly term: string;
  readonly value: string | number | boolean | null;
  /** 1-based line of the text. */
  readonly line: number;
  /** The words that raised it, cut to 200 characters. */
  readonly text: string;
}

/** Look-ups over the catalogue. Built once by `createCatalogue(data)`; every method is pure. */
export interface LicenseCatalogue {
  readonly all: readonly License[];
  byKey(key: string): License | undefined;
  /** By SPDX id or `LicenseRef-…`, case-insensitively; `-or-later`/`+` forms find their base entry. */
  bySpdx(id: string): License | undefined;
  byHubId(id: string): License | undefined;
}
