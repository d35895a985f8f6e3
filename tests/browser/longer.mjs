// A page as long as that of a long study: its text, tables, queries and lists of records many times over.

/** Where what stands between ``open`` and ``close`` begins and ends: a page without them is not what is measured. */
function between(html, open, close, from = 0) {
  const start = html.indexOf(open, from);
  const end = html.indexOf(close, start);
  if (start < 0 || end < 0) throw new Error(`the page has no ${open} before ${close}`);
  return [start, end];
}

/** ``html`` with that part of it ``times`` over, under ids of its own each time. */
function repeated(html, [start, end], times) {
  const text = html.slice(start, end);
  const again = (number) => number ? text.replace(/( id=| href=#)("?)([\w.-]+)/g, `$1$2$3-${number}`) : text;
  return html.slice(0, start) + Array.from({ length: times }, (_, number) => again(number)).join('') + html.slice(end);
}

export function longer(html, times) {
  for (const [name, following] of [['edition', 'findings'], ['letter', 'changes']]) {
    const [start, end] = between(html, `<div id=${name}`, ` id=${following}>`);
    html = repeated(html, [html.indexOf('>', start) + 1, html.lastIndexOf('</div>', end)], times);
  }
  for (let at = html.indexOf(' id=findings>'); (at = html.indexOf('<table', at)) > 0; at += 1) {
    html = repeated(html, between(html, '<tbody', '</table>', at), times);
  }
  return html;
}
