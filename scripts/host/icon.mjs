// Draws media/icon.png (256 px, for the Marketplace) from media/icon-large.svg: node scripts/host/icon.mjs
import { readFileSync } from 'node:fs';
import { installBrowser } from './install.mjs';

const { chromium, launch } = await installBrowser();
const browser = await chromium.launch({ ...launch, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<style>body{margin:0;background:transparent}</style>${readFileSync('media/icon-large.svg', 'utf8')}`);
await page.screenshot({ path: 'media/icon.png', omitBackground: true });
await browser.close();
