// What a suite may ask of the page that shows the workbench: it prints `PAGE {"action", "args", "reply"}` and waits for the reply file.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeScript } from './install.mjs';
import { palettePng } from './palette.mjs';

/** The frame in which a webview's own page lives: the innermost one with our content. Waits for it, by default 5 seconds. */
export async function dossierFrame(page, seconds = 5) {
  for (let i = 0; i < seconds * 10; i++) {
    for (const frame of page.frames()) if (await frame.locator('#dossier').count().catch(() => 0)) return frame;
    await page.waitForTimeout(100);
  }
  throw new Error('no dossier is shown');
}

const ACTIONS = {
  /** Labels of the rows of our tree, as a screen reader says them. */
  rows: async (page) => page.locator('.pane-body .monaco-list-row').evaluateAll((rows) => rows.map((r) => r.getAttribute('aria-label') ?? r.textContent)),
  /** Text of every notification on the screen. */
  notifications: async (page) => page.locator('.notifications-toasts .notification-list-item-message, .notification-toast').allInnerTexts(),
  /** Text of our status bar item. */
  status: async (page) => page.locator('#model-licence-review\\.model-licence-review\\.modelLicenceReview\\.status').first().getAttribute('aria-label', { timeout: 5000 }),
  press: async (page, key) => page.keyboard.press(key),
  type: async (page, text) => page.keyboard.type(text),
  /** Rules of WCAG 2.2 A and AA that the dossier breaks. */
  axe: async (page) => {
    const frame = await dossierFrame(page);
    // The page's own policy forbids scripts of others: the check is put in through the debugger's world.
    await frame.evaluate(axeScript());
    return frame.evaluate(async () => (await globalThis.axe.run('#dossier', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`));
  },
  dossierText: async (page) => (await dossierFrame(page)).locator('#dossier').innerText(),
  dossierHtml: async (page) => (await dossierFrame(page)).evaluate(() => document.documentElement.outerHTML),
  /** What has the focus after so many presses of Tab inside the dossier. */
  tabThrough: async (page, presses) => {
    const frame = await dossierFrame(page);
    await frame.locator('#dossier button').first().focus();
    const seen = [];
    for (let i = 0; i < presses; i++) {
      seen.push(await frame.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 40) || document.activeElement?.id || document.activeElement?.tagName));
      await page.keyboard.press('Tab');
    }
    return seen;
  },
  fillDossier: async (page, selector, value) => {
    const frame = await dossierFrame(page);
    const field = frame.locator(selector);
    if ((await field.evaluate((e) => e.tagName)) === 'SELECT') await field.selectOption(value);
    else {
      await field.fill(value);
      await field.blur();
    }
  },
  clickDossier: async (page, selector) => (await dossierFrame(page)).locator(selector).first().click(),
  shot: async (page, name) => {
    const folder = process.env.MLR_SHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await page.waitForTimeout(400);
    writeFileSync(join(folder, `${name}.png`), await palettePng(page, {}));
  },
  /** A part of the page, for the walkthrough that ships with the extension: small, so that the package stays small. */
  clip: async (page, name, selector, width, height) => {
    const folder = process.env.MLR_WALKTHROUGH;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const { x, y } = await page.locator(selector).first().boundingBox();
    writeFileSync(join(folder, `${name}.png`), await palettePng(page, { clip: { x, y, width, height } }));
  },
  /** Drags the side bar's edge, so that rows are shown whole. */
  sideBarWidth: async (page, width) => {
    const { x, y, width: now, height } = await page.locator('.part.sidebar').boundingBox();
    const middle = y + height * 0.7;
    await page.mouse.move(x + now, middle);
    await page.mouse.down();
    await page.mouse.move(x + width, middle, { steps: 5 });
    await page.mouse.up();
    // Away from the edge, which is drawn in colour under the pointer.
    await page.mouse.move(x + width + 400, middle);
  },
  /** Gives trust through the editor that Workspaces: Manage Workspace Trust shows. */
  trust: async (page) => page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).first().click({ timeout: 20_000 }),
  /** Rows of the Problems view: as a screen reader says them, then as they are written. */
  problems: async (page) => page.locator('.markers-panel .monaco-list-row').evaluateAll((rows) => rows.map((r) => `${r.getAttribute('aria-label')} | ${r.textContent}`)),
  /** Waits until the preview of Markdown shows a heading: it takes its time. */
  preview: async (page) => {
    for (let i = 0; i < 200; i++) {
      for (const frame of page.frames()) if (await frame.locator('.markdown-body h1').count().catch(() => 0)) return page.waitForTimeout(700);
      await page.waitForTimeout(100);
    }
    throw new Error('the preview stays empty');
  },
  viewport: async (page, width, height) => page.setViewportSize({ width, height }),
  wait: async (page, ms) => page.waitForTimeout(ms),
};

/** Answers one request; anything else the suite prints is none. */
export async function answerPage(line, page) {
  if (!line.startsWith('PAGE ')) return;
  const { action, args, reply } = JSON.parse(line.slice(5));
  let answer;
  try {
    answer = { value: (await ACTIONS[action](page, ...args)) ?? null };
  } catch (error) {
    answer = { error: String(error) };
  }
  // Whole or not at all: the suite looks for the file while it is written.
  writeFileSync(`${reply}.tmp`, JSON.stringify(answer));
  renameSync(`${reply}.tmp`, reply);
}
