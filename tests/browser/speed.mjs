// How soon a page can be read on a slow phone, and how a study of 200 pages scrolls: milliseconds, to standard output.
//
//     node speed.mjs <chromium> <page.html>
//
// A slow phone is a narrow screen with a processor slowed down four times (as Lighthouse has it).  The long study is the
// page with its text, findings and changes forty times over, on this machine as it is.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const SLOWER = 4;
const TIMES = Number(process.env.TIMES ?? 40);  // five pages forty times are two hundred

const [executablePath, file] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

/** The page with all that stands between two marks repeated, under ids of its own each time. */
function longer(html) {
  const again = (text, number) => number ? text.replace(/( id=| href=#)("?)([\w.-]+)/g, `$1$2$3-${number}`) : text;
  const repeat = (open, close) => {
    const start = html.indexOf('>', html.indexOf(open)) + 1;
    const end = html.indexOf(close, start);
    const part = html.slice(start, end);
    html = html.slice(0, start) + Array.from({ length: TIMES }, (_, number) => again(part, number)).join('') + html.slice(end);
  };
  repeat('<div id=edition', '<h2 id=findings');
  for (const name of ['findings', 'changes']) {
    const at = html.indexOf(`class="cards ${name}"`);
    const body = at < 0 ? -1 : html.indexOf('<tbody', at);
    if (body >= 0) html = html.slice(0, body) + html.slice(body).replace('<tbody', `<tbody data-of=${name}`);
    if (body >= 0) repeat(`<tbody data-of=${name}`, '</table>');
  }
  return html;
}

async function opened(address, rate) {
  const page = await browser.newPage({ viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.addInitScript(() => {
    globalThis.blocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.blocked += duration - 50;
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(address, { timeout: 180_000 });
  await page.waitForTimeout(1500);
  return page;
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
  return { median: Math.round(times[times.length >> 1]), worst: Math.round(times.at(-1)) };
});

const work = mkdtempSync(join(tmpdir(), 'speed-'));
try {
  const html = readFileSync(file, 'utf8');
  const long = join(work, 'long.html');
  writeFileSync(long, longer(html));
  const one = await opened(pathToFileURL(file).href, SLOWER);
  const study = { bytes: Buffer.byteLength(html), ...await readiness(one), scroll: await scrolling(one) };
  await one.close();
  const many = await opened(pathToFileURL(long).href, 1);
  const book = { bytes: readFileSync(long).length, ...await readiness(many), scroll: await scrolling(many) };
  await many.close();
  process.stdout.write(JSON.stringify({ study, book }));
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
