-- The letter to the author is part of this output: its mark stands for the note that follows it.
local function unnoted(inlines)
  local out, skip = pandoc.Inlines({}), false
  for _, inline in ipairs(inlines) do
    if not (skip and inline.t == 'Note') then out:insert(inline) end
    local first = inline.t == 'Superscript' and inline.content[1]
    skip = first and first.t == 'Link' and first.classes:includes('query')
  end
  return out
end

return { { Inlines = unnoted } }
