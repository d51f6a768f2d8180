-- memory: table.concat of ten million texts
local t = setmetatable({}, { __index = function() return ("x"):rep(1000) end })
return table.concat(t, ",", 1, 10000000)
