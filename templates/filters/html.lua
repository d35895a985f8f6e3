-- The page's own markup: small, without a style attribute, which the content security policy would refuse.
local function raw(text) return pandoc.RawInline('html', text) end
local function text_of(el) return pandoc.utils.stringify(el) end

-- Marks lead to the number they show (F22, C60), which is the short name of an entry on this page; the entry's lasting
-- id, that of its record, is for those who link to it.  The address says what a mark is, so it needs no class.
local function marked(link)
  local class = link.classes[1]
  if class == 'emendation' or class == 'evidence' then link.target = '#' .. text_of(link):match('^%w+') end
  if class == 'emendation' or class == 'evidence' or class == 'query' then link.attr = pandoc.Attr(link.identifier) end
  return link
end

local function unraised(raised)
  local first = raised.content[1]
  return first and first.t == 'Link' and first or nil
end

local function mark_of(inline, class)
  local link = inline and inline.t == 'Superscript' and inline.content[1]
  return link and link.t == 'Link' and link.classes:includes(class) and link or nil
end

-- Marks of findings that follow each other are one: F22-F25 leads to the first, the others stand below it.
local function gathered(inlines)
  local out, at = pandoc.Inlines({}), 1
  while at <= #inlines do
    local first, last, stop = mark_of(inlines[at], 'evidence'), nil, at + 1
    while first and mark_of(inlines[stop], 'evidence') do
      local before, after = text_of(inlines[stop - 1]), text_of(inlines[stop])
      if tonumber(after:sub(2)) ~= tonumber(before:sub(2)) + 1 then break end
      last, stop = after, stop + 1
    end
    if last then first.content:insert(pandoc.Str('–' .. last)) end
    out:insert(first and pandoc.Superscript({ first }) or inlines[at])
    at = stop
  end
  return out
end

local notes = {}

local function noted(note)
  local number = #notes + 1
  local back = pandoc.Link('↩', '#noteref-' .. number, '', pandoc.Attr('', {}, { { 'role', 'doc-backlink' }, { 'aria-label', 'Back to the text' } }))
  local blocks = note.content:clone()
  blocks[#blocks].content:extend({ pandoc.Space(), back })
  for place, block in ipairs(blocks) do blocks[place] = pandoc.Plain(block.content) end
  table.insert(notes, pandoc.Div(blocks, pandoc.Attr('note-' .. number)))
  return pandoc.Link(tostring(number), '#note-' .. number, '',
    pandoc.Attr('noteref-' .. number, {}, { role = 'doc-noteref' }))
end

local function scoped(cells, scope)
  for _, cell in ipairs(cells) do cell.attributes.scope = scope end
end

local function split(inlines)
  local parts = { pandoc.Inlines({}) }
  for _, inline in ipairs(inlines) do
    if inline.t == 'LineBreak' then table.insert(parts, pandoc.Inlines({})) else parts[#parts]:insert(inline) end
  end
  return parts
end

-- Lines of a cell become items of a list.
local function listed(cell)
  local block = cell.contents[1]
  if not block or block.t ~= 'Plain' then return end
  local parts = split(block.content)
  if #parts > 1 then
    for place, part in ipairs(parts) do parts[place] = { pandoc.Plain(part) } end
    cell.contents = { pandoc.BulletList(parts) }
  end
end

-- An entry of a list of records has its lasting id, and its first cell the number it is shown by.  What lasts of a change
-- is its place in the text, where it has one of its own: its entry needs no second id.
local function entered(row)
  local block = row.cells[1].contents[1]
  if not block then return end
  local id = ''
  block:walk({ Span = function(el) if el.identifier ~= '' then id = el.identifier end end })
  if id == '' then return end
  local first = pandoc.Plain(split(block.content)[1])
  if first.content[1].target ~= '#' .. id:gsub('^change%-', '') then row.identifier = id end
  row.cells[1].contents = { first:walk({ Span = function(el) if el.identifier ~= '' then return el.content end end }) }
  local number = text_of(first)
  if number:match('^[CF]%d+$') then row.cells[1].identifier = number end
end

-- The name before a line of a cell ("Note: ") begins the line, and is not set off as well.
local function named(cell)
  cell.contents = cell.contents:walk({ Strong = function(el)
    if text_of(el):match(': $') then return el.content end
  end })
end

-- Words of another language that fill a cell give it their language.
local function spoken(cell)
  local block = cell.contents[1]
  local only = block and #block.content == 1 and block.content[1]
  if only and only.t == 'Span' and only.identifier == '' and only.attributes.lang then
    cell.attributes.lang = only.attributes.lang
    cell.contents = { pandoc.Plain(only.content) }
  end
end

local function laid_out(grid)
  local cards, headed = grid.classes:includes('cards'), grid.classes:includes('grid') or grid.classes:includes('blocks')
  scoped(grid.head.rows[1].cells, 'col')
  for _, body in ipairs(grid.bodies) do
    for _, row in ipairs(body.head) do scoped(row.cells, 'colgroup') end
    for _, row in ipairs(body.body) do
      for _, cell in ipairs(row.cells) do named(cell) end
      if cards then
        entered(row)
        for _, cell in ipairs(row.cells) do spoken(cell) end
      else
        if grid.classes:includes('matrix') then
          for _, cell in ipairs(row.cells) do listed(cell) end
        end
        if headed then row.cells[1].attributes.scope = 'row' end
      end
    end
    if headed then body.row_head_columns = 1 end
  end
  -- Alignment too would be a style attribute: it becomes a class for each column.
  for place, spec in ipairs(grid.colspecs) do
    if spec[1] == 'AlignRight' then grid.classes:insert('n' .. place) end
  end
  grid.colspecs = grid.colspecs:map(function() return { pandoc.AlignDefault, nil } end)
  if not grid.classes:includes('grid') then return grid end
  local name = { { 'tabindex', '0' }, { 'role', 'region' }, { 'aria-label', text_of(grid.caption.long) } }
  return pandoc.Div({ grid }, pandoc.Attr('', { 'scroll' }, name))
end

-- The place of a change: the words that were put in, where it is nothing but words taken out and words put in, as these
-- are laid out in every reading.
local function placed(el)
  if el.identifier == '' then return el.content end
  local first, last, at = el.content[1], el.content[#el.content], nil
  for place, one in ipairs(el.content) do
    if one.t == 'RawInline' and one.text == '<ins>' then at = at and 0 or place end
  end
  local whole = first.t == 'RawInline' and last.t == 'RawInline' and last.text == '</ins>'
    and (at == 1 or at and at > 1 and el.content[at - 1].text == '</del>')
  if not whole then return pandoc.Span(el.content, pandoc.Attr(el.identifier)) end
  el.content[at] = raw('<ins id="' .. el.identifier .. '">')
  return el.content
end

-- The letter: where the reading is that of the source, both stand on one line; their names are not set off.
local function asked(el)
  local opening = el.content[1].content
  local name = opening[1]
  if name.t == 'Span' then
    opening[1] = raw('<b id="' .. name.identifier .. '">' .. text_of(name) .. '</b>')
  end
  for _, block in ipairs(el.content) do
    local lines = split(block.content)
    if #lines == 2 then
      local source, reading = table.unpack(lines)
      local same = #reading > 0 and text_of(reading) == 'Reading: as in the source.'
      if same then source[1] = pandoc.Str('Source and reading: ') else source[1] = pandoc.Str('Source: ') end
      reading[1] = pandoc.Str('Reading: ')
      block.content = source
      if not same then
        block.content:insert(pandoc.LineBreak())
        block.content:extend(reading)
      end
    end
  end
  return el
end

-- The notes end the edition, and the contents lead to them.
local function ended(doc)
  if #notes == 0 then return end
  local entries, place = doc.meta.contents and doc.meta.contents[1], nil
  for number, block in ipairs(doc.blocks) do
    if block.t == 'Div' and block.identifier == 'edition' then
      block.content:insert(pandoc.Header(2, 'Notes', pandoc.Attr('notes')))
      local items = {}
      for _, note in ipairs(notes) do table.insert(items, { note }) end
      block.content:insert(pandoc.Div({ pandoc.OrderedList(items) }, pandoc.Attr('', { 'endnotes' }, { role = 'doc-endnotes' })))
      place = doc.blocks[number + 1]
    end
  end
  if not (entries and place) then return doc end
  for number, item in ipairs(entries.content) do
    if item[1].content[1].target == '#' .. (place.identifier or '') then
      entries.content:insert(number, { pandoc.Plain({ pandoc.Link('Notes', '#notes') }) })
      break
    end
  end
  return doc
end

return {
  { Inlines = gathered },
  { Span = function(el)
      if el.classes:includes('deleted') then
        local blank = text_of(el.content):match('^%s*$') and ' class="blank"' or ''
        local out = pandoc.Inlines({ raw('<del' .. blank .. '>') })
        out:extend(el.content)
        out:insert(raw('</del>'))
        return out
      elseif el.classes:includes('inserted') then
        local out = pandoc.Inlines({ raw('<ins>') })
        out:extend(el.content)
        out:insert(raw('</ins>'))
        return out
      elseif el.classes:includes('around') then
        return {}
      elseif el.classes:includes('change') then
        return placed(el)
      elseif el.classes:includes('sentence') then
        return pandoc.Span(el.content, pandoc.Attr(el.identifier))
      elseif el.classes:includes('term') then
        local new = el.classes:includes('new') and { 'new' } or {}
        return pandoc.Link(el.content, '#term-' .. el.attributes.term, '', pandoc.Attr('', new))
      end
    end,
    Superscript = unraised,
    Link = marked,
    Note = noted,
    Table = laid_out },
  { Header = function(el)
      if el.identifier == '' then return end
      local label = { ['aria-label'] = 'Link here' }
      el.content:insert(pandoc.Link('#', '#' .. el.identifier, '', pandoc.Attr('', { 'anchor' }, label)))
      return el
    end,
    Div = function(el)
      if el.classes:includes('contents') then return {} end
      if el.classes:includes('asked') then return asked(el) end
      if el.classes:includes('details') then
        local summary = pandoc.Plain({ raw('<summary>'), pandoc.Str(el.attributes.summary), raw('</summary>') })
        local out = pandoc.Blocks({ pandoc.RawBlock('html', '<details id="' .. el.identifier .. '">'), summary })
        out:extend(el.content)
        out:insert(pandoc.RawBlock('html', '</details>'))
        return out
      end
      if el.classes:includes('title') then
        local open = '<h1 class="title" id="' .. el.identifier .. '">'
        local out = pandoc.Inlines({ raw(open) })
        out:extend(el.content[1].content)
        out:insert(raw('</h1>'))
        return pandoc.Plain(out)
      end
    end,
    Pandoc = ended },
}
