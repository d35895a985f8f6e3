// One small panel that says what stands behind a mark, on hover and focus; a click keeps it open.

const peek = byId('peek');
const ABOUT = `#edition :is(${CHANGE}, ${QUERY}, ${NOTE}, ${TERM}, del, ins, .sidenote), ${FINDING}, svg a`;
const about = { anchor: null, kept: false, timer: 0 };

const inText = (mark) => Boolean(mark.closest('#edition'));

/** What the panel says of a mark. */
function contents(mark) {
  if (mark.matches(CHANGE)) return aboutChange(mark);
  if (mark.matches(QUERY)) return aboutQuery(mark);
  if (mark.matches(TERM)) return aboutTerm(mark);
  if (mark.matches(NOTE)) return [copy(byId(mark.hash.slice(1)))];
  return findingsOf(mark).flatMap((one) => aboutFinding(one, inText(mark)));
}

/** A copy to show elsewhere: ids and marks stay where they are. */
function copy(element, name = 'p') {
  const made = make(name, { lang: element.lang }, ...element.cloneNode(true).childNodes);
  for (const one of all('[id]', made)) one.removeAttribute('id');
  for (const one of all('[role=doc-backlink]', made)) one.remove();
  return made;
}

function aboutChange(mark) {
  const [number, source, edition, kind, reason] = byId(mark.hash.slice(1)).closest('tr').cells;
  return [
    make('p', { className: 'what' }, make('b', {}, number.textContent), ` ${kind.textContent}`),
    make('p', {}, make('b', {}, 'Source '), source.textContent), make('p', {}, make('b', {}, 'Edition '), edition.textContent),
    copy(saidFirst(reason)), onward(mark.hash, 'In the list of changes'),
  ];
}

function aboutQuery(mark) {
  const asked = byId(mark.hash.slice(1)).closest('.asked');
  const title = make('p', { className: 'what' }, make('b', {}, `Query ${mark.textContent.slice(1)} to the author`));
  return [title, copy(asked.lastElementChild), onward(mark.hash, 'In the letter to the author')];
}

function aboutTerm(mark) {
  const [term, original, , told] = byId(mark.hash.slice(1)).closest('tr').cells;
  return [make('p', { className: 'what' }, copy(term, 'span'), ' ', copy(original, 'span')), copy(told), onward(mark.hash, 'In the list of terms')];
}

function aboutFinding(one, inside) {
  return [
    make('p', { className: 'what' }, make('b', {}, one.number), ` ${one.subject}: ${one.dimension}; ${one.type}, ${one.status}`),
    make('p', {}, one.statement), make('p', {}, make('b', {}, 'Words of the source '), make('q', {}, one.source)),
    inside ? onward(`#finding-${one.id}`, 'In the list of findings') : evidenceLink(one),
  ];
}

const onward = (href, text) => make('p', { className: 'onward' }, make('a', { href }, text));

function evidenceLink(one) {
  const line = onward(`#${one.at}`, 'Show in the text');
  line.firstChild.dataset.evidence = one.id;
  return line;
}

/** The link that a part of the text stands for. */
function linkOf(mark) {
  if (mark.matches('del, ins')) return markOf(mark);
  return mark.matches('.sidenote') ? mark.previousElementSibling : mark;
}

function openPeek(mark, kept) {
  const link = linkOf(mark);
  const said = link && !mark.matches('.off') ? contents(link) : [];
  if (!said.length) return;
  fillPeek(link, said, kept);
  if (kept) peek.focus({ preventScroll: true });
  else link.setAttribute('aria-describedby', 'peek');
  place(mark.getClientRects()[0] ?? mark.getBoundingClientRect());
}

function fillPeek(anchor, said, kept) {
  clearTimeout(about.timer);
  about.anchor?.removeAttribute('aria-describedby');
  peek.replaceChildren(...said, make('button', { type: 'button', className: 'close', ariaLabel: 'Close' }, '×'));
  peek.hidden = false;
  Object.assign(about, { anchor, kept });
}

/** Under a rectangle where there is room, else above; on a narrow screen the style sheet keeps it at the foot. */
function place(at) {
  const below = at.bottom + peek.offsetHeight + 12 < innerHeight;
  const left = Math.min(at.left, root.clientWidth - peek.offsetWidth - 12);
  peek.style.left = `${scrollX + Math.max(12, left)}px`;
  peek.style.top = `${scrollY + (below ? at.bottom + 6 : Math.max(6, at.top - peek.offsetHeight - 6))}px`;
}

function closePeek(back = false) {
  clearTimeout(about.timer);
  about.anchor?.removeAttribute('aria-describedby');
  if (back && about.kept) about.anchor?.focus({ preventScroll: true });
  peek.hidden = true;
  Object.assign(about, { anchor: null, kept: false });
}

const later = (action, wait) => { clearTimeout(about.timer); about.timer = setTimeout(action, wait); };

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse' || about.kept) return;
  const mark = markAt(event.target);
  if (peek.contains(event.target)) clearTimeout(about.timer);
  else if (mark) later(() => openPeek(mark, false), 180);
  else if (!peek.hidden) later(closePeek, 250);
  else clearTimeout(about.timer);
});

/** Deletions and insertions speak where changes are shown. */
const shown = (mark) => !mark.matches('del, ins') || ['changes', 'both'].includes(state.view);

/** The mark at a place: of those that lie in each other, the first that speaks. */
function markAt(place) {
  const mark = place?.closest?.(ABOUT);
  return mark && !shown(mark) ? markAt(mark.parentElement) : mark;
}

document.addEventListener('focusin', (event) => {
  const mark = event.target.closest?.(ABOUT);
  if (mark?.matches(':focus-visible') && !about.kept) openPeek(mark, false);
  else if (!peek.contains(event.target) && !peek.hidden) closePeek();
});

document.addEventListener('keydown', (event) => {
  if (peek.hidden) return;
  if (event.key === 'Escape') return closePeek(true);
  if (event.key !== 'Tab' || !about.kept) return;
  const stops = all('a, button', peek);
  const leaves = event.shiftKey ? [peek, stops[0]].includes(document.activeElement) : document.activeElement === stops.at(-1);
  if (leaves) { event.preventDefault(); closePeek(true); }
});
