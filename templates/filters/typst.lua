-- Each string becomes a Typst string literal: pandoc's Typst writer would rewrite dashes, quotes and minus signs.
local function literal(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('[\n\r]', ' ') .. '"'
end
local function raw(text) return pandoc.RawInline('typst', text) end

local ANCHOR = '#metadata(none)#label('
local function anchor(id) return raw(ANCHOR .. literal(id) .. ');') end

-- A word no line could hold may break: after every eighth letter where it has 24 or more without a space.  Scripts
-- written without spaces break by themselves.  In a narrow column of a table fewer are too many.
local LONG, STEP = 24, 8
local function breakable(text, long)
  local run, longest = 0, 0
  for _, code in utf8.codes(text) do
    run = (code < 0x0590) and code ~= 0x20 and run + 1 or 0
    longest = math.max(longest, run)
  end
  if longest < math.min(long or LONG, LONG) then return '#' .. literal(text) .. ';' end
  local parts, part, count = {}, {}, 0
  for _, code in utf8.codes(text) do
    local joins = code >= 0x0300 and code <= 0x036F
    if count >= (long and 4 or STEP) and not joins then
      table.insert(parts, '#' .. literal(table.concat(part)) .. ';')
      part, count = {}, 0
    end
    table.insert(part, utf8.char(code))
    count = count + 1
  end
  table.insert(parts, '#' .. literal(table.concat(part)) .. ';')
  return table.concat(parts, '#may-break;')
end

local function enclosed(opening, content, id)
  local out = pandoc.Inlines({})
  if id ~= '' then out:insert(anchor(id)) end
  if opening then out:insert(raw(opening)) end
  out:extend(content)
  if opening then out:insert(raw('];')) end
  return out
end

-- The outline repeats a heading, and a label may stand once: labels go in front of the heading.
local function unlabelled(el)
  local labels, content = pandoc.Inlines({}), pandoc.Inlines({})
  for _, inline in ipairs(el.content) do
    local is_label = inline.t == 'RawInline' and inline.text:sub(1, #ANCHOR) == ANCHOR
    if is_label then
      labels:insert(inline)
    elseif inline.t == 'Note' then
      content:insert(raw('#heading-note['))
      content:extend(inline.content[1].content)
      content:insert(raw(']'))
    else
      content:insert(inline)
    end
  end
  if el.classes:includes('front') then
    labels:insert(anchor(el.identifier))
    labels:insert(raw('#front-heading['))
    labels:extend(content)
    labels:insert(raw(']'))
    return pandoc.Plain(labels)
  end
  el.content = content
  local out = pandoc.Blocks({ el })
  if #labels > 0 then out:insert(1, pandoc.Plain(labels)) end
  if el.classes:includes('roomy') then
    out:insert(1, pandoc.RawBlock('typst', '#need(' .. (tonumber(el.attributes.room) or 12) .. 'em)'))
  end
  return out
end

-- A row is kept whole, but for one that might not fit a page.
local WHOLE = 1500
local function cells(row, out, more)
  local length = 0
  for _, cell in ipairs(row.cells) do length = math.max(length, #pandoc.utils.stringify(cell.contents)) end
  for _, cell in ipairs(row.cells) do
    out:insert(raw('table.cell(colspan: ' .. cell.col_span .. ', breakable: ' .. tostring(length >= WHOLE)
      .. (more or '') .. ')['))
    for _, block in ipairs(cell.contents) do
      for _, inline in ipairs(block.content) do
        out:insert(inline.t == 'LineBreak' and raw('#parbreak()') or inline)
      end
    end
    out:insert(raw('], '))
  end
end

-- The widths of the columns as parts of the whole.  A table that gives none: each as its longest line needs, numbers
-- alike.
local FEW, MANY, IN_A_LINE = 8, 40, 105 -- letters: of the narrowest and widest column, of a line as wide as the page
local function longest_line(contents)
  local most, count = 0, 0
  for _, one in ipairs(contents) do
    for _, inline in ipairs(one.content) do
      count = inline.t == 'LineBreak' and 0 or count + utf8.len(pandoc.utils.stringify(inline))
      most = math.max(most, count)
    end
  end
  return most
end
-- The widest give way until all fit a line.
local function capped(widths)
  local most, total = MANY, 0
  repeat
    total = 0
    for place, width in ipairs(widths) do
      widths[place] = math.min(width, most)
      total = total + widths[place]
    end
    most = most - 2
  until total <= IN_A_LINE or most < FEW
end
-- Also how much of the page a table takes: one of few letters need not be stretched over all of it.
local ROOM, LEAST = 1.7, 0.4
local function widths_of(el)
  local widths, total, numbers, share = {}, 0, FEW, 1
  for place, spec in ipairs(el.colspecs) do widths[place] = spec[2] or 1 / #el.colspecs end
  if el.classes:includes('grid') then
    for place in ipairs(widths) do widths[place] = FEW end
    for _, rows in ipairs({ el.head.rows, el.bodies[1] and el.bodies[1].body or {} }) do
      for _, row in ipairs(rows) do
        for place, cell in ipairs(row.cells) do
          widths[place] = math.max(widths[place], longest_line(cell.contents) + 3)
        end
      end
    end
    for place, spec in ipairs(el.colspecs) do
      if spec[1] == 'AlignRight' then numbers = math.max(numbers, widths[place]) end
    end
    for place, spec in ipairs(el.colspecs) do
      if spec[1] == 'AlignRight' then widths[place] = numbers end
    end
    capped(widths)
    local letters = 0
    for _, width in ipairs(widths) do letters = letters + width end
    share = math.max(LEAST, math.min(1, letters * ROOM / IN_A_LINE))
  end
  for _, width in ipairs(widths) do total = total + width end
  for place, width in ipairs(widths) do widths[place] = width / total end
  return widths, share
end
local function breaking(el)
  local widths, share = widths_of(el)
  local function of_rows(rows)
    for _, row in ipairs(rows) do
      for place, cell in ipairs(row.cells) do
        local long = #row.cells == #widths and math.floor(widths[place] * IN_A_LINE) or nil
        cell.contents = cell.contents:walk({ Str = function(one) return raw(breakable(one.text, long)) end })
      end
    end
  end
  of_rows(el.head.rows)
  for _, body in ipairs(el.bodies) do of_rows(body.body) end
  for place, spec in ipairs(el.colspecs) do el.colspecs[place] = { spec[1], widths[place] } end
  el.attributes.share = string.format('%.0f%%', share * 100)
  return el
end

-- Written here and not by pandoc: a header that repeats, and headings inside that stay with the row after them.
local function grid(el)
  local widths, aligns, out = {}, {}, pandoc.Inlines({})
  for _, spec in ipairs(el.colspecs) do
    table.insert(widths, string.format('%.3ffr', (spec[2] or 1) * 10))
    table.insert(aligns, spec[1] == 'AlignRight' and 'right' or 'start')
  end
  out:insert(raw('#ruled(columns: (' .. table.concat(widths, ', ') .. ',), align: (' .. table.concat(aligns, ', ')
    .. ',), width: ' .. (el.attributes.share or '100%') .. ', caption: ['))
  for _, block in ipairs(el.caption.long) do out:extend(block.content) end
  out:insert(raw('], table.header('))
  cells(el.head.rows[1], out)
  out:insert(raw('), '))
  for _, body in ipairs(el.bodies) do
    for _, row in ipairs(body.head) do
      out:insert(raw('table.header(level: 2, repeat: false, '))
      cells(row, out, ', fill: tint')
      out:insert(raw('), '))
    end
    for _, row in ipairs(body.body) do cells(row, out) end
  end
  out:insert(raw(')'))
  return pandoc.Plain(out)
end

local set = { title = 'title-line', authors = 'authors-line', affiliation = 'small-line', email = 'small-line',
  journal = 'journal-line', made = 'made-block', abstract = 'abstract-block', keywords = 'keywords-block', quotation = 'quotation-block',
  reference = 'reference-block', caption = 'small-line', notes = 'notes-block' }

-- Words that were taken out leave their labels behind, which links still lead to.
local function labels_of(el)
  local out = pandoc.Inlines({ anchor(el.identifier) })
  el:walk({ RawInline = function(one)
    if one.text:sub(1, #ANCHOR) == ANCHOR then out:insert(one) end
  end })
  return pandoc.Plain(out)
end

local function division(el)
  if el.classes:includes('dropped') then return labels_of(el) end
  if el.classes:includes('screen') then return {} end
  if el.classes:includes('contents') then return pandoc.RawBlock('typst', '#contents') end
  if el.classes:includes('edition') then return el.content end
  local out = pandoc.Blocks({})
  local first = el.content[1]
  if first and first.content and el.identifier ~= '' then first.content:insert(1, anchor(el.identifier)) end
  local name = set[el.classes[1]]
  if name then out:insert(pandoc.RawBlock('typst', '#' .. name .. '[')) end
  out:extend(el.content)
  if name then out:insert(pandoc.RawBlock('typst', ']')) end
  return out
end

local function listed(values)
  local out = {}
  for _, value in ipairs(values or {}) do table.insert(out, literal(pandoc.utils.stringify(value)) .. ',') end
  return raw(table.concat(out, ' '))
end

return {
  { Meta = function(meta)
      meta.titlestring = raw(literal(pandoc.utils.stringify(meta.title)))
      meta.subject = raw(literal(pandoc.utils.stringify(meta.subject or '')))
      meta.authors = listed(meta.author)
      meta.keywordlist = listed(meta.keywords)
      return meta
    end },
  { Superscript = function(el)
      local first = el.content[1]
      if not first or first.t ~= 'Link' then return nil end
      if first.classes:includes('emendation') then return {} end
      return enclosed('#mark[', { first }, '')
    end,
    Span = function(el)
      if el.classes:includes('deleted') then return {} end
    end,
    Figure = function(el)
      local image = el.content[1].content[1]
      return pandoc.RawBlock('typst', '#shown(' .. literal(image.src) .. ', ' .. literal(pandoc.utils.stringify(image.caption))
        .. ', ' .. literal(pandoc.utils.stringify(el.caption.long)) .. ', ' .. literal(el.identifier) .. ')')
    end },
  { Table = breaking },
  { Str = function(el) return raw(breakable(el.text)) end },
  { Link = function(el)
      local t = el.target
      local to = t:sub(1, 1) == '#' and 'label(' .. literal(t:sub(2)) .. ')' or literal(t)
      return enclosed('#link(' .. to .. ')[', el.content, el.identifier)
    end,
    Span = function(el)
      local lang = (el.attributes.lang or ''):match('^%a%a%a?')
      return enclosed(lang and '#text(lang: ' .. literal(lang:lower()) .. ')[' or nil, el.content, el.identifier)
    end },
  { Table = grid, Header = unlabelled, Div = division },
}
