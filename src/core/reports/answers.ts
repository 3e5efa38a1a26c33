import { STATE_WORDS, approvalWords, count } from './describe.js';
import type { Dossier } from './summary.js';

/** What a reader asks first of a model, answered in words. */
export interface Answers {
  /** May it be used? Before the sentence that says why. */
  readonly may: string;
  /** Which clause says so? The licence and clause to cite, or null with the words that stand in their place. */
  readonly clause: { readonly license: string | null; readonly clause: string | null; readonly words: string | null };
  /** What must be done? Things to do, the heaviest first; never empty. */
  readonly todo: readonly string[];
  /** Who decided? */
  readonly decided: string;
}

/** Duties that are told in full among the answers; the rest is counted, the table below has them all. */
const MAX_DUTIES = 6;

export function answersOf(d: Dossier): Answers {
  return { may: mayWords(d), clause: clauseOf(d), todo: todoOf(d), decided: decidedWords(d) };
}

function mayWords({ verdict, assessment }: Dossier): string {
  switch (verdict) {
    case 'allow': return assessment.obligations.length ? 'Yes, with the duties below.' : 'Yes.';
    case 'deny': return 'No.';
    case 'review': return 'Not before somebody decides.';
    case 'unknown': return 'Not before its licence is established.';
  }
}

function clauseOf({ assessment, record }: Dossier): Answers['clause'] {
  const first = assessment.reasons[0];
  const license = first?.license ?? null;
  const clause = first?.clause ?? null;
  if (license !== null && clause !== null) return { license, clause, words: null };
  const cited = assessment.reasons.find((r) => r.license === license && r.clause !== null);
  if (license !== null && cited) return { license, clause: cited.clause, words: 'The policy judges the licence as a whole; the clause that weighs most:' };
  if (license !== null && assessment.verdict === 'allow') return { license, clause, words: 'No single clause; the licence as a whole allows it:' };
  if (license !== null) return { license, clause, words: 'No single clause; the policy judges the licence as a whole:' };
  if (record.termsOfService) return { license, clause, words: 'None that was read: the provider\u2019s terms hold.' };
  return { license, clause, words: 'None: no licence text decides this.' };
}

function todoOf({ verdict, assessment }: Dossier): string[] {
  const { obligations, questions, reasons } = assessment;
  const todo: string[] = [];
  if (verdict === 'deny') todo.push('Take it out, replace it, or have an exception approved. What follows holds only with that.');
  if (verdict === 'unknown') todo.push('Establish its licence, or record a decision about it in the policy.');
  if (verdict === 'review') {
    if (questions.length) todo.push(`Answer ${count(questions.length, 'open question')} below.`);
    if (questions.length === 0 || reasons.some((r) => r.verdict === 'review' && r.license !== null && !questions.some((q) => q.license === r.license))) todo.push('Decide, and record it in the policy.');
  }
  const open = obligations.filter((o) => o.state !== 'met').sort((a, b) => Number(a.state === 'unverifiable') - Number(b.state === 'unverifiable'));
  todo.push(...open.slice(0, MAX_DUTIES).map((o) => `${o.text} (${STATE_WORDS[o.state]})`));
  if (open.length > MAX_DUTIES) todo.push(`${count(open.length - MAX_DUTIES, 'further duty', 'further duties')} below.`);
  const met = obligations.length - open.length;
  if (met) todo.push(`Keep what is met already: ${count(met, 'duty', 'duties')}.`);
  // A lone note that something is denied would otherwise promise more.
  if (verdict === 'deny' && todo.length === 1) return ['Take it out, replace it, or have an exception approved.'];
  return todo.length ? todo : ['Nothing that the use in the policy brings.'];
}

function decidedWords({ assessment, verdict }: Dossier): string {
  const approval = approvalWords(assessment);
  if (approval) return approval.charAt(0).toUpperCase() + approval.slice(1);
  return verdict === 'allow' || verdict === 'deny' ? 'The policy, by its rules; no person recorded a decision.' : 'Nobody yet.';
}
