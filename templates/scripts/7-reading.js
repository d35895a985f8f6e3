// The readings that need a script: side by side by sentence, changes by kind, queries in the margin, the section
// that is read.

const BLOCKS = '#edition > .leaf > :is(h1, h2, h3, h4, h5):not(#notes), #edition > .leaf > div:not(.imprint, .endnotes) > p';
const SENTENCE = 'span[id^=s]';
let paired = false;

/** Set source and edition beside each other, or put the text back as it was. */
function showPairs(wanted) {
  if (wanted === paired) return;
  paired = wanted;
  if (!wanted) {
    for (const one of all('#edition .src')) one.remove();
    for (const one of all('#edition .ed')) one.replaceWith(...one.childNodes);
    for (const one of all('#edition .paired')) one.classList.remove('paired');
    return;
  }
  for (const block of all(BLOCKS)) {
    block.classList.add('paired');
    for (const group of sentences(block)) {
      const edition = make('span', { className: 'ed' });
      group[0].before(edition);
      edition.append(...group);
      edition.before(sourceOf(edition));
    }
  }
}

/** The nodes of a block, sentence by sentence; what stands between two goes with the first. */
function sentences(block) {
  const groups = [];
  for (const node of block.childNodes) {
    if (!groups.length || (node.nodeType === 1 && node.matches(SENTENCE) && block.querySelector(SENTENCE) !== node)) groups.push([]);
    groups.at(-1).push(node);
  }
  return groups;
}

function sourceOf(edition) {
  const source = edition.cloneNode(true);
  source.className = 'src';
  const [changed, copied] = [all('del', edition), all('del', source)];
  copied.forEach((one, place) => { one.dataset.change = markOf(changed[place])?.hash ?? ''; });
  for (const one of all(`ins, .new, .sidenote, ${MARKS}`, source)) one.remove();
  for (const one of all('[id]', source)) one.removeAttribute('id');
  return source;
}

/** Leave unmarked the changes of kinds that are not chosen. */
function showKinds() {
  const chosen = state.kinds.split(' ').filter(Boolean);
  for (const box of all('#kinds input')) box.checked = !chosen.length || chosen.includes(box.value);
  if (!chosen.length && !document.querySelector('#edition .off')) return;
  let off = false;
  const unchosen = (hash) => chosen.length > 0 && !chosen.includes(kindOf(hash));
  for (const one of all(`#edition :is(del, ins, ${CHANGE})`).reverse()) {
    if (one.matches('a')) off = unchosen(one.hash);
    const source = one.dataset.change;
    one.classList.toggle('off', source ? unchosen(source) : off);
  }
}

function listKinds() {
  const counts = new Map();
  for (const row of all('table.changes tbody tr')) {
    const kind = row.cells[3].textContent.split(',')[0];
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  byId('kinds').replaceChildren(...[...counts].map(([kind, count]) =>
    make('label', {}, make('input', { type: 'checkbox', value: kind, checked: true }), `${kind} (${count})`)));
  showKinds();
}

byId('kinds').addEventListener('change', () => {
  const boxes = all('#kinds input');
  const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
  choose({ kinds: chosen.length === boxes.length ? '' : chosen.join(' ') || 'none' });
  writeAddress();
});
byId('kinds').addEventListener('beforetoggle', () => { if (!byId('kinds').firstChild) listKinds(); });

/** On a wide screen each query stands beside its place; readers of the page by ear have the letter. */
function annotate() {
  for (const mark of all(`#edition div ${QUERY}`)) {
    const number = mark.textContent;
    const question = byId(mark.hash.slice(1))?.closest('.asked').lastElementChild.textContent.replace(/^Question: /, '');
    const aside = make('span', { className: 'sidenote', ariaHidden: 'true' }, make('b', {}, `${number} `), question);
    if (question) mark.after(aside);
  }
}

function watchSections() {
  const links = new Map(all('#contents a').map((link) => [link.hash.slice(1), link]));
  const headings = all('main :is(h2, h3)').filter((one) => links.has(one.id));
  const mark = (place) => {
    for (const link of all('#contents [aria-current]')) link.removeAttribute('aria-current');
    links.get(headings[place]?.id)?.setAttribute('aria-current', 'location');
  };
  const visible = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target, boundingClientRect, rootBounds } of entries) {
      const place = headings.indexOf(target);
      if (isIntersecting) visible.add(place);
      else if (visible.delete(place) && !visible.size && boundingClientRect.top > rootBounds?.bottom) mark(place - 1);
    }
    if (visible.size) mark(Math.min(...visible));
  }, { rootMargin: '-40px 0px -65% 0px' });
  for (const heading of headings) observer.observe(heading);
}

for (const one of all('.scripted')) one.hidden = false;
for (const radio of all('[name=view]')) radio.addEventListener('change', () => { choose({ view: radio.value }); writeAddress(); });
byId('theme').addEventListener('change', ({ target }) => { choose({ theme: target.value }); writeAddress(); });
choose(readAddress());
if (state.at) reveal(state.at);
explore();
const wide = matchMedia('(min-width: 80rem)');
const idle = window.requestIdleCallback ?? setTimeout;
const inMargin = () => { if (wide.matches && !document.querySelector('.sidenote')) idle(annotate); };
wide.addEventListener('change', inMargin);
inMargin();
idle(watchSections);
