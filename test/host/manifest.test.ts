import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ID, api } from './support.js';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[]; readonly languageModelTools: readonly { readonly name: string; readonly inputSchema: unknown; readonly modelDescription: string }[] };
}

describe('manifest and program agree', () => {
  it('on every command', async () => {
    await api();
    const manifest = vscode.extensions.getExtension(ID)?.packageJSON as Manifest;
    const registered = (await vscode.commands.getCommands(true)).filter((c) => c.startsWith('modelLicenceReview.') && !/\.(?:models|views?)\b|\.(?:focus|open|resetViewLocation|removeView|toggleVisibility)$/.test(c)).sort();
    const declared = manifest.contributes.commands.map((c) => c.command).sort();
    assert.deepEqual(registered.filter((c) => !declared.includes(c)), [], 'registered and not declared');
    assert.deepEqual(declared.filter((c) => !registered.includes(c)), [], 'declared and not registered');
    for (const { title, category } of manifest.contributes.commands) assert.ok(title && !title.includes('%') && category === 'Model Licence Review');
  });

  it('on the tools, which answer as over MCP', async () => {
    await api();
    const names = vscode.lm.tools.map((t) => t.name);
    assert.ok(names.includes('model_licence_review_check') && names.includes('model_licence_review_findings'), names.join());
    const check = await vscode.lm.invokeTool('model_licence_review_check', { input: { model: 'Qwen/Qwen2.5-3B-Instruct' }, toolInvocationToken: undefined });
    const text = check.content.map((c) => (c instanceof vscode.LanguageModelTextPart ? c.value : '')).join('');
    assert.match(text, /denied/);
    assert.match(text, /no legal advice/);
    const findings = await vscode.lm.invokeTool('model_licence_review_findings', { input: {}, toolInvocationToken: undefined });
    assert.match(findings.content.map((c) => (c instanceof vscode.LanguageModelTextPart ? c.value : '')).join(''), /src\/assistant\.py:\d+/);
    await assert.rejects(async () => vscode.lm.invokeTool('model_licence_review_check', { input: { model: '' }, toolInvocationToken: undefined }));
  });
});
