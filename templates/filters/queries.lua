-- The letter to the author by itself: its division of the report, without spans, marks and links into the report.
local function unwrap(el) return el.content end
local NONE = 'There are no questions to the author.'
return {
  { Pandoc = function(doc)
      local letter = pandoc.Blocks({ pandoc.Header(1, 'Queries to the author'), pandoc.Para(NONE) })
      for _, block in ipairs(doc.blocks) do
        if block.t == 'Div' and block.identifier == 'letter' then letter = block.content break end
      end
      doc.blocks = letter
      doc.meta.shorttitle = nil
      return doc
    end },
  { Link = function(el) if el.target:sub(1, 1) == '#' then return el.content end end,
    Span = unwrap,
    Div = function(el)
      local blocks = pandoc.Blocks(el.content)
      if el.classes:includes('asked') then blocks:insert(pandoc.Para({ pandoc.Strong('Answer:') })) end
      return blocks
    end,
    Header = function(el) el.identifier = ''; el.classes = {}; return el end },
}
