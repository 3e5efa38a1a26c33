import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { parseCheckInput } from '../session/agentTools.js';
import { currentAnalysis } from './report.js';
import type { Store } from './store.js';

/** The language model tools: the same answers as over MCP, under the same names. */
export function registerTools(store: Store): vscode.Disposable {
  const answer = (text: string): vscode.LanguageModelToolResult => new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
  return vscode.Disposable.from(
    vscode.lm.registerTool('model_licence_review_check', {
      prepareInvocation: ({ input }) => ({ invocationMessage: l10n.t('Checking the licence of {0}', nameOf(input)) }),
      async invoke({ input }, token) {
        const { model, registry } = parseCheckInput(input);
        const state = store.stateOf(vscode.workspace.workspaceFolders?.[0] ?? null);
        await store.open(state);
        if (!state.session) throw new Error('The workspace is not ready yet; ask again.');
        const controller = new AbortController();
        const cancel = token.onCancellationRequested(() => controller.abort());
        try {
          const [core, knowledge] = await Promise.all([store.engine.core(), store.engine.knowledge()]);
          const { record, assessment } = await state.session.explain({ registry, model, revision: null }, controller.signal);
          return answer(core.checkAnswer(core.explain(record, assessment, knowledge)));
        } finally {
          cancel.dispose();
        }
      },
    }),
    vscode.lm.registerTool('model_licence_review_findings', {
      prepareInvocation: () => ({ invocationMessage: l10n.t('Listing models that need a decision') }),
      async invoke() {
        // What hasn't been scanned can't be listed: the whole workspace counts, not only what is open.
        for (const folder of vscode.workspace.workspaceFolders ?? []) {
          const state = store.stateOf(folder);
          if (!state.scanned) await store.scan(state, { files: () => undefined, models: () => undefined });
        }
        const core = await store.engine.core();
        return answer(core.findingsAnswer(await currentAnalysis(store)));
      },
    }),
  );
}

function nameOf(input: unknown): string {
  const model = typeof input === 'object' && input !== null && 'model' in input ? input.model : undefined;
  return typeof model === 'string' ? model.slice(0, 100) : '?';
}
