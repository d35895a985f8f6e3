-- The edited text alone: no spans, no marks, no links inside the report, nothing that follows the text.
local marks = { evidence = true, emendation = true, also = true, query = true }
local function unwrap(el) return el.content end
return {
  { Pandoc = function(doc)
      for _, block in ipairs(doc.blocks) do
        if block.t == 'Div' and block.identifier == 'edition' then doc.blocks = block.content break end
      end
      doc.meta.shorttitle = nil
      return doc
    end },
  { Superscript = function(el)
      local first = el.content[1]
      if first and first.t == 'Link' and marks[first.classes[1]] then return {} end
    end,
    Span = function(el)
      if el.classes:includes('deleted') then return {} end
    end },
  { Link = function(el)
      if el.classes:includes('back') then return {} end
      if el.target:sub(1, 1) == '#' then return el.content end
    end,
    Span = unwrap,
    Div = function(el)
      if el.classes:includes('title') or el.classes:includes('dropped') then return {} end
      return el.content
    end,
    Header = function(el) el.identifier = ''; el.classes = {}; return el end },
}
