// Opens a page in a real browser, clicks what could be a trap, and writes to standard output what came of it:
// {"owned": ..., "title": ..., "scripted": ..., "blocked": ..., "requests": [...]}.
//
//     node inject.mjs <chromium> <page.html>

import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, file] = process.argv.slice(2);
const address = pathToFileURL(file).href;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await (await browser.newContext()).newPage();
let requests = []; // but those that the policy has stopped before they were sent
let blocked = 0;
page.on('request', (request) => { if (request.url() !== address) requests.push(request.url()); });
page.on('requestfailed', (request) => {
  if (/csp/i.test(request.failure().errorText)) requests = requests.filter((url) => url !== request.url());
});
page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) blocked += 1; });
await page.goto(address);
await page.evaluate(() => document.querySelectorAll('.trap').forEach((trap) => trap.click()));
await page.waitForTimeout(300);
const found = await page.evaluate(() => ({
  owned: String(window.owned),
  title: document.title,
  scripted: [...document.querySelectorAll('.scripted')].some((one) => !one.hidden),
}));
await browser.close();
process.stdout.write(JSON.stringify({ ...found, blocked, requests }));
