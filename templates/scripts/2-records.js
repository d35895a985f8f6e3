// What the tables of the page say of a finding, a change, a term or a query, read when it is asked for.

// Marks, by where they lead.
const [CHANGE, FINDING] = ['a[href^="#C"]', 'a[href^="#F"]'];
const [QUERY, TERM, NOTE] = ['a[href^="#query-"]', 'a[href^="#term-"]', 'a[href^="#note-"]'];

/** The lines of a cell. */
function lines(cell) {
  const parts = [''];
  for (const node of cell.childNodes) {
    if (node.nodeName === 'BR') parts.push('');
    else parts[parts.length - 1] += node.textContent;
  }
  return parts.map((part) => part.trim());
}

/** The cell that says what a cell does not say again ("As at C2"). */
const saidFirst = (cell) => {
  const before = cell.querySelector(`:is(${CHANGE}, ${FINDING})`);
  return before ? byId(before.hash.slice(1)).parentElement.cells[cell.cellIndex] : cell;
};

/** The finding of an entry of the list of findings. */
function finding(row) {
  const [number, labels, said, source] = row.cells;
  const [subject, dimension, kind, method = 'coded by the analyst'] = lines(labels);
  const [type, status, cited] = kind.split(', ');
  const statement = lines(said)[0];
  const link = source.querySelector('a');
  const same = source.textContent === 'the same words';
  return {
    number: number.textContent, id: row.id.replace('finding-', ''), subject, dimension, type, status,
    citation: cited ?? 'without citation', method: method.replace('coded by the ', ''), statement,
    note: lines(saidFirst(said))[1]?.replace('Note: ', '') ?? '', source: same ? statement : source.textContent, at: link?.hash.slice(1) ?? '',
  };
}

const findingRows = () => all('table.findings tbody tr');

/** The findings that a mark names: F22, F22-F25, or the numbers of a mark in a figure. */
function findingsOf(mark) {
  const named = mark.closest('svg') ? mark.getAttribute('href') : mark.textContent;
  const [low, high = low] = named.match(/\d+/g).map(Number);
  const numbers = mark.dataset.f?.split(' ') ?? Array.from({ length: high - low + 1 }, (_, place) => low + place);
  return numbers.map((number) => byId(`F${number}`)?.parentElement).filter(Boolean).map(finding);
}

let marks;  // of all changes, in the order of the text; they stay where they are

/** The mark of the change that a deletion or insertion is part of: the first that follows it. */
function markOf(change) {
  marks ??= all(`#edition ${CHANGE}`);
  if (change.dataset.change) return marks.find((one) => one.hash === change.dataset.change);
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const after = change.compareDocumentPosition(marks[middle]) & Node.DOCUMENT_POSITION_FOLLOWING;
    [low, high] = after ? [low, middle] : [middle + 1, high];
  }
  return marks[low];
}

/** The kind of the change that ``hash`` leads to. */
const kindOf = (hash) => byId(hash.slice(1)).closest('tr').cells[3].textContent.split(',')[0];
