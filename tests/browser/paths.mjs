// The paths that a reader takes.  Each is told to a browser by what a reader does, and says what it sees amiss.

const THEMES = ['light', 'dark'];
const WIDTHS = [360, 1280];
const VIEWS = ['clean', 'changes', 'source', 'both'];

/** Whether an element is seen: laid out, and not hidden by a style. */
const seen = (page, selector) => page.locator(selector).first().isVisible();
const text = (page, selector) => page.locator(selector).first().innerText();
const squeezed = (words) => words.replace(/\s+/g, '');

/** The words of the edition that are seen, without what the page adds to them. */
const wordsSeen = (page) => page.evaluate(() => {
  const skip = 'a[href^="#C"], a[href^="#F"], a[href^="#query-"], a[href^="#note-"], .also, .anchor, .back, .sidenote, .endnotes, #notes, .src, .imprint';
  const walker = document.createTreeWalker(document.getElementById('edition'), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => node.nodeType === 3 ? NodeFilter.FILTER_ACCEPT
      : node.matches(skip) || getComputedStyle(node).display === 'none' || getComputedStyle(node).visibility === 'hidden' ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
  let words = '';
  while (walker.nextNode()) words += walker.currentNode.data;
  return words.replace(/\s+/g, '');
});

/** What axe finds in a part of the page, in words. */
const violations = (page, scope, options = {}) => page.evaluate(async ([within, only]) => {
  const found = await globalThis.axe.run(within.include ? within : document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, ...only });
  return found.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
}, [scope, options]);

export const paths = {
  async 'each view passes axe, light and dark, narrow and wide'({ open, expect, axe }) {
    for (const width of WIDTHS) {
      for (const colorScheme of THEMES) {
        const page = await open('', { axe: true, colorScheme, viewport: { width, height: 900 } });
        await page.addStyleTag({ content: '* { content-visibility: visible !important }' });
        await page.evaluate(axe);
        for (const view of VIEWS) {
          await page.locator(`label:has(#view-${view})`).click();
          // A view changes nothing but the text, a theme nothing but colors.
          const scope = view === 'clean' ? {} : { include: [['.bar'], ['#edition']] };
          const only = colorScheme === 'dark' ? { runOnly: ['color-contrast'] } : {};
          for (const problem of await violations(page, scope, only)) expect(false, `${view}, ${colorScheme}, ${width}: ${problem}`);
        }
        await page.context().close();
      }
    }
  },

  async 'an open panel passes axe'({ open, expect, axe }) {
    for (const colorScheme of THEMES) {
      const page = await open('#view=changes', { axe: true, colorScheme });
      await page.evaluate(axe);
      for (const mark of ['#edition a[href^="#F"]', '#edition p a[href^="#C"]', '#edition a[href^="#query-"]', '#edition a[href^="#term-"]']) {
        if (!await page.locator(mark).count()) continue;
        await page.locator(mark).first().click();
        expect(await seen(page, '#peek'), `${mark} opens no panel`);
        for (const problem of await violations(page, { include: [['#peek']] })) expect(false, `${colorScheme}, ${mark}: ${problem}`);
        await page.keyboard.press('Escape');
        expect(!await seen(page, '#peek'), 'Escape does not close the panel');
      }
    }
  },

  async 'the views are chosen, and the choice is in the address'({ open, expect, address }) {
    const page = await open();
    const clean = await wordsSeen(page);
    for (const view of ['changes', 'source', 'both', 'clean']) {
      await page.locator(`label:has(#view-${view})`).click();
      expect(view === 'clean' || page.url().includes(`view=${view}`), `the address does not say ${view}: ${page.url()}`);
    }
    expect(await wordsSeen(page) === clean, 'the text is not as it was after all views');
    const sent = await open('#view=source&theme=dark');
    expect(await sent.locator('#view-source').isChecked(), 'a sent address does not open its view');
    expect(await sent.evaluate(() => getComputedStyle(document.documentElement).colorScheme) === 'dark', 'nor its theme');
    const changed = await sent.locator('#edition del').filter({ hasText: /\S/ }).count();
    expect(!changed || await wordsSeen(sent) !== clean, 'the source reads as the edition');
    expect(sent.url().startsWith(address), 'the address has changed');
  },

  async 'source and edition stand side by side, sentence by sentence'({ open, expect }) {
    const page = await open('#view=source');
    const source = await wordsSeen(page);
    await page.locator('label:has(#view-both)').click();
    const left = await page.evaluate(() => [...document.querySelectorAll('#edition .src')].map((one) => one.textContent).join(''));
    expect(squeezed(left) === source, 'the source beside the edition is not the source');
    const tops = await page.evaluate(() => [...document.querySelectorAll('#edition .src')].map((one) =>
      Math.abs(one.offsetTop - one.nextElementSibling.offsetTop)));
    expect(tops.length > 3 && tops.every((off) => off < 2), `source and edition do not begin on one line: ${tops.filter((off) => off >= 2)}`);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((one) => one.id));
    expect(new Set(ids).size === ids.length, 'an id stands twice');
  },

  async 'a change says its kind and reason on hover, focus and click'({ open, expect }) {
    const page = await open('#view=changes');
    const mark = page.locator('#edition p a[href^="#C"]').first();
    if (!await mark.count()) return;
    const number = await mark.innerText();
    const reason = await page.locator(await mark.getAttribute('href')).locator('xpath=ancestor-or-self::tr').locator('td').last().innerText();
    await mark.hover();
    await page.locator('#peek').waitFor();
    expect((await text(page, '#peek')).includes(reason), 'hover does not tell the reason');
    await page.mouse.move(5, 5);
    await page.locator('#peek').waitFor({ state: 'hidden' });
    const changed = page.locator('#edition p ins:not(a *)').filter({ hasText: /\S/ }).first();
    if (!await changed.count()) return;
    await changed.click();
    expect((await text(page, '#peek')).startsWith('C'), 'a click on changed words does not tell the change');
    await page.keyboard.press('Escape');
    await mark.evaluate((one) => one.focus());
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect((await text(page, '#peek')).includes(number), 'focus does not tell the change');
  },

  async 'changes are filtered by kind'({ open, expect }) {
    const page = await open('#view=changes');
    await page.locator('#open-kinds').click();
    const boxes = await page.locator('#kinds input').count();
    if (boxes < 2) return;
    for (let place = 1; place < boxes; place += 1) await page.locator('#kinds input').nth(place).uncheck();
    const kind = await page.locator('#kinds input').first().getAttribute('value');
    expect(page.url().includes(`kinds=${kind}`), 'the address does not say the kind');
    const kinds = await page.evaluate(() => [...document.querySelectorAll('#edition a[href^="#C"]')]
      .filter((one) => one.checkVisibility()).map((one) => document.getElementById(one.hash.slice(1)).parentElement.cells[3].textContent.split(',')[0]));
    expect(kinds.length && kinds.every((one) => one === kind), `other kinds are shown: ${new Set(kinds)}`);
  },

  async 'evidence is followed from a cell to the source, and back'({ open, expect }) {
    const page = await open();
    const cell = page.locator('table:not(.findings) td a[href^="#F"]').first();
    if (!await cell.count()) return;
    await cell.scrollIntoViewIfNeeded();
    await page.waitForTimeout(200);
    const number = await cell.innerText();
    await cell.click();
    expect(await page.evaluate(() => Boolean(document.querySelector('#edition .here'))), 'no sentence is shown');
    expect((await text(page, '#peek')).startsWith(number), 'the finding is not told beside it');
    const quoted = await page.locator('#peek q').first().innerText();
    const painted = await page.evaluate(() => {
      const [range] = CSS.highlights.get('evidence') ?? [];
      const part = range?.cloneContents();
      for (const added of part?.querySelectorAll('ins, .sidenote, a:is([href^="#C"], [href^="#F"], [href^="#query-"], [href^="#note-"])') ?? []) added.remove();
      return part?.textContent;
    });
    expect(squeezed(painted ?? '') === squeezed(quoted), `the words ${quoted} are not shown, but ${painted}`);
    await page.locator('#return').click();
    // In sight: the page above it may have been laid out meanwhile, and is then as long as it is.
    const back = () => cell.evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    for (let turn = 0; turn < 30 && !await back(); turn += 1) await page.waitForTimeout(100);
    expect(await back(), 'the way back does not lead back');
    expect(await cell.evaluate((one) => one === document.activeElement), 'the way back does not return the focus');
  },

  async 'the words of every finding are shown in the text'({ open, expect }) {
    const page = await open();
    const lost = await page.evaluate(() => [...document.querySelectorAll('table.findings tbody tr')].filter((row) => {
      CSS.highlights.delete('evidence');
      row.querySelector('td:last-child a')?.click();
      return !CSS.highlights.get('evidence')?.size;
    }).map((row) => row.cells[0].textContent));
    expect(!lost.length, `the words of ${lost.length} findings are not shown: ${lost.slice(0, 9)}`);
  },

  async 'evidence is followed from a figure'({ open, expect }) {
    const page = await open();
    const mark = page.locator('svg a:not([data-f])').first();
    if (await mark.count()) {
      await mark.focus();  // a line of two pixels is a mark too
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => Boolean(document.querySelector('#edition .here'))), 'no sentence is shown');
      await page.goBack();
    }
    const several = page.locator('svg a[data-f]').first();
    if (!await several.count()) return;
    const count = (await several.getAttribute('data-f')).split(' ').length;
    await several.click();
    expect(await page.locator('#peek q').count() === count, 'the panel does not tell all findings of a mark');
    await page.locator('#peek .onward a').last().click();
    expect(await page.evaluate(() => Boolean(document.querySelector('#edition .here'))), 'no sentence is shown');
  },

  async 'a sentence tells the findings that rest on it'({ open, expect }) {
    const page = await open();
    const mark = page.locator('#edition a[href^="#F"]').first();
    if (!await mark.count()) return;
    await mark.click();
    await page.locator('#peek .onward a').first().click();
    const id = await page.evaluate(() => document.activeElement.id);
    expect(id.startsWith('finding-') && page.url().endsWith(id), 'the finding is not reached');
  },

  async 'findings are filtered, counted and saved'({ open, expect }) {
    const page = await open('', { acceptDownloads: true });
    const rows = page.locator('table.findings tbody tr');
    const total = await rows.count();
    if (!total) return;
    const form = page.locator('.explorer');
    await form.locator('[name=subject]').focus();
    const subject = await form.locator('[name=subject] option').nth(1).innerText();
    await form.locator('[name=subject]').selectOption(subject);
    const shown = await page.locator('table.findings tbody tr:not([hidden])').count();
    const wanted = await rows.evaluateAll((those, name) => those.filter((row) => row.cells[1].firstChild.data === name).length, subject);
    expect(shown > 0 && shown === wanted, `the filter shows ${shown} of ${wanted}`);
    expect(await form.locator('output').innerText() === `${shown} of ${total} findings`, 'the count is not told');
    for (const kind of ['csv', 'json']) {
      const [download] = await Promise.all([page.waitForEvent('download'), form.locator(`[value=${kind}]`).click()]);
      const saved = (await (await import('node:fs/promises')).readFile(await download.path(), 'utf8'));
      const count = kind === 'json' ? JSON.parse(saved).length : saved.split('\r\n').length - 2;
      expect(count === shown, `the ${kind} file has ${count} findings of ${shown}`);
    }
    for (const name of ['subject', 'dimension', 'type', 'status', 'citation']) {
      await form.locator('[type=reset]').click();
      const field = form.locator(`[name=${name}]`);
      for (const value of (await field.locator('option').evaluateAll((those) => those.map((one) => one.value))).slice(1)) {
        await field.selectOption(value);
        const labels = await page.locator('table.findings tbody tr:not([hidden])').evaluateAll((those) => those.map((row) => row.cells[1].textContent));
        const has = (said) => value === 'without citation' ? !said.includes('with citation') : said.includes(value);
        expect(labels.length > 0 && labels.every(has), `${name} ${value} shows other findings`);
        expect((await form.locator('output').innerText()).startsWith(`${labels.length} of `), `${name} ${value} is not counted`);
      }
    }
    await form.locator('[name=words]').fill('no study says this');
    expect(await page.locator('table.findings tbody tr:not([hidden])').count() === 0, 'words do not filter');
    await form.locator('[type=reset]').click();
    await page.waitForTimeout(50);
    expect(await form.locator('output').innerText() === `${total} of ${total} findings`, 'not all are shown again');
  },

  async 'a query is opened from its place, and leads to the letter'({ open, expect }) {
    const page = await open('', { viewport: { width: 1680, height: 900 } });
    const mark = page.locator('#edition p a[href^="#query-"]').first();
    if (!await mark.count()) return;
    await page.locator('.sidenote').first().waitFor();
    expect(await seen(page, '.sidenote'), 'a wide screen does not show the query in the margin');
    await mark.click();
    expect((await text(page, '#peek')).includes('?'), 'the panel does not ask');
    await page.locator('#peek .onward a').click();
    expect(await page.evaluate(() => Boolean(document.querySelector('.asked.here'))), 'the letter is not reached');
  },

  async 'a term tells its original'({ open, expect }) {
    const page = await open('', { hasTouch: true, viewport: { width: 360, height: 780 } });
    const term = page.locator('#edition a[href^="#term-"]').first();
    if (!await term.count()) return;
    const original = await page.locator(await term.getAttribute('href')).locator('xpath=ancestor-or-self::tr').locator('td').nth(1).innerText();
    await term.tap();
    expect((await text(page, '#peek')).includes(original), 'a tap does not tell the original');
    const desk = (await open()).locator('#edition a[href^="#term-"]').first();
    const told = async (how) => {
      await desk.page().locator('#peek').waitFor();
      expect((await text(desk.page(), '#peek')).includes(original), `${how} does not tell the original`);
      await desk.page().keyboard.press('Escape');
    };
    await desk.scrollIntoViewIfNeeded();
    const at = await desk.evaluate((one) => one.getClientRects()[0].toJSON());  // it may run over two lines
    await desk.page().mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await told('hover');
    await desk.page().mouse.move(5, 5);
    await desk.focus();
    await desk.page().keyboard.press('Shift+Tab');
    await desk.page().keyboard.press('Tab');
    await told('focus');
  },

  async 'words are searched, and the matches walked'({ open, expect }) {
    const page = await open();
    const word = (await text(page, '#edition p span[id^=s]')).match(/\p{L}{4,}/u)[0];
    await page.locator('#sought').fill(word);
    await page.locator('#sought').press('Enter');
    // The page is read part by part: the count is whole when no dots follow it.
    await page.locator('#found').filter({ hasText: /^1 of [1-9]\d*$/ }).waitFor();
    const count = Number((await text(page, '#found')).match(/\d+$/));
    await page.locator('#sought').press('Shift+Enter');
    await page.locator('#found').filter({ hasText: `${count} of ${count}` }).waitFor();
    expect(await page.evaluate(() => CSS.highlights.get('found').size) > 0, 'no match is colored');
    await page.waitForTimeout(200);
    const box = await page.evaluate(() => [...CSS.highlights.get('found-here')][0].getBoundingClientRect());
    expect(box.top > 0 && box.bottom < 900, 'the match is not on the screen');
  },

  async 'what is not shown is not found'({ open, expect }) {
    const page = await open();
    const found = async (words) => {
      await page.locator('#sought').fill('');
      await page.locator('#sought').fill(words);
      await page.locator('#found').filter({ hasText: /^\d+ found$/ }).waitFor();
      return parseInt(await text(page, '#found'), 10);
    };
    const gone = await page.evaluate(() => [...document.querySelectorAll('#edition del')].map((one) => one.textContent.trim())
      .find((words) => words.length > 3 && /^[\p{L} ]+$/u.test(words)));
    if (gone) {
      const clean = await found(gone);
      await page.locator('label:has(#view-changes)').click();
      expect(await found(gone) > clean, `${gone}, which was taken out, is not found where changes are shown`);
      await page.locator('label:has(#view-clean)').click();
      expect(await found(gone) === clean, `${gone}, which was taken out, is found in the clean text`);
    }
    const row = page.locator('table.findings tbody tr').last();
    if (!await row.count()) return;
    const words = await row.locator('td').nth(2).evaluate((cell) => cell.firstChild.data.trim());
    const before = await found(words);
    await page.locator('.explorer [name=words]').fill('no study says this');
    expect(await found(words) < before, 'what the filter hides is found');
  },

  async 'anchors, contents and references lead where they say'({ open, expect }) {
    const page = await open();
    const entry = page.locator('#contents a').nth(2);
    await entry.click();
    const id = (await entry.getAttribute('href')).slice(1);
    const top = await page.evaluate((one) => document.getElementById(one).getBoundingClientRect().top, id);
    expect(top >= 0 && top < 450, `the heading stands at ${top}`);
    await page.waitForTimeout(200);
    expect(await entry.getAttribute('aria-current') === 'location', 'the contents do not show the section');
    const sent = await open(`#${id}`);
    expect(await sent.evaluate(() => scrollY) > 0 || top < 450, 'an anchor that was sent does not lead there');
    const citation = page.locator('a.citation').first();
    if (await citation.count()) {
      await citation.click();
      await page.locator('.reference a.back').first().click();
      expect(await page.evaluate(() => document.activeElement.matches('a.citation')), 'a reference does not lead back');
    }
  },

  async 'the keyboard alone reaches and operates everything'({ open, expect }) {
    const page = await open('#view=changes');
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, [tabindex="0"]')]
      .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0).length);
    await page.evaluate(() => {
      globalThis.reached = new Set();
      globalThis.dim = [];
      document.addEventListener('focusin', ({ target }) => {
        globalThis.reached.add(target);
        const style = getComputedStyle(target.matches('[name=view]') ? target.parentElement : target);
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) globalThis.dim.push(target.outerHTML.slice(0, 80));
      });
    });
    for (let step = 0; step < wanted; step += 1) await page.keyboard.press('Tab');
    const [reached, dim] = await page.evaluate(() => [globalThis.reached.size, globalThis.dim]);
    const radios = 3;  // one stop stands for the group, whose others the arrows reach
    expect(reached >= wanted - radios, `${reached} of ${wanted} are reached`);
    for (const one of dim.slice(0, 5)) expect(false, `the focus is not seen at ${one}`);
    await page.locator('#view-changes').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#view-source').isChecked(), 'the arrows do not choose a view');
    await page.keyboard.press('ArrowLeft');
    const mark = page.locator('#edition p a[href^="#C"]').first();
    if (!await mark.count()) return;
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => Boolean(document.activeElement.closest('#peek a'))), 'the panel is not entered');
    await page.keyboard.press('Escape');
    expect(await mark.evaluate((one) => one === document.activeElement), 'the focus does not return');
  },

  async 'the contents open on a narrow screen'({ open, expect }) {
    const page = await open('', { viewport: { width: 360, height: 780 } });
    expect(!await seen(page, '#contents'), 'the contents cover the text');
    await page.locator('#open-contents').click();
    await page.locator('#contents a').nth(3).click();
    expect(!await seen(page, '#contents'), 'the contents stay open');
    expect(await page.evaluate(() => scrollY) > 100, 'the section is not reached');
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider <= 0, `the page is ${wider} pixels wider than the screen`);
  },

  async 'what is far from the screen is not laid out until it is reached'({ open, expect }) {
    const page = await open();
    const leaves = ['#edition > .leaf', '.letter > .leaf', 'table.findings tbody', 'table.changes tbody'];
    const last = (selector) => page.locator(selector).last();
    // What is near is worked out as a frame is painted, which a busy machine may do late: it is waited for.
    const becomes = async (selector, laidOut) => {
      for (let left = 100; left; left -= 1) {
        const now = await last(selector).evaluate((leaf) => leaf.lastElementChild.checkVisibility({ contentVisibilityAuto: true }));
        if (now === laidOut) return true;
        await page.waitForTimeout(100);
      }
      return false;
    };
    let long = await page.evaluate(() => document.documentElement.scrollHeight > 20 * innerHeight);
    for (const selector of leaves) {
      await page.evaluate(() => scrollTo(0, 0));
      if (!await last(selector).count()) continue;
      // A short study has nothing that is far.
      if (!await last(selector).evaluate((leaf) => leaf.getBoundingClientRect().top > 8 * innerHeight)) continue;
      long = false;
      expect(await becomes(selector, false), `${selector} is laid out and not seen`);
      await last(selector).evaluate((leaf) => leaf.lastElementChild.scrollIntoView());
      expect(await becomes(selector, true), `${selector} is reached and not laid out`);
    }
    expect(!long, 'the page is long, and no part of it is far');
  },

  async 'what is not laid out lies over nothing that follows'({ open, expect }) {
    for (const width of [...WIDTHS, 412]) {
      const page = await open('', { viewport: { width, height: 900 } });
      const over = await page.evaluate(() => [...document.querySelectorAll('.leaf, :is(.cards, .listing) tbody')]
        .map((part) => [part, part.lastElementChild.getBoundingClientRect().bottom - part.getBoundingClientRect().bottom])
        .filter(([, by]) => by > 1).map(([part, by]) => `${part.closest('[id], table').outerHTML.slice(0, 60)} by ${Math.round(by)}`));
      for (const one of over) expect(false, `${width}: ${one}`);
    }
  },

  async 'targets are 24 pixels or stand in a line of text'({ open, expect }) {
    for (const width of WIDTHS) {
      const page = await open('', { viewport: { width, height: 900 } });
      const small = await page.evaluate(() => [...document.querySelectorAll('button, select, input:not([name=view]), nav a, .views label')]
        .filter((one) => one.checkVisibility()).map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([html, box]) => `${html} ${box.width}x${box.height}`));
      for (const one of small.slice(0, 5)) expect(false, `${width}: ${one}`);
    }
  },

  async 'without scripts all is there, and the readings are chosen'({ open, expect }) {
    const page = await open('', { javaScriptEnabled: false });
    expect(await seen(page, '#edition p') && await seen(page, '#findings') && await seen(page, 'table.findings'), 'a part is not shown');
    const change = page.locator('#edition del').filter({ hasText: /\S/ }).first();
    const added = page.locator('#edition ins').filter({ hasText: /\S/ }).first();
    if (!await change.count()) return;
    expect(!await change.isVisible(), 'deleted words are shown in the clean text');
    await page.locator('label:has(#view-changes)').click();
    expect(await change.isVisible() && await added.isVisible(), 'changes are not shown');
    await page.locator('label:has(#view-source)').click();
    expect(await change.isVisible() && !await added.isVisible(), 'the source is not shown');
    for (const control of ['#search', '#theme', 'label:has(#view-both)', '#open-kinds', '#return', '#peek']) {
      expect(!await seen(page, control), `${control} is shown and can do nothing`);
    }
  },

  async 'the page prints without its controls'({ open, expect }) {
    const page = await open('#view=changes&theme=dark');
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('figure svg')].map((one) => getComputedStyle(one))
      .map(({ colorScheme, filter }) => `${colorScheme}, ${filter}`));
    expect(new Set(paper).size === 1 && paper[0] === 'light, none', `a dark page is printed as on the screen: ${[...new Set(paper)]}`);
    for (const control of ['.bar', '#contents', '.explorer', '.sidenote']) expect(!await seen(page, control), `${control} is printed`);
    expect((await page.pdf()).subarray(0, 4).toString() === '%PDF', 'nothing is printed');
  },

  async 'less motion is less motion'({ open, expect }) {
    const page = await open('', { reducedMotion: 'reduce' });
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
    }).length);
    expect(!moving, `${moving} elements move`);
  },
};
