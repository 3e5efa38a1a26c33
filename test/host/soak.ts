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

/** What the heap may grow by in a round: the editor's own host alone, without this extension, grows by 1 to 2 kB. */
const MOST_KB_A_ROUND = 5;
/** With fewer measures after the first ones (a run of some ten minutes) what is compiled late still weighs in the slope: it is told, not judged. */
const ENOUGH = 30;

/** The heap in kB, with nothing open and nothing under way: what stays, not what is in use for the moment. */
async function measured(ready: () => Promise<void>): Promise<number> {
  await closeAll();
  // Watchers tell late.
  await new Promise((done) => setTimeout(done, 1000));
  await ready();
  collect();
  return Math.round(process.memoryUsage().heapUsed / 1024);
}

/** Least squares: how much `y` grows with each `x`. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: (p: readonly [number, number]) => number): number => points.reduce((sum, p) => sum + of(p), 0) / points.length;
  const [x, y] = [mean((p) => p[0]), mean((p) => p[1])];
  return mean((p) => (p[0] - x) * (p[1] - y)) / mean((p) => (p[0] - x) ** 2);
}

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
    const memory: (readonly [round: number, kilobytes: number])[] = [];
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
      if (rounds % 10 === 0) memory.push([rounds, await measured(ready)]);
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
    memory.push([rounds, await measured(ready)]);
    // The editor keeps some fifty closed documents for a while, and code is compiled at first: that is no leak.
    const settled = memory.filter(([round]) => round >= 100);
    const growth = slope(settled);
    console.log(`FIGURE ${rounds} rounds, heap in MB ${memory.map(([, kilobytes]) => (kilobytes / 1024).toFixed(1)).join(' ')}, denied ${kept.length} of ${from}`);
    console.log(`FIGURE heap grows by ${growth.toFixed(1)} kB a round, by ${settled.length} measures`);
    assert.deepEqual(kept, denied(), 'stale findings');
    assert.deepEqual(rejections, []);
    const [early = 0, last = 0] = [memory[1]?.[1], memory.at(-1)?.[1]];
    assert.ok(last < early * 1.5 + 30 * 1024, `memory grew from ${early} to ${last} kB`);
    assert.ok(settled.length < ENOUGH || growth < MOST_KB_A_ROUND, `memory grew by ${growth.toFixed(1)} kB a round`);
  });
});
