// Pictures of the real editor for the documentation: node scripts/host/screenshots.mjs [--out docs/images] [--theme dark] [--dist dist]
// Opened on examples/demo-app, in a light, a dark and a high-contrast theme.
import { parseArgs } from 'node:util';
import { HOSTS, installBrowser, installHost } from './install.mjs';
import { bundleSuite, createStage, stageExtension, stageWorkspace } from './stage.mjs';
import { runSuite } from './workbench.mjs';

const { values: o } = parseArgs({ options: { out: { type: 'string', default: 'docs/images' }, walkthrough: { type: 'string', default: 'media/walkthrough' }, theme: { type: 'string' }, dist: { type: 'string', default: 'dist' } } });
const THEMES = { dark: 'Default Dark Modern', light: 'Default Light Modern', 'high-contrast': 'Default High Contrast' };

const browser = await installBrowser();
const host = installHost(HOSTS.at(-1));
let failed = 0;
for (const [name, theme] of Object.entries(THEMES)) {
  if (o.theme && o.theme !== name) continue;
  const stage = createStage();
  try {
    const extension = stageExtension(stage, 'desktop', o.dist);
    const tests = await bundleSuite(extension, ['test/host/pictures.ts'], 'desktop');
    process.env.MLR_SHOTS = o.out;
    // The walkthrough has one picture a step, whatever the theme.
    if (name === 'dark') process.env.MLR_WALKTHROUGH = o.walkthrough;
    else delete process.env.MLR_WALKTHROUGH;
    const result = await runSuite({
      host, browser, extension, tests, folder: stageWorkspace(stage, 'demo-app', 'examples/demo-app'), env: { MLR_THEME: name },
      settings: { 'workbench.colorTheme': theme, 'window.commandCenter': false, 'workbench.layoutControl.enabled': false, 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'security.workspace.trust.banner': 'never', 'workbench.secondarySideBar.defaultVisibility': 'hidden' },
    });
    for (const line of result.lines) if (/^(?:TEST (?!end)|RUNNER|FIGURE)/.test(line)) console.log(`${name}: ${line}`);
    failed += result.failed + (result.code ? 1 : 0);
  } finally {
    stage.dispose();
  }
}
process.exit(failed ? 1 : 0);
