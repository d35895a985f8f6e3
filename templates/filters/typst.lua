-- Each string becomes a Typst string literal: pandoc's Typst writer would rewrite dashes, quotes and minus signs.
local function literal(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('\n', ' ') .. '"'
end
local function raw(text) return pandoc.RawInline('typst', text) end
local function anchor(id) return raw('#metadata(none)#label(' .. literal(id) .. ');') end
local function enclosed(opening, content, id)
  local out = pandoc.Inlines({})
  if id ~= '' then out:insert(anchor(id)) end
  if opening then out:insert(raw(opening)) end
  out:extend(content)
  if opening then out:insert(raw('];')) end
  return out
end
return {
  { Figure = function(el)
      local image = el.content[1].content[1]
      return pandoc.RawBlock('typst', '#figure(image(' .. literal(image.src) .. ', alt: '
        .. literal(pandoc.utils.stringify(image.caption)) .. ', width: 100%), caption: '
        .. literal(pandoc.utils.stringify(el.caption.long)) .. ')')
    end },
  { Str = function(el) return raw('#' .. literal(el.text) .. ';') end },
  { Link = function(el)
      local t = el.target
      local to = t:sub(1, 1) == '#' and 'label(' .. literal(t:sub(2)) .. ')' or literal(t)
      return enclosed('#link(' .. to .. ')[', el.content, el.identifier)
    end,
    Span = function(el) return enclosed(el.attributes.lang and '#text(lang: ' .. literal(el.attributes.lang:sub(1, 2)) .. ')[' or nil, el.content, el.identifier) end,
    Div = function(el)
      local id = el.identifier
      if id == '' then return el.content end
      local first = el.content[1]
      if first and first.t == 'Para' then first.content:insert(1, anchor(id)) end
      return el.content
    end },
}
