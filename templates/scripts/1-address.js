// The reader's choices stand in the address, so that they can be sent: #view=changes&theme=dark&at=s12.  Where nothing
// but a place is chosen the address is a plain anchor.

const DEFAULTS = { view: 'clean', theme: 'auto', kinds: '', at: '' };
const state = { ...DEFAULTS };
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** An element with properties and children; text stays text. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function readAddress() {
  const text = location.hash.slice(1);
  if (!text.includes('=')) return { at: decodeURIComponent(text) };
  return { ...DEFAULTS, ...Object.fromEntries(new URLSearchParams(text)) };
}

function writeAddress(how = 'replaceState') {
  const chosen = Object.entries(state).filter(([name, value]) => value !== DEFAULTS[name]);
  const plain = chosen.every(([name]) => name === 'at');
  const fragment = plain ? state.at : new URLSearchParams(chosen).toString();
  history[how]({ depth: origins.length }, '', `#${fragment}`);
}

/** Take over choices, from the address or from a control. */
function choose(changes) {
  Object.assign(state, changes);
  const radio = document.querySelector(`[name=view][value="${CSS.escape(state.view)}"]`) ?? byId('view-clean');
  state.view = radio.value;
  radio.checked = true;
  byId('theme').value = state.theme;
  root.classList.toggle('light', state.theme === 'light');
  root.classList.toggle('dark', state.theme === 'dark');
  showPairs(state.view === 'both');
  showKinds();
  if (byId('sought').value) seek();
  byId('open-kinds').hidden = !['changes', 'both'].includes(state.view);
}

// Where links were followed from: the way back.
const origins = [];

/** Go to the element of this id, from the link that was followed. */
function go(id, origin) {
  origins.push(origin);
  const entry = byId(id)?.closest('.cards tr');  // what lasts is its id, or the place of a change, not its number
  state.at = entry?.id || entry?.querySelector('td:first-child a')?.hash.slice(1) || id;
  writeAddress('pushState');
  reveal(id);
}

function reveal(id) {
  for (const element of all('.here')) element.classList.remove('here');
  CSS.highlights?.delete('evidence');
  byId('return').hidden = !origins.length;
  let target = byId(id);
  if (target?.matches('ins') && state.view === 'source') target = target.previousElementSibling ?? target.parentElement;
  if (!target) return;
  if (target.closest('tr')?.hidden) document.querySelector('.explorer').reset();
  (target.closest('.cards tr, .asked') ?? target).classList.add('here');
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  const block = /^H\d$/.test(target.tagName) || target.id === 'main' ? 'start' : 'center';
  settle(() => target.scrollIntoView({ block }));
}

/** Scroll, and again while what comes into sight is laid out and moves what is sought. */
function settle(scroll, frames = 8) {
  scroll();
  if (frames) requestAnimationFrame(() => settle(scroll, frames - 1));
}

addEventListener('popstate', () => {
  let origin;
  while (origins.length > (history.state?.depth ?? 0)) origin = origins.pop();
  choose(readAddress());
  closePeek();
  if (!origin) return reveal(state.at);
  reveal('');
  origin.focus({ preventScroll: true });
  settle(() => origin.scrollIntoView({ block: 'center' }));
});
