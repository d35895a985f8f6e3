// From a mark to what it rests on: links are followed here, so that there is a way back and the words are shown.

const MARKS = `${CHANGE}, ${FINDING}, ${QUERY}, ${NOTE}, .also, .anchor, .back`;

/** The text nodes of an element without what ``skip`` matches; ``null`` where a block begins or ends. */
function* textNodes(scope, skip) {
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => node.nodeType === 1 && node.matches(skip) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType === 3) yield walker.currentNode;
    else if (walker.currentNode.matches('p, li, td, th, dt, dd, h1, h2, h3, h4, h5, caption, figcaption, .ed, .src')) yield null;
  }
}

/** The text of ``scope`` without what ``skip`` matches, and the nodes it stands in with the place where each begins. */
function textOf(scope, skip) {
  const nodes = [], starts = [];
  let text = '';
  for (const node of textNodes(scope, skip)) {
    if (node) { nodes.push(node); starts.push(text.length); }
    text += node ? node.data : '\0';
  }
  return { nodes, starts, text };
}

/** Where ``words`` stand in a text, however white space runs: pairs of first place and place after the last. */
function places(text, words, flags = 'g') {
  const parts = words.trim().split(/\s+/).filter(Boolean).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const found = parts.length ? text.matchAll(new RegExp(parts.join('\\s+'), flags + 'u')) : [];
  return Array.from(found, ({ index, 0: { length } }) => [index, index + length]);
}

/** The range of a place in a text, whatever elements cut it. */
function rangeOf({ nodes, starts }, [start, end]) {
  const made = document.createRange();
  const [first, last] = [holder(starts, start), holder(starts, end - 1)];
  made.setStart(nodes[first], start - starts[first]);
  made.setEnd(nodes[last], end - starts[last]);
  return made;
}

/** The first range in which ``words`` stand in ``scope``, as a list of one or none. */
function firstOf(scope, words, skip) {
  const read = textOf(scope, skip);
  return places(read.text, words).slice(0, 1).map((place) => rangeOf(read, place));
}

/** The place of the node that holds the character at ``offset``. */
function holder(starts, offset) {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle; else high = middle;
  }
  return low;
}

/** Color ranges of the text (CSS Custom Highlight API); the rules stand here, as validators do not know them yet. */
const painted = new Set();
function paint(name, ranges) {
  if (!CSS.highlights) return;
  if (!painted.has(name)) document.styleSheets[0].insertRule(`::highlight(${name}) { background: var(--${name}); color: var(--ink); }`);
  painted.add(name);
  CSS.highlights.set(name, new Highlight(...ranges));
}

/** Show the exact words of the source that a finding rests on, in the text and beside it. */
function showEvidence(one, origin) {
  const sentence = byId(one.at);
  if (!sentence) return;
  go(one.at, origin);
  const block = sentence.closest('p, h1, h2, h3, h4, h5') ?? sentence;
  const here = firstOf(block, one.source, `${MARKS}, ins, .src, .sidenote`);
  const source = all('.src', block).flatMap((scope) => firstOf(scope, one.source, MARKS));
  paint('evidence', [...here, ...source.slice(0, 1)]);
  fillPeek(sentence, aboutFinding(one, true), true);
  settle(() => place((here[0] ?? sentence).getBoundingClientRect()), 9);
}

document.addEventListener('click', (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event.target.closest('#peek .close')) return closePeek(true);
  const link = event.target.closest('a[href^="#"]');
  const mark = link?.matches(ABOUT) ? link : event.target.closest(ABOUT);
  if (mark && (!link || mark === link) && shown(mark) && !peek.contains(mark)) {
    if (link) event.preventDefault();
    const found = !inText(mark) && !mark.matches(CHANGE) && findingsOf(mark);
    return found?.length === 1 ? showEvidence(found[0], mark) : openPeek(mark, true);
  }
  if (!peek.contains(event.target)) closePeek();
  if (link) followed(link, event);
});

function followed(link, event) {
  event.preventDefault();
  const origin = peek.contains(link) ? about.anchor : link;
  const entry = link.closest('table.findings tr') ?? byId(`finding-${link.dataset.evidence}`)?.closest('tr');
  closePeek();
  if (link.closest('[popover]')?.matches(':popover-open')) link.closest('[popover]').hidePopover();
  if (entry) return showEvidence(finding(entry), origin);
  if (link.closest('table.changes') && !link.matches(CHANGE) && !['changes', 'both'].includes(state.view)) choose({ view: 'changes' });
  go(link.getAttribute('href').slice(1), origin);
}

byId('return').addEventListener('click', () => history.back());
