-- The report as a printed page has it: marks in the margin, entries in columns instead of tables, page references.
local function literal(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('[\n\r]', ' ') .. '"'
end
local function raw(text) return pandoc.RawInline('typst', text) end
local function block(text) return pandoc.RawBlock('typst', text) end
local function enclosed(opening, content, closing)
  local out = pandoc.Inlines({ raw(opening) })
  out:extend(content)
  out:insert(raw(closing or '];'))
  return out
end
local function internal(link) return link.t == 'Link' and link.target:sub(1, 1) == '#' end
local function page_of(link) return raw('#page-of(' .. literal(link.target:sub(2)) .. ');') end

-- The findings of a sentence: their numbers in the margin, four or more as a range of the first to the last.
local function mark_of(inline)
  local first = inline.t == 'Superscript' and inline.content[1]
  return first and first.t == 'Link' and first.classes:includes('evidence') and first or nil
end
local function beside(marks)
  if #marks > 3 then marks = { marks[1], pandoc.Str('–'), marks[#marks] } end
  local out = pandoc.Inlines({})
  for place, mark in ipairs(marks) do
    if place > 1 and mark.t == 'Link' and marks[place - 1].t == 'Link' then out:insert(pandoc.Space()) end
    out:insert(mark)
  end
  return enclosed('#beside-line[', out)
end
local function sentence(el)
  local marks, content = {}, pandoc.Inlines({})
  for _, inline in ipairs(el.content) do
    local mark = mark_of(inline)
    if mark then table.insert(marks, mark) else content:insert(inline) end
  end
  if #marks == 0 then return nil end
  el.content = beside(marks)
  el.content:extend(content)
  return el
end

-- The title page: the journal's line first, what is said of this edition at the foot of the page.
local function title_page(blocks)
  local journal, made, out = nil, nil, pandoc.Blocks({})
  for _, one in ipairs(blocks) do
    if one.t == 'Div' and one.classes:includes('imprint') then
      made = table.remove(one.content)
      if #one.content > 0 then journal = one.content end
      if made then out:insert(pandoc.Div({ made }, pandoc.Attr(one.identifier, { 'made' }))) end
    else
      out:insert(one)
    end
  end
  if journal then out:insert(1, pandoc.Div(journal, pandoc.Attr('', { 'journal' }))) end
  return out
end

-- A row of a table of class "cards" as an entry: the lines of each cell, and what they are in such a table.
local function lines_of(cell)
  local lines, line = {}, pandoc.Inlines({})
  for _, one in ipairs(cell.contents) do
    for _, inline in ipairs(one.content) do
      if inline.t == 'LineBreak' then
        table.insert(lines, line)
        line = pandoc.Inlines({})
      else
        line:insert(inline)
      end
    end
  end
  if #line > 0 then table.insert(lines, line) end
  return lines
end
local function joined(lines, by)
  local out = pandoc.Inlines({})
  for place, line in ipairs(lines) do
    if place > 1 then out:extend({ pandoc.Str(by), pandoc.Space() }) end
    out:extend(line)
  end
  return out
end
local function first_link(lines)
  for _, line in ipairs(lines) do
    for _, inline in ipairs(line) do
      if internal(inline) then return inline end
    end
  end
end

local LONG = 600
local function kept(paragraphs)
  local length = 0
  for _, one in ipairs(paragraphs) do length = length + #pandoc.utils.stringify(one) end
  return '(keep: ' .. tostring(length < LONG)
end
local function entry(head, link, paragraphs)
  local first = enclosed('#record' .. kept(paragraphs) .. ', head: [', head, '], ')
  if link then first:extend({ raw('page: ['), page_of(link), raw('], ') }) end
  first:insert(raw(')['))
  local out = pandoc.Blocks({ pandoc.Plain(first) })
  for _, one in ipairs(paragraphs) do
    if #one > 0 then out:insert(pandoc.Para(one)) end
  end
  out:insert(block(']'))
  return out
end
local function running(paragraph)
  return pandoc.Blocks({ pandoc.Plain(enclosed('#run-in' .. kept({ paragraph }) .. ')[', paragraph)) })
end
local function small(inlines) return enclosed('#small[', inlines) end
local function quoted(inlines) return enclosed('#text(fill: quiet)[“', inlines, '”];') end
local function with(first, ...)
  local out = pandoc.Inlines(first)
  for _, more in ipairs({ ... }) do
    if #more > 0 then
      if #out > 0 then out:insert(pandoc.Space()) end
      out:extend(more)
    end
  end
  return out
end
local function strong(inlines) return pandoc.Inlines({ pandoc.Strong(inlines) }) end

local entries = {}
function entries.findings(number, labels, said, quote)
  local about = joined({ labels[1], labels[2] }, ':')
  local more = joined({ table.unpack(labels, 3) }, ',')
  if number[2] then more = joined({ more, number[2] }, ';') end
  local link, words = first_link(quote), quote[1] or {}
  local same = words[1] and words[1].classes and words[1].classes:includes('same')
  if link then words = link.content end
  local paragraph = same and small(words) or quoted(words)
  for place = 2, #said do paragraph = with(paragraph, said[place]) end
  return entry(with(strong(number[1]), about), link, { said[1] or {}, with(paragraph, small(more)) })
end
function entries.changes(number, source, edition, kind, reason)
  local link = first_link(number)
  local page = link and pandoc.Inlines({ raw('#small['), page_of(link), raw('];') }) or {}
  local old = enclosed('#text(fill: quiet)[', source[1] or {})
  local more = joined({ kind[1] or {}, number[2] or {} }, ';')
  return running(with(strong(number[1]), page, old, { pandoc.Str('→') }, edition[1] or {},
    { pandoc.Emph(reason[1] or {}) }, small(more)))
end
function entries.terms(preferred, original, variants, about)
  local paragraphs = { with({}, table.unpack(about)) }
  if #variants > 0 then table.insert(paragraphs, with({ pandoc.Str('For:') }, variants[1])) end
  return entry(with(preferred[1] or {}, original[1] or {}), nil, paragraphs)
end
function entries.collation(field, agreement, chosen, readings)
  return entry(with(strong(field[1] or {}), small(agreement[1] or {})), nil, { chosen[1] or {}, table.unpack(readings) })
end
local NAME = 80 -- letters: what is longer is no name that stands out
local function labelled(names, ...)
  local cells = { ... }
  local words = joined(cells[1], ',')
  if #pandoc.utils.stringify(words) < NAME then words = strong(words) end
  for place = 2, #cells do
    if #cells[place] > 0 then
      local name = small({ pandoc.Str(pandoc.utils.stringify(names[place].contents)) })
      words = with(words, name, joined(cells[place], ';'))
    end
  end
  return running(words)
end

local function cards(el)
  if not el.classes:includes('cards') then return nil end
  local made = nil
  for name, maker in pairs(entries) do
    if el.classes:includes(name) then made = maker end
  end
  local out = pandoc.Blocks({})
  for _, body in ipairs(el.bodies) do
    for _, row in ipairs(body.body) do
      local cells = {}
      for _, cell in ipairs(row.cells) do table.insert(cells, lines_of(cell)) end
      out:extend(made and made(table.unpack(cells)) or labelled(el.head.rows[1].cells, table.unpack(cells)))
    end
  end
  return pandoc.Div(out, pandoc.Attr('', { 'narrow' }))
end

-- A query to the author: its number and page, the words in question (those around them stand on that page), the
-- reading, the question.
local function in_question(line)
  local marked = pandoc.Inlines({})
  for place, inline in ipairs(line) do
    if inline.t == 'Strong' and place > 1 then marked:extend(with({}, inline.content)) end
  end
  return #marked > 0 and with({ line[1] }, marked) or line
end
local function asked(el)
  local first, said = el.content[1], pandoc.Inlines({})
  if not (first and first.content) then return nil end
  for place = 2, #el.content do
    local one = el.content[place]
    for _, line in ipairs(one.content and lines_of({ contents = { one } }) or {}) do
      said = with(said, in_question(line))
    end
  end
  return pandoc.Div(entry(first.content, first_link({ first.content }), { said }), pandoc.Attr('', { 'narrow' }))
end

-- What follows the text: tables and figures over the whole width, then, from the first list of entries on, two columns.
local FLOATING = 2500 -- letters of a table that may float: more may not fit a page
local function is_wide(one) return one.t == 'Table' or one.t == 'Figure' end
local function is_list(one) return one.t == 'Div' and one.classes:includes('narrow') end
local function is_notes(one) return one and one.t == 'Div' and one.classes:includes('notes') end
local function columns_begin(blocks)
  local first, last = #blocks + 1, 0
  for place = #blocks, 1, -1 do
    if is_list(blocks[place]) then first = place end
  end
  for place = 1, first - 1 do
    if blocks[place].t == 'Table' then last = place end
  end
  while is_notes(blocks[last + 1]) do last = last + 1 end
  return last + 1
end
-- A heading under which all is afloat is left out; links to it lead to the first figure.
local function stands(blocks, place)
  local next = place + 1
  while blocks[next] and (blocks[next].t == 'Figure' or is_notes(blocks[next])) do next = next + 1 end
  return next == place + 1 or (blocks[next] and blocks[next].t ~= 'Header')
end
local function in_columns(blocks)
  local out, place = pandoc.Blocks({ block('#show: two-columns') }), 1
  while place <= #blocks do
    local one, opening = blocks[place], nil
    if is_wide(one) then
      local floats = one.t == 'Figure' or #pandoc.utils.stringify(one) < FLOATING
      opening = floats and '#over-columns[' or '#wide-pages['
      out:insert(block(opening))
    end
    if one.t == 'Header' and not stands(blocks, place) then
      one = pandoc.Plain({ pandoc.Span({}, pandoc.Attr(one.identifier)) })
    end
    out:insert(one)
    while opening and is_notes(blocks[place + 1]) do
      place = place + 1
      out:insert(blocks[place])
    end
    if opening then out:insert(block(']')) end
    place = place + 1
  end
  return out
end
local function arranged(blocks)
  local out, rest = pandoc.Blocks({}), pandoc.Blocks({})
  for _, one in ipairs(blocks) do
    if one.t == 'Div' and one.classes:includes('edition') then
      one.content = title_page(one.content)
      out:insert(one)
    elseif one.t == 'Div' and one.classes:includes('letter') then
      rest:extend(one.content)
    else
      rest:insert(one)
    end
  end
  local first, columns = columns_begin(rest), pandoc.Blocks({})
  if #rest > 0 then out:insert(block('#show: appendix')) end
  for place, one in ipairs(rest) do (place < first and out or columns):insert(one) end
  if #columns > 0 then out:extend(in_columns(columns)) end
  return out
end

-- The room that a heading asks for before a table: more where the first row, which is kept whole, is high.
local function roomy(blocks)
  for place, block in ipairs(blocks) do
    for ahead = 1, block.t == 'Header' and block.classes:includes('roomy') and 3 or 0 do
      local grid = blocks[place + ahead]
      if grid and grid.t == 'Div' then grid = grid.content[1] end
      local row = grid and grid.t == 'Table' and grid.bodies[1] and grid.bodies[1].body[1]
      for _, cell in ipairs(row and row.cells or {}) do
        local lines = #pandoc.utils.stringify(cell.contents) / 36
        block.attributes.room = tostring(math.max(tonumber(block.attributes.room or 12), math.min(36, 12 + math.floor(lines))))
      end
    end
  end
  return blocks
end

return {
  { Span = function(el) if el.classes:includes('sentence') then return sentence(el) end end },
  { Link = function(el)
      if el.classes:includes('back') and internal(el) then
        return { raw('#text(size: 8pt)[↑ '), page_of(el), raw('];') }
      end
    end,
    Table = cards,
    DefinitionList = function(el)
      local out = pandoc.Blocks({})
      for _, item in ipairs(el.content) do
        local words = pandoc.Inlines({})
        for _, one in ipairs(pandoc.Blocks({ table.unpack(item[2][1] or {}) })) do words = with(words, one.content or {}) end
        out:extend(running(with(strong(item[1]), words)))
      end
      return pandoc.Div(out, pandoc.Attr('', { 'narrow' }))
    end,
    Div = function(el)
      if el.classes:includes('asked') then return asked(el) end
      -- A block whose words all stand elsewhere takes no room.
      if #el.content > 0 and el.identifier ~= '' and pandoc.utils.stringify(el) == '' then
        el.classes:insert('dropped')
        return el
      end
    end },
  { Pandoc = function(doc)
      doc.blocks = arranged(roomy(doc.blocks))
      return doc
    end },
}
