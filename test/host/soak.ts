import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { api, closeAll, codeOf, ours, root } from './support.js';

/** Not part of `npm test`: editing for as long as `MLR_MINUTES` says on a large workspace (scripts/host/soak.mjs). */
const MINUTES = Number(process.env['MLR_MINUTES'] ?? 3);
const MODELS = ['mistralai/Codestral-22B-v0.1', 'Qwen/Qwen2.5-3B-Instruct', 'Qwen/Qwen2.5-7B-Instruct', 'deepseek-ai/DeepSeek-R1', 'meta-llama/Llama-3.1-8B-Instruct'];
const DENIED = new Set(MODELS.slice(0, 2));

/** A generator that gives the same numbers each run (mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// The extension host is started without --expose-gc, and a heap that was not collected says nothing about leaks.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const megabytes = (): number => {
  collect();
  return Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
};

describe('editing for a long time', () => {
  it('leaks nothing, leaves nothing stale, rejects nothing', async function () {
    this.timeout((MINUTES + 10) * 60_000);
    const rejections: unknown[] = [];
    process.on('unhandledRejection', (reason) => { if (/model-licence-review|extension-desktop/.test(String((reason as Error)?.stack))) rejections.push(reason); });
    const folder = root().fsPath;
    const { ready, report } = await api();
    const began = Date.now();
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    console.log(`FIGURE first scan of ${(await report()).scan.filesScanned} files ${Date.now() - began} ms`);
    const next = random(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
    const text = (model: string): string => `import x\nm = AutoModel.from_pretrained("${model}")\n`;
    const memory: number[] = [];
    const end = Date.now() + MINUTES * 60_000;
    let rounds = 0;
    for (; Date.now() < end; rounds++) {
      const path = `src/pkg${Math.floor(next() * 20)}/m${Math.floor(next() * 40)}.py`;
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root(), path));
      const editor = await vscode.window.showTextDocument(document);
      for (let i = 0; i < 5; i++) await editor.edit((e) => e.insert(new vscode.Position(0, 0), i % 2 ? '# typed\n' : `n = AutoModel.from_pretrained("${pick(MODELS)}")\n`));
      if (next() < 0.5) await document.save();
      else await vscode.commands.executeCommand('workbench.action.files.revert');
      if (rounds % 5 === 4) await closeAll();
      if (rounds % 7 === 6) {
        const from = join(folder, `src/pkg${Math.floor(next() * 20)}`);
        renameSync(from, `${from}-moved`);
        renameSync(`${from}-moved`, from);
      }
      if (rounds % 10 === 9) {
        // A branch switch: thousands of files change at once, some come and go.
        for (let i = 0; i < 2000; i++) writeFileSync(join(folder, `src/pkg${i % 20}/m${Math.floor(i / 20) % 40}.py`), text(pick(MODELS)));
        rmSync(join(folder, 'branch'), { recursive: true, force: true });
        mkdirSync(join(folder, 'branch'));
        for (let i = 0; i < 50; i++) writeFileSync(join(folder, 'branch', `b${i}.py`), text(pick(MODELS)));
      }
      if (rounds % 20 === 0) memory.push(megabytes());
    }
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
    // Watchers tell late; what they told is then true, and a fresh scan finds the same.
    await new Promise((done) => setTimeout(done, 5000));
    await ready();
    const denied = (): string[] => vscode.languages.getDiagnostics().flatMap(([uri]) => ours(uri).filter((d) => codeOf(d) === 'license/denied').map((d) => `${vscode.workspace.asRelativePath(uri)}:${d.range.start.line}`)).sort();
    const kept = denied();
    const from = (await report()).references.filter((r) => DENIED.has(r.model)).length;
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    await ready();
    memory.push(megabytes());
    console.log(`FIGURE ${rounds} rounds, heap in MB ${memory.join(' ')}, denied ${kept.length} of ${from}`);
    assert.deepEqual(kept, denied(), 'stale findings');
    assert.deepEqual(rejections, []);
    const [early = 0] = memory.slice(1);
    assert.ok((memory.at(-1) ?? 0) < early * 1.5 + 30, `memory grew: ${memory.join(' ')}`);
  });
});
