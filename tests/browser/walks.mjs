// Walks through a built page in a real browser, as its readers would, and writes what was wrong to standard output:
// {"<walk>": ["<problem>", ...]}.  One browser for all of it.
//
//     node walks.mjs <chromium> <page.html> [<walk> ...]

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { paths } from './paths.mjs';

const [executablePath, file, ...wanted] = process.argv.slice(2);
const address = pathToFileURL(file).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

/** What a walk is given: a way to open the page, the browser's page, and a way to say what is wrong. */
async function walk(path) {
  const problems = [];
  const contexts = [];
  const open = async (fragment = '', options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: options.axe, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => problems.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !request.url().startsWith('blob:')) problems.push(`request: ${request.url()}`);
    });
    await page.goto(address + fragment);
    return page;
  };
  const expect = (found, what) => { if (!found) problems.push(what); };
  try {
    await path({ open, expect, axe, address });
  } catch (error) {
    problems.push(String(error.stack ?? error).split('\n').slice(0, 6).join(' | '));
  }
  for (const context of contexts) await context.close();
  return problems;
}

const found = {};
for (const [name, path] of Object.entries(paths)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const began = Date.now();
  found[name] = await walk(path);
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s  ${name}\n`);
}
await browser.close();
process.stdout.write(JSON.stringify(found));
