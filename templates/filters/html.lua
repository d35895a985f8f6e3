-- No style attribute, which the content security policy would refuse: column widths are left to the browser.
local raw = function(text) return pandoc.RawInline('html', text) end

local function scoped(cells, scope)
  for _, cell in ipairs(cells) do cell.attributes.scope = scope end
end

-- In a narrow window each cell stands under the name of its column, which the style sheet takes from this attribute.
local function labelled(rows, names)
  for _, row in ipairs(rows) do
    for place, cell in ipairs(row.cells) do
      if cell.col_span == 1 then cell.attributes.label = names[place] end
    end
  end
end

local function numbered(rows, place)
  for _, row in ipairs(rows) do
    if row.cells[place] then row.cells[place].classes:insert('number') end
  end
end

-- Lines of a cell become items of a list.
local function listed(cell)
  local block = cell.contents[1]
  if not block or block.t ~= 'Plain' then return end
  local items, line = {}, pandoc.Inlines({})
  for _, inline in ipairs(block.content) do
    if inline.t == 'LineBreak' then
      table.insert(items, { pandoc.Plain(line) })
      line = pandoc.Inlines({})
    else
      line:insert(inline)
    end
  end
  table.insert(items, { pandoc.Plain(line) })
  if #items > 1 then cell.contents = { pandoc.BulletList(items) } end
end

local function wrapped(grid)
  local names = {}
  for _, cell in ipairs(grid.head.rows[1].cells) do table.insert(names, pandoc.utils.stringify(cell.contents)) end
  scoped(grid.head.rows[1].cells, 'col')
  for _, body in ipairs(grid.bodies) do
    for _, row in ipairs(body.head) do scoped(row.cells, 'colgroup') end
    labelled(body.body, names)
    for _, row in ipairs(body.body) do
      for _, cell in ipairs(row.cells) do listed(cell) end
    end
    if grid.classes:includes('grid') or grid.classes:includes('blocks') then
      body.row_head_columns = 1
      for _, row in ipairs(body.body) do row.cells[1].attributes.scope = 'row' end
    end
  end
  -- Alignment too would be a style attribute: it becomes a class.
  for place, spec in ipairs(grid.colspecs) do
    if spec[1] == 'AlignRight' then numbered(grid.head.rows, place) end
    for _, body in ipairs(grid.bodies) do
      if spec[1] == 'AlignRight' then numbered(body.body, place) end
    end
  end
  grid.colspecs = grid.colspecs:map(function() return { pandoc.AlignDefault, nil } end)
  local name = pandoc.utils.stringify(grid.caption.long)
  local classes = { 'scroll' }
  for _, class in ipairs(grid.classes) do table.insert(classes, class) end
  return pandoc.Div({ grid }, pandoc.Attr('', classes, { { 'tabindex', '0' }, { 'role', 'region' }, { 'aria-label', name } }))
end

return {
  { Span = function(el)
      if el.classes:includes('deleted') then
        local blank = pandoc.utils.stringify(el.content):match('^%s*$') and ' class="blank"' or ''
        return { raw('<del' .. blank .. '>'), pandoc.Span(el.content), raw('</del>') }
      elseif el.classes:includes('inserted') then
        return { raw('<ins>'), pandoc.Span(el.content), raw('</ins>') }
      end
    end,
    Superscript = function(el)
      local first = el.content[1]
      if first and first.t == 'Link' then
        return { raw('<sup class="mark of-' .. (first.classes[1] or 'link') .. '">'), first, raw('</sup>') }
      end
    end,
    Table = wrapped,
    Div = function(el)
      if el.classes:includes('contents') then return {} end
      if el.classes:includes('details') then
        local summary = pandoc.Plain({ raw('<summary>'), pandoc.Str(el.attributes.summary), raw('</summary>') })
        local out = pandoc.Blocks({ pandoc.RawBlock('html', '<details id="' .. el.identifier .. '">'), summary })
        out:extend(el.content)
        out:insert(pandoc.RawBlock('html', '</details>'))
        return out
      end
      if el.classes:includes('title') then
        local open = '<h1 class="title" id="' .. el.identifier .. '">'
        return { pandoc.Plain({ raw(open), pandoc.Span(el.content[1].content), raw('</h1>') }) }
      end
    end },
}
