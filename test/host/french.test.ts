import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page } from './page.js';
import { api, closeAll, codeOf, file, ours, read, show, until, write } from './support.js';

describe('in French', () => {
  afterEach(closeAll);

  it('is what this window speaks', () => assert.equal(vscode.env.language, 'fr'));

  it('findings and hovers are told', async () => {
    const document = await show('src/assistant.py');
    await (await api()).ready();
    const denied = await until('a denial', () => ours(document.uri).find((d) => codeOf(d) === 'license/denied'));
    assert.match(denied.message, /licence.*(?:refuse|n’autorise)/);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, denied.range.start);
    const text = hovers.flatMap((h) => h.contents).map((c) => (typeof c === 'string' ? c : c.value)).join('\n');
    for (const part of ['refusé', 'la politique refuse', 'Règle', 'Source', 'pas un conseil juridique']) assert.ok(text.includes(part), `${part} is missing in ${text}`);
    assert.doesNotMatch(text, /\bThe\b|embedded|policy/);
  });

  it('a dossier is told, lineage, terms and duties with it', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.openDossier', 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    const text = await page<string>('dossierText');
    for (const part of ['à examiner', 'Lignée', 'L’usage commercial est autorisé', 'déclarée comme', 'Respecter les règles', 'héritée', 'Allowed, but a distributed model']) assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    assert.deepEqual(await page<string[]>('axe'), []);
  });

  it('errors of a policy are told', async () => {
    const before = await read('model-policy.yaml');
    const uri = await write('model-policy.yaml', 'version: 1\nuse:\n  comercial: true\n');
    await show('src/assistant.py');
    await vscode.commands.executeCommand('modelLicenceReview.refresh');
    await until('the finding', () => ours(uri).some((d) => d.message === 'clé inconnue « comercial » dans \'use\' ; vouliez-vous dire « commercial » ?'));
    await write('model-policy.yaml', before);
    await until('it goes', () => ours(uri).length === 0);
  });

  it('what is written down stays English', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    const report = await (await api()).report();
    const texts = [...report.findings.map((f) => f.message), ...report.assessments.flatMap((a) => [...a.reasons.map((r) => r.text), ...a.obligations.map((o) => o.text), ...a.questions.map((q) => q.text)])];
    assert.ok(texts.length > 20);
    assert.deepEqual(texts.filter((t) => /licence est|La licence|La politique|modèle/.test(t)), []);
    await vscode.commands.executeCommand('modelLicenceReview.exportSummary', { format: 'markdown', target: file('summary.md') });
    assert.match(await read('summary.md'), /^# Model licence review/);
    assert.doesNotMatch(await read('summary.md'), /La licence/);
    await vscode.workspace.fs.delete(file('summary.md'));
  });
});
