-- memory: a text without an end, from a reader
local f, e = load(function() return "a = b " end)
error(e, 0)
