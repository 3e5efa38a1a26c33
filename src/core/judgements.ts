import type { AnalysisInput } from './analysis.js';
import type { Assessment } from './findings/types.js';
import { spokenLanguage, type Translate } from './language.js';
import type { Lineage } from './lineage/types.js';
import type { ModelRecord } from './models/types.js';

/** What a judgement of a model rests on, beside the model and the rules that hold where it is named. */
type Ground = Pick<AnalysisInput, 'evidence' | 'localEvidence' | 'knowledge' | 'useSnapshot' | 'askable' | 'policy' | 'workspace' | 'today'>;

/**
 * What was concluded about models, kept for the next analysis: while what it rests on are the same objects, it need not be concluded
 * again, however many places moved, came or went. Handed over by who analyses again and again; changes no result.
 */
export class Judgements {
  readonly records = new Map<string, ModelRecord>();
  readonly lineages = new Map<ModelRecord, Lineage>();
  /** By the rules that were judged by. */
  readonly assessments = new Map<ModelRecord, Map<string, Assessment>>();
  #ground: Ground | null = null;
  #language: Translate | null = null;

  /** Forgets everything unless it rests on these very objects and was said in the language that is spoken now. */
  restOn(input: Ground): void {
    const g = this.#ground;
    const language = spokenLanguage();
    if (g && this.#language === language && g.evidence === input.evidence && g.localEvidence === input.localEvidence && g.knowledge === input.knowledge && g.useSnapshot === input.useSnapshot && g.askable === input.askable && g.policy === input.policy && g.workspace === input.workspace && g.today === input.today) return;
    this.#language = language;
    const { evidence, localEvidence, knowledge, useSnapshot, askable, policy, workspace, today } = input;
    this.#ground = { evidence, ...(localEvidence ? { localEvidence } : {}), knowledge, useSnapshot, askable, policy, workspace, today };
    this.records.clear();
    this.lineages.clear();
    this.assessments.clear();
  }
}
