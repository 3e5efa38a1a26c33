import { NO_LEGAL_ADVICE, VERDICT_WORDS, cite, type Explanation } from '../core/explain.js';
import type { Analysis } from '../core/analysis.js';
import { REGISTRIES, type Registry } from '../core/references/types.js';

/** The tools that agents get, in the editor and over MCP under the same names and with the same answers. */
export const AGENT_TOOLS = [
  {
    name: 'model_licence_review_check',
    description: "Check an AI model before adding it to this project. Returns the verdict of the project's licence policy (allowed, needs review, denied, licence unknown), the licences that bind the model including inherited ones, the clauses that decide, what must be done, open questions, and allowed alternatives. Use it before writing a model id into code or configuration. It gives no legal advice.",
    inputSchema: {
      type: 'object' as const,
      properties: {
        model: { type: 'string', description: 'The model id as its registry spells it, such as Qwen/Qwen2.5-7B-Instruct or gpt-4o.' },
        registry: { type: 'string', enum: [...REGISTRIES], description: 'The registry that the id belongs to; huggingface where it is left out.' },
      },
      required: ['model'],
    },
  },
  {
    name: 'model_licence_review_findings',
    description: "List the AI models that this project already uses and that its licence policy denies or wants reviewed, each with file and line, the reason, and the rule. Takes no input. Use it to answer what has to be decided or replaced; it doesn't change anything.",
    inputSchema: { type: 'object' as const, properties: {} },
  },
] as const;

/** The input of `model_licence_review_check`. Throws a message that an agent can act on. */
export function parseCheckInput(input: unknown): { model: string; registry: Registry } {
  const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  const model = given['model'];
  if (typeof model !== 'string' || model.trim() === '' || model.length > 300) throw new Error("Give the model's id as the string `model`, such as Qwen/Qwen2.5-7B-Instruct.");
  const name = given['registry'] ?? 'huggingface';
  const registry = REGISTRIES.find((r) => r === name);
  if (!registry) throw new Error(`\`registry\` is one of ${REGISTRIES.join(', ')}.`);
  return { model: model.trim(), registry };
}

/** The answer of `model_licence_review_check` in words. */
export function checkAnswer(e: Explanation): string {
  const list = (title: string, lines: readonly string[]): string[] => (lines.length ? [`${title}:`, ...lines.map((l) => `- ${l}`)] : []);
  const withClause = (text: string, license: string | null, clause: string | null): string => (cite(license, clause) ? `${text} [${cite(license, clause)}]` : text);
  return [
    `${e.model}: ${e.headline}`,
    ...list('Licences', e.licenses),
    ...list('Reasons', e.reasons.map((r) => withClause(r.text, r.license, r.clause))),
    ...list('Must be done', e.obligations.map((o) => withClause(`${o.text} (${o.state})`, o.license, o.clause))),
    ...list('Open questions', e.questions.map((q) => `${q.fact}: ${q.text}`)),
    ...list('Allowed alternatives', e.alternatives),
    `Source: ${e.source}`,
    NO_LEGAL_ADVICE,
  ].join('\n');
}

/** The answer of `model_licence_review_findings` in words: what is denied first, one line a finding. */
export function findingsAnswer(analysis: Analysis): string {
  const places = new Map(analysis.references.map((r) => [r.id, r]));
  const weight = { error: 0, warning: 1, information: 2, hint: 3 } as const;
  const open = analysis.findings
    .filter((f) => !f.suppressed && (f.severity === 'error' || f.severity === 'warning'))
    .sort((a, b) => weight[a.severity] - weight[b.severity]);
  if (open.length === 0) return `Nothing is denied and nothing needs review among ${analysis.models.length} models.\n${NO_LEGAL_ADVICE}`;
  const lines = open.map((f) => {
    const place = f.reference === null ? undefined : places.get(f.reference);
    const where = place ? `${place.file}:${place.line}: ` : '';
    return `- ${where}${f.model ?? 'policy'}: ${f.verdict ? `${VERDICT_WORDS[f.verdict]}: ` : ''}${f.message} (${f.rule})`;
  });
  return [`${open.length} findings:`, ...lines, NO_LEGAL_ADVICE].join('\n');
}
