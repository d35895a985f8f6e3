// Search in the words that are shown, with a count and a way from one match to the next.  The page is read part by part,
// with pauses in which it answers, once for each reading; only what is near the screen is colored.

const SLICE = 8;  // milliseconds of work between two pauses
const HIDDEN = { clean: 'del', changes: 'del.off', source: 'ins', both: '.ed del' };
const search = { parts: new Map(), reading: '', asked: '', matches: [], at: -1, turn: 0, busy: false };

const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((next) => { setTimeout(next); });

/** The elements that are read one by one: leaves, bodies of tables, and what stands between them. */
function* stretches(within) {
  for (const one of within.children) {
    if (one.matches('#edition, #letter, .letter, .scroll, table')) yield* stretches(one);
    else yield one;
  }
}

/** The parts that have been read do not hold any more: other rows are shown. */
function forget() {
  search.reading = '';
  if (search.asked) search.asked = ' ';
}

/** Read the page and find the words that are sought; a later search ends this one. */
async function seek() {
  const reading = `${state.view} ${state.kinds}`;
  const words = byId('sought').value.trim();
  const asked = `${reading} ${words}`;
  if (search.asked === asked) return;
  if (search.reading !== reading) search.parts.clear();
  Object.assign(search, { reading, asked, matches: [], at: -1, busy: true });
  for (const name of ['found', 'found-here']) CSS.highlights?.delete(name);
  near.disconnect();
  shownParts.clear();
  const turn = search.turn += 1;
  const skip = `${HIDDEN[state.view]}, ${MARKS}, .sidenote, [hidden], .explorer, :is(.cards, .blocks) thead, svg`;
  let began = performance.now();
  for (const one of stretches(byId('main'))) {
    if (one.matches(skip)) continue;
    if (!search.parts.has(one)) search.parts.set(one, textOf(one, skip));
    const part = search.parts.get(one);
    part.found = words.length > 1 ? places(part.text, words, 'gi') : [];
    for (const place of part.found) search.matches.push([part, place]);
    if (part.found.length && CSS.highlights) near.observe(one);
    if (performance.now() - began < SLICE) continue;
    tell(words);
    await pause();
    if (turn !== search.turn) return;
    began = performance.now();
  }
  search.busy = false;
  tell(words);
}

function tell(words) {
  const { at, matches: { length }, busy } = search;
  const found = at < 0 ? `${length} found` : `${at + 1} of ${length}`;
  if (words.length < 2) byId('found').value = '';
  else if (length || !busy) byId('found').value = found + (busy ? ' …' : '');
}

const shownParts = new Set();
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) shownParts[isIntersecting ? 'add' : 'delete'](target);
  const parts = [...shownParts].map((one) => search.parts.get(one)).filter((part) => part?.found);
  paint('found', parts.flatMap((part) => part.found.map((place) => rangeOf(part, place))));
}, { rootMargin: '50%' });

/** Go to the next match, or the one before, as soon as that is known. */
async function step(by) {
  seek();
  const turn = search.turn;
  const next = () => search.at < 0 && by > 0 ? 0 : search.at + by;
  while (search.busy && !(next() in search.matches)) await pause();
  const { matches } = search;
  if (turn !== search.turn || !matches.length) return;
  search.at = search.at < 0 && by < 0 ? matches.length - 1 : (next() + matches.length) % matches.length;
  const range = rangeOf(...matches[search.at]);
  const holds = range.startContainer.parentElement;
  paint('found-here', [range]);
  if (!CSS.highlights) getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  tell(byId('sought').value.trim());
  holds.closest('details')?.setAttribute('open', '');
  holds.scrollIntoView({ block: 'center' });
  settle(() => scrollBy(0, range.getBoundingClientRect().top - innerHeight / 2));
}

byId('sought').addEventListener('focus', seek);
byId('sought').addEventListener('input', () => { clearTimeout(search.timer); search.timer = setTimeout(seek, 60); });
byId('sought').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.shiftKey) { event.preventDefault(); step(-1); }
});
byId('search').addEventListener('submit', (event) => { event.preventDefault(); step(1); });
byId('previous').addEventListener('click', () => step(-1));
