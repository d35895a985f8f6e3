-- No style attribute, which the content security policy would refuse: column widths are left to the browser.
function Table(el)
  for _, row in ipairs(el.head.rows) do
    for _, cell in ipairs(row.cells) do cell.attributes.scope = 'col' end
  end
  el.colspecs = el.colspecs:map(function(s) return { pandoc.AlignDefault, nil } end)
  return pandoc.Div({ el }, pandoc.Attr('', { 'scroll' }, { { 'tabindex', '0' }, { 'role', 'region' }, { 'aria-label', 'Table' } }))
end
