-- The edited text alone: no spans, no marks, no links inside the report, no appendix.
local ended = false
local function unwrap(el) return el.content end
return {
  { Pandoc = function(doc)
      local kept = pandoc.List()
      for _, b in ipairs(doc.blocks) do
        if b.t == 'Header' and b.identifier == 'findings' then ended = true end
        if not ended then kept:insert(b) end
      end
      doc.blocks = kept
      return doc
    end },
  { Superscript = function(el)
      if #el.content == 1 and el.content[1].t == 'Link' and el.content[1].classes:includes('evidence') then return {} end
    end },
  { Link = function(el)
      if el.classes:includes('back') then return {} end
      if el.target:sub(1, 1) == '#' then return el.content end
    end,
    Span = unwrap, Div = unwrap,
    Header = function(el) el.identifier = ''; el.classes = {}; return el end },
}
