-- answers true: An error object whose __tostring fails, or gives no text, is told apart and does no harm
local ok, e = pcall(error, setmetatable({}, { __tostring = function() error("worse") end }))
local ok2, e2 = pcall(tostring, e)
return not ok and type(e) == "table" and not ok2 and e2:find("worse") ~= nil
