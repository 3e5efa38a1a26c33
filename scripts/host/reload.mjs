// What only a reloaded window can show, and no suite inside it survives: the page itself is driven, as a user would.
import { dossierFrame } from './page.mjs';

const DOSSIER = 'Qwen/Qwen2.5-3B-Instruct';

/** The text of the dossier, for which a window that has just begun takes its time. */
const dossierText = async (page) => (await dossierFrame(page, 60)).locator('#dossier').innerText();

/** Runs a command of the palette by its title. The palette lists it as soon as the extension's manifest is read. */
async function runCommand(page, title) {
  const input = page.locator('.quick-input-widget input');
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  for (let tries = 0; ; tries++) {
    await page.keyboard.press('F1');
    await input.waitFor({ state: 'visible' });
    await input.fill(`>${title}`);
    if (await row.waitFor({ state: 'visible', timeout: 5000 }).then(() => true, () => false)) return row.click();
    await page.keyboard.press('Escape');
    if (tries === 8) throw new Error(`the palette never offers '${title}'`);
  }
}

/** `[name, check]` of each test; a check rejects where the test fails. */
export const reloadTests = (page) => [
  ['a dossier opens from the palette', async () => {
    await page.locator('.monaco-workbench').waitFor({ timeout: 120_000 });
    await runCommand(page, 'Explain a Model');
    const input = page.locator('.quick-input-widget input');
    await page.locator('.quick-input-widget', { hasText: /Enter/ }).waitFor();
    await input.fill(DOSSIER);
    await input.press('Enter');
    if (!/denied/.test(await dossierText(page))) throw new Error('the dossier says no verdict');
  }],
  ['a dossier is there again after the window was reloaded', async () => {
    // The workbench keeps its state some seconds after it came to rest.
    await page.waitForTimeout(8000);
    await page.reload({ waitUntil: 'commit' });
    const text = await dossierText(page);
    for (const part of [DOSSIER, 'denied', 'Lineage']) if (!text.includes(part)) throw new Error(`${part} is missing in:\n${text.slice(0, 500)}`);
  }],
];

/** Runs them one after the other; what follows a failure can't be told. */
export async function runPageTests(tests, result) {
  for (const [name, check] of tests) {
    const began = Date.now();
    try {
      await check();
      result.passed++;
      result.lines.push(`TEST ok ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      result.failed++;
      result.lines.push(`TEST FAILED ${name}\n${error.stack}`);
      return;
    }
  }
}
