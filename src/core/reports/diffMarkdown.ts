import { NO_LEGAL_ADVICE, VERDICT_WORDS } from '../explain.js';
import type { Verdict } from '../policy/types.js';
import { count, findingWords } from './describe.js';
import type { DiffedModel, ReportDiff, StateChange } from './diff.js';
import { code, escapeMarkdown } from './markdown.js';

/** Rows of one table before the rest is only counted: a comment on GitHub has 65,536 characters at most. */
const MAX_ROWS = 60;
const MAX_PLACES = 3;
const MAX_SENTENCE = 300;

const FIELD_WORDS: Readonly<Record<StateChange['field'], string>> = {
  verdict: 'verdict', licenses: 'licences', expression: 'declared licence', licenseTextSha256: 'licence text', revision: 'revision', approval: 'approval',
};

/**
 * A difference as a comment on a pull request. The first line is a comment that no reader sees: by it a pipeline finds the comment
 * that it wrote before, to write it anew. Pure.
 */
export function writeDiffMarkdown(diff: ReportDiff): string {
  const parts = [
    '<!-- model-licence-review -->\n## Model licences: what this changes',
    `${summary(diff)}.`,
    section('New models', diff.added, 'model | verdict | licence | why | where', (m) => [escapeMarkdown(m.title), VERDICT_WORDS[m.state.verdict], licenses(m), sentence(m.sentence), where(m)]),
    section('Changed models', diff.changed, 'model | what changed | verdict now | where', (m) => [escapeMarkdown(m.title), m.changes.map(change).join('<br>'), VERDICT_WORDS[m.state.verdict], where(m)]),
    section('Models no longer used', diff.gone, 'model | verdict before | licence', (m) => [escapeMarkdown(m.title), VERDICT_WORDS[m.state.verdict], licenses(m)]),
    section('New findings', diff.newFindings, 'severity | rule | message | where', ({ finding, file, line }) => [finding.severity, cellCode(finding.rule), sentence(findingWords(finding)), file === null ? '' : place(file, line ?? 1)]),
    `${NO_LEGAL_ADVICE} Compared with the report of ${escapeMarkdown(diff.oldDate)}.`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function summary(diff: ReportDiff): string {
  const parts = [
    diff.added.length ? `${count(diff.added.length, 'new model')}${attention(diff.added)}` : '',
    diff.changed.length ? `${diff.changed.length} changed` : '', diff.gone.length ? `${diff.gone.length} no longer used` : '',
    diff.newFindings.length ? count(diff.newFindings.length, 'new finding') : '', diff.goneFindings ? `${count(diff.goneFindings, 'finding')} settled` : '',
  ].filter(Boolean);
  return parts.length ? `**${parts.join(', ')}**; ${diff.unchanged} unchanged` : `Nothing has changed: ${count(diff.unchanged, 'model')} as before`;
}

/** ` (1 denied, 2 to be reviewed)`. */
function attention(models: readonly DiffedModel[]): string {
  const n = (verdicts: readonly Verdict[]): number => models.filter((m) => verdicts.includes(m.state.verdict)).length;
  const parts = [n(['deny']) ? `${n(['deny'])} denied` : '', n(['review', 'unknown']) ? `${n(['review', 'unknown'])} to be decided` : ''].filter(Boolean);
  return parts.length ? ` (${parts.join(', ')})` : '';
}

function section<T>(title: string, rows: readonly T[], head: string, cells: (row: T) => readonly string[]): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MAX_ROWS).map((r) => `| ${cells(r).join(' | ')} |`);
  const more = rows.length > MAX_ROWS ? `\n\nand ${rows.length - MAX_ROWS} more` : '';
  return `### ${title} (${rows.length})\n\n| ${head} |\n|${head.split('|').map(() => '---|').join('')}\n${shown.join('\n')}${more}`;
}

function change(c: StateChange): string {
  const show = (value: string | null): string => {
    if (value === null) return 'none';
    if (c.field === 'verdict') return VERDICT_WORDS[value as Verdict] ?? escapeMarkdown(value);
    return cellCode(c.field === 'licenseTextSha256' ? value.slice(0, 12) : value);
  };
  return `${FIELD_WORDS[c.field]}: ${show(c.before)} \u2192 ${show(c.after)}`;
}

function licenses(m: DiffedModel): string {
  return m.state.licenses.map(escapeMarkdown).join(', ') || 'none established';
}

function sentence(text: string): string {
  return escapeMarkdown(text.length > MAX_SENTENCE ? `${text.slice(0, MAX_SENTENCE)}\u2026` : text);
}

function where(m: DiffedModel): string {
  const shown = m.places.slice(0, MAX_PLACES).map((p) => place(p.file, p.line));
  return m.places.length > MAX_PLACES ? `${shown.join(', ')} and ${m.places.length - MAX_PLACES} more` : shown.join(', ');
}

/** No link: in a comment there is no folder that it could be relative to. */
function place(file: string, line: number): string {
  return cellCode(`${file}:${line}`);
}

/** Code inside a table, whose bars would end the cell. */
function cellCode(value: string): string {
  return code(value).replace(/\|/g, '\\|');
}
