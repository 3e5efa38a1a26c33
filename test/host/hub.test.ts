import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { shaOf } from '../hub/models.js';
import { startHub, type StandInHub } from '../hub/standIn.js';
import { api, closeAll, codeOf, ours, until, write } from './support.js';

const set = (key: string, value: unknown): Thenable<void> => vscode.workspace.getConfiguration('modelLicenceReview').update(key, value, vscode.ConfigurationTarget.Workspace);

/** What is known when something that was waited for never came. */
async function explain(error: unknown, document: vscode.TextDocument): Promise<never> {
  const report = await (await api()).report();
  return assert.fail(`${String(error)} ${document.getText()}: ${JSON.stringify([ours(document.uri).map((d) => [codeOf(d), d.message]), document.uri.toString(), document.isClosed, report.references.filter((r) => r.model.startsWith('nordwind/')), report.models.filter((m) => m.model.startsWith('nordwind/')).map((m) => [m.model, m.revision, m.resolvedFrom, m.error])])}`);
}

/** Golden pairs: a text that names a model without a revision, and what the fix makes of it. */
const PINS: readonly (readonly [before: string, after: string])[] = [
  ['m = AutoModel.from_pretrained("nordwind/free-model")\n', 'm = AutoModel.from_pretrained("nordwind/free-model", revision="SHA")\n'],
  ["p = pipeline('text-generation', model='nordwind/free-model')\n", "p = pipeline('text-generation', model='nordwind/free-model', revision=\"SHA\")\n"],
];

let files = 0;
/** A new file with this text. Not an untitled one: those come back with their old text under the same name. */
async function opened(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await write(`hub/f${++files}.py`, content));
  await vscode.window.showTextDocument(document);
  await (await api()).ready();
  return document;
}

const naming = (model: string): Promise<vscode.TextDocument> => opened(`m = AutoModel.from_pretrained("${model}")\n`);

describe('look-ups', () => {
  let hub: StandInHub;
  before(async () => {
    hub = await startHub({ models: [{ id: 'nordwind/free-model', card: { license: 'mit' } }, { id: 'nordwind/closed-model', card: { license: 'cc-by-nc-4.0' } }, { id: 'nordwind/secret', card: { license: 'mit' }, private: true }], token: 'hf_test' });
    await set('hubUrl', hub.url);
    await set('lookups', 'online');
    await (await api()).ready();
  });
  after(async () => {
    await set('hubUrl', undefined);
    await set('lookups', undefined);
    await vscode.commands.executeCommand('modelLicenceReview.clearHubToken');
    await hub.close();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });

  it('establish what the snapshot does not know', async () => {
    const document = await naming('nordwind/closed-model');
    await until('the answer', () => ours(document.uri).some((d) => codeOf(d) === 'license/denied'));
    const model = (await (await api()).report()).models.find((m) => m.model === 'nordwind/closed-model');
    assert.equal(model?.resolvedFrom, 'hub');
    assert.ok(hub.requests.every((r) => r.authorization === undefined), 'no token was set');
  });

  it('ask once for one model, however often it is typed', async () => {
    await naming('nordwind/free-model');
    await naming('nordwind/free-model');
    assert.equal(hub.requests.filter((r) => r.kind === 'api' && r.path.includes('free-model')).length, 1);
  });

  it('ask anew when the user checks again, though the answer is of today', async () => {
    const asked = (model: string): typeof hub.requests => hub.requests.filter((r) => r.kind === 'api' && r.path.includes(model));
    const document = await naming('nordwind/closed-model');
    await naming('nordwind/free-model');
    await until('the answer', () => ours(document.uri).some((d) => codeOf(d) === 'license/denied'));
    hub.set({ models: [{ id: 'nordwind/free-model', card: { license: 'mit' } }, { id: 'nordwind/closed-model', card: { license: 'mit' }, sha: 'c'.repeat(40) }, { id: 'nordwind/secret', card: { license: 'mit' }, private: true }] });
    const [closed, free] = [asked('closed-model').length, asked('free-model').length];
    const shown = new Set<string>();
    const watch = vscode.languages.onDidChangeDiagnostics(({ uris }) => { if (uris.some((uri) => uri.toString() === document.uri.toString())) for (const d of ours(document.uri)) shown.add(String(codeOf(d))); });
    // From the row of one model: that one alone.
    await vscode.commands.executeCommand('modelLicenceReview.refresh', { model: 'nordwind/closed-model', registry: 'huggingface' });
    await until('it is asked about', () => asked('closed-model').length === closed + 1);
    await (await api()).ready();
    assert.ok(!ours(document.uri).some((d) => codeOf(d) === 'license/denied'), 'the new licence counts');
    assert.ok(asked('closed-model').at(-1)?.etag, 'what is kept is only asked whether it still holds');
    assert.equal(asked('free-model').length, free);
    await vscode.commands.executeCommand('modelLicenceReview.refresh');
    await until('everything is asked anew', () => asked('free-model').length === free + 1 && asked('closed-model').length === closed + 2);
    await (await api()).ready();
    watch.dispose();
    assert.deepEqual([...shown].filter((code) => /^(?:resolution|license\/un)/.test(code)), [], 'what is known stays known until the answer is there');
    const before = hub.requests.length;
    await naming('nordwind/free-model');
    assert.equal(hub.requests.length, before, 'a fresh answer holds again');
  });

  it('never ask for private models', async () => {
    await set('privateModels', ['our-org/*']);
    try {
      await naming('our-org/hidden');
      assert.ok(!hub.requests.some((r) => r.path.includes('our-org')), 'its name left the machine');
    } finally {
      await set('privateModels', undefined);
    }
  });

  it('send the token to this Hub once it is set, and no longer when it is cleared', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.setHubToken', 'hf_test');
    await naming('nordwind/secret');
    let seen = '';
    await until('the private model', async () => {
      const model = (await (await api()).report()).models.find((m) => m.model === 'nordwind/secret');
      seen = JSON.stringify([model?.resolvedFrom, model?.error, hub.requests.slice(-4)]);
      return model?.resolvedFrom === 'hub';
    }).catch((error: unknown) => assert.fail(`${String(error)}: ${seen}`));
    assert.ok(hub.requests.some((r) => r.authorization === 'Bearer hf_test'));
    await vscode.commands.executeCommand('modelLicenceReview.clearHubToken');
    const before = hub.requests.length;
    await naming('nordwind/another');
    await until('a request', () => hub.requests.length > before);
    assert.ok(hub.requests.slice(before).every((r) => r.authorization === undefined));
  });

  it('bring the commit that a quick fix pins, in the syntax at hand', async () => {
    const sha = shaOf('nordwind/free-model');
    for (const [before, after] of PINS) {
      const document = await opened(before);
      const at = document.positionAt(before.indexOf('nordwind/'));
      const pin = await until(`the fix for ${before}`, async () => (await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at))).find((a) => a.title.startsWith('Pin the revision'))).catch((error: unknown) => explain(error, document));
      assert.equal(pin.isPreferred, true);
      assert.ok(pin.edit && (await vscode.workspace.applyEdit(pin.edit)));
      assert.equal(document.getText(), after.replace('SHA', sha));
      await until('it is pinned', () => !ours(document.uri).some((d) => codeOf(d) === 'provenance/unpinned'));
    }
  });

  it('let all mechanical fixes of a document be made at once', async () => {
    const document = await naming('nordwind/free-model');
    const [all] = await until('the fix', async () => { const list = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, 0, 0), 'source.fixAll.modelLicenceReview'); return list.length ? list : null; }).catch((error: unknown) => explain(error, document));
    assert.ok(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
    assert.match(document.getText(), new RegExp(`revision="${shaOf('nordwind/free-model')}"`));
  });

  it('stop when they are switched off', async () => {
    await set('lookups', 'offline');
    await (await api()).ready();
    const before = hub.requests.length;
    const document = await naming('nordwind/never-seen');
    assert.equal(hub.requests.length, before);
    assert.ok(ours(document.uri).length > 0, 'what is not known is said');
  });
});
