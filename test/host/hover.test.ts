import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, show } from './support.js';

/** The hover over a text of a document. */
async function hoverOver(document: vscode.TextDocument, text: string): Promise<vscode.Hover | undefined> {
  const position = document.positionAt(document.getText().indexOf(text) + 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.find((h) => h.contents.some((c) => typeof c === 'object' && c.value.includes('legal advice')));
}

function valueOf(hover: vscode.Hover): string {
  return hover.contents.map((c) => (typeof c === 'object' ? c.value : c)).join('\n').replace(/\\(.)/g, '$1');
}

describe('hover', () => {
  afterEach(closeAll);

  it('says verdict, licence, clause, duties and source, and that it is no legal advice', async () => {
    const { ready } = await api();
    const document = await show('train/lora.yaml');
    await ready();
    const hover = await hoverOver(document, 'meta-llama/Llama-3.1-8B-Instruct');
    assert.ok(hover?.range);
    assert.equal(document.getText(hover.range), 'meta-llama/Llama-3.1-8B-Instruct');
    const text = valueOf(hover);
    assert.match(text, /\*\*needs review\*\*/);
    assert.match(text, /Llama 3\.1 Community License Agreement/);
    assert.match(text, /Built with Llama/);
    assert.match(text, /clause 1\.b/);
    assert.match(text, /as of 2026-/);
    assert.match(text, /no legal advice/);
    assert.match(text, /command:modelLicenceReview\.openDossier/);
    assert.ok(text.split('\n').filter(Boolean).length <= 24, `too long:\n${text}`);
  });

  it('trusts its own commands only, and shows text from outside as text', async () => {
    const { ready } = await api();
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'AutoModel.from_pretrained("evil/[x](command:workbench.action.quit)")\nAutoModel.from_pretrained("some-one/made_up_*model*")\n' });
    await vscode.window.showTextDocument(document);
    await ready();
    for (const text of ['some-one/made_up']) {
      const hover = await hoverOver(document, text);
      for (const content of hover?.contents ?? []) {
        assert.ok(content instanceof vscode.MarkdownString);
        assert.equal(content.supportHtml, false);
        assert.ok(typeof content.isTrusted === 'object');
        assert.ok(!/\[x\]\(command:workbench/.test(content.value));
      }
    }
  });

  it('is silent where nothing is named', async () => {
    const { ready } = await api();
    const document = await show('src/assistant.py');
    await ready();
    assert.equal(await hoverOver(document, 'import os'), undefined);
  });
});
