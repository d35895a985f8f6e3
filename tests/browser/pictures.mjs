// Takes the pictures that the documents show.
//
//     node pictures.mjs <page.html> <folder>

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [file, folder] = process.argv.slice(2);
const executablePath = execFileSync('sh', ['-c', 'command -v chromium || command -v google-chrome'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

async function picture(name, fragment, then, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', ...options });
  await page.goto(pathToFileURL(file).href + fragment);
  await page.waitForTimeout(500);
  await then(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}

await picture('edition', '', async () => {});
await picture('changes', '#view=changes&at=h3', (page) => page.locator('#h3 ~ .paragraph a[href^="#C"]').nth(4).click());
await picture('side-by-side', '#view=both&at=h3', async () => {}, { colorScheme: 'dark', viewport: { width: 1680, height: 900 } });
await picture('findings', '#all-findings', async (page) => {
  const subject = page.locator('.explorer [name=subject]');
  await subject.focus();
  await subject.selectOption({ index: 1 });
});
await picture('phone', '#table-comparison', async () => {}, { viewport: { width: 360, height: 780 } });
await browser.close();
