-- stopped: a slow search in __close
local s = ("a"):rep(20000)
local x <close> = setmetatable({}, { __close = function() s:find(".-.-.-b$") end })
