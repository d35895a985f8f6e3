// The findings explorer: which of the findings are shown, and the same as a file.

const FIELDS = ['subject', 'dimension', 'type', 'status', 'citation'];

function explore() {
  const table = document.querySelector('table.findings');
  if (!table) return;
  const form = byId('explorer').content.cloneNode(true).firstElementChild;
  const rows = findingRows();
  let records;  // read when they are first needed: a large study has thousands
  const known = () => records ??= rows.map(finding);
  const filter = () => {
    const wanted = FIELDS.filter((name) => form[name].value);
    const words = form.words.value.trim().toLowerCase();
    known().forEach((one, place) => {
      const said = () => `${one.number} ${one.statement} ${one.source} ${one.note}`.toLowerCase();
      rows[place].hidden = !(wanted.every((name) => one[name] === form[name].value) && (!words || said().includes(words)));
    });
    count();
  };
  const count = () => {
    forget();
    const number = rows.filter((row) => !row.hidden).length;
    form.querySelector('output').value = `${number} of ${rows.length} findings`;
  };
  const fill = () => {
    for (const name of FIELDS) {
      if (form[name].length > 1) continue;
      form[name].append(...[...new Set(known().map((one) => one[name]))].map((value) => make('option', { value }, value)));
    }
  };
  form.addEventListener('input', filter);
  form.addEventListener('focusin', fill);
  form.addEventListener('pointerdown', fill);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => { for (const row of rows) row.hidden = false; setTimeout(count); });
  form.addEventListener('click', ({ target }) => {
    if (target.value) save(target.value, known().filter((_, place) => !rows[place].hidden));
  });
  table.before(form);
  count();
}

function save(kind, records) {
  const text = kind === 'json' ? `${JSON.stringify(records, null, 2)}\n` : csv(records);
  const href = URL.createObjectURL(new Blob([text], { type: kind === 'json' ? 'application/json' : 'text/csv' }));
  make('a', { href, download: `findings.${kind}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}

/** Comma-separated values as RFC 4180 has them. */
function csv(records) {
  const quoted = (value) => /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const names = Object.keys(records[0] ?? { number: '' });
  return [names, ...records.map((one) => Object.values(one))].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}
