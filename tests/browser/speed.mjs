// How soon a page can be read on a slow phone, and how a study of 200 pages scrolls: milliseconds, to standard output.
// ``worked`` is the time the page's own thread took, for the whole page or a frame, which a busy machine does not change.
//
//     node speed.mjs <chromium> <page.html>
//
// A slow phone is a narrow screen with a processor slowed down four times (as Lighthouse has it).  The long study is the
// page with its text, tables, queries, findings and changes forty times over, on this machine as it is.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { longer } from './longer.mjs';

const SLOWER = 4;
const TIMES = Number(process.env.TIMES ?? 40);  // five pages forty times are two hundred

const [executablePath, file] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

/** The milliseconds the page's thread has worked so far. */
async function worked(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}

async function measured(address, rate) {
  const page = await browser.newPage({ viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(() => {
    globalThis.blocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.blocked += duration - 50;
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(address, { timeout: 180_000 });
  await page.waitForTimeout(1500);
  const ready = { ...await readiness(page), worked: Math.round(await worked(session)) };
  const before = await worked(session);
  const { frames, ...scroll } = await scrolling(page);
  scroll.worked = Math.round((await worked(session) - before) / frames);
  const search = await searching(page, session);
  await page.close();
  return { ...ready, scroll, search };
}

/** A word of the text searched: work until the page is read, from then until all matches are known, and the longest task. */
async function searching(page, session) {
  const told = (pattern) => page.locator('#found').filter({ hasText: pattern }).waitFor({ timeout: 60_000 });
  const step = async (action) => {
    const before = await worked(session);
    await action();
    return Math.round(await worked(session) - before);
  };
  await page.evaluate(() => {
    scrollTo(0, 0);
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, Math.round(duration));
    }).observe({ type: 'longtask' });
  });
  const read = await step(async () => { await page.locator('#sought').fill('qqq'); await told(/^0 found$/); });
  const rare = await step(async () => { await page.locator('#sought').fill('reform'); await told(/ found$/); });
  const everywhere = await step(async () => { await page.locator('#sought').fill('the'); await told(/ found$/); });
  return { read, rare, everywhere, longest: await page.evaluate(() => globalThis.longest) };
}

const readiness = (page) => page.evaluate(() => ({
  paint: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1),
  ready: Math.round(performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart),
  blocked: Math.round(globalThis.blocked),
}));

/** The median and the longest time between two frames while a reader scrolls through text, findings and changes. */
const scrolling = (page) => page.evaluate(async () => {
  const times = [];
  for (const start of document.querySelectorAll('#edition h2, table.findings, table.changes')) {
    if (times.length >= 160) break;
    start.scrollIntoView();
    await new Promise((next) => setTimeout(next, 100));
    for (let step = 0; step < 20; step += 1) {
      const began = performance.now();
      scrollBy(0, 400);
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      times.push(performance.now() - began);
    }
  }
  times.sort((one, other) => one - other);
  return { frames: times.length, median: Math.round(times[times.length >> 1]), worst: Math.round(times.at(-1)) };
});

const work = mkdtempSync(join(tmpdir(), 'speed-'));
try {
  const html = readFileSync(file, 'utf8');
  const long = join(work, 'long.html');
  writeFileSync(long, longer(html, TIMES));
  const study = { bytes: Buffer.byteLength(html), ...await measured(pathToFileURL(file).href, SLOWER) };
  const book = { bytes: readFileSync(long).length, ...await measured(pathToFileURL(long).href, 1) };
  process.stdout.write(JSON.stringify({ study, book }));
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
