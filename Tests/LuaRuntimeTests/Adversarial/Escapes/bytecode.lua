-- answers true: Binary chunks are refused in every mode, from texts and from readers
local header = "\27Lua"
for _, mode in ipairs { "b", "t", "bt" } do
  if load(header, "=x", mode) then return false end
  local given = false
  if load(function() if given then return nil end given = true return header end, "=x", mode) then return false end
end
return select(2, load(header)):find("attempt to load a binary chunk", 1, true) ~= nil and string.dump == nil
