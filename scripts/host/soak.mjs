// An hour of scripted editing on a workspace of 20,000 files: node scripts/host/soak.mjs [--minutes 60] [--files 20000] [--dist dist]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HOSTS, installBrowser, installHost } from './install.mjs';
import { bundleSuite, createStage, stageExtension, stageWorkspace } from './stage.mjs';
import { runSuite } from './workbench.mjs';

const { values: o } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, files: { type: 'string', default: '20000' }, dist: { type: 'string', default: 'dist' } } });
const stage = createStage();
try {
  const extension = stageExtension(stage, 'desktop', o.dist);
  const tests = await bundleSuite(extension, ['test/host/soak.ts'], 'desktop');
  const folder = stageWorkspace(stage, 'large');
  for (let i = 0; i < 20; i++) mkdirSync(join(folder, `src/pkg${i}`), { recursive: true });
  for (let i = 0; i < 800; i++) writeFileSync(join(folder, `src/pkg${i % 20}/m${Math.floor(i / 20)}.py`), `import x\nm = AutoModel.from_pretrained("Qwen/Qwen2.5-${i % 2 ? 3 : 7}B-Instruct")\n`);
  for (let i = 0; i < Number(o.files) - 800; i++) {
    if (i % 200 === 0) mkdirSync(join(folder, `other/d${i / 200}`), { recursive: true });
    writeFileSync(join(folder, `other/d${Math.floor(i / 200)}/f${i}.ts`), `export const value${i} = ${i};\n`);
  }
  writeFileSync(join(folder, 'model-policy.yaml'), 'version: 1\nextends: [balanced]\nuse:\n  commercial: true\n');
  const result = await runSuite({ host: installHost(HOSTS.at(-1)), browser: await installBrowser(), extension, tests, folder, env: { MLR_MINUTES: o.minutes }, timeout: (Number(o.minutes) + 12) * 60 });
  for (const line of result.lines) if (/^(?:TEST (?!end)|FIGURE|RUNNER)/.test(line)) console.log(line);
  console.log(`soak: ${result.passed} passed, ${result.failed} failed`);
  process.exitCode = result.code;
} finally {
  stage.dispose();
}
