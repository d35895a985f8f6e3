// Search in the words that are shown, with a count and a way from one match to the next.

const search = { ranges: [], at: -1, asked: '' };
const HIDDEN = { clean: 'del', changes: '.none', source: 'ins', both: '.none' };

function seek() {
  const words = byId('sought').value.trim();
  const asked = `${state.view} ${words}`;
  if (asked === search.asked) return;
  const skip = `${HIDDEN[state.view]}, ${MARKS}, .sidenote, [hidden], .explorer, :is(.cards, .blocks) thead, svg`;
  const ranges = words.length > 1 ? [...occurrences(byId('main'), words, skip, 'gi')] : [];
  Object.assign(search, { ranges, at: -1, asked });
  paint('found', ranges);
  CSS.highlights?.delete('found-here');
  byId('found').value = words.length > 1 ? `${ranges.length} found` : '';
}

function step(by) {
  seek();
  const { ranges } = search;
  if (!ranges.length) return;
  search.at = search.at < 0 && by < 0 ? ranges.length - 1 : (search.at + by + ranges.length) % ranges.length;
  const range = ranges[search.at];
  paint('found-here', [range]);
  if (!CSS.highlights) getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  byId('found').value = `${search.at + 1} of ${ranges.length}`;
  range.startContainer.parentElement.scrollIntoView({ block: 'center' });
  settle(() => scrollBy(0, range.getBoundingClientRect().top - innerHeight / 2));
}

byId('sought').addEventListener('input', () => { clearTimeout(search.timer); search.timer = setTimeout(seek, 200); });
byId('sought').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.shiftKey) { event.preventDefault(); step(-1); }
});
byId('search').addEventListener('submit', (event) => { event.preventDefault(); step(1); });
byId('previous').addEventListener('click', () => step(-1));
