-- fails "C stack overflow": __tostring that asks itself
local t = setmetatable({}, { __tostring = function(t) return tostring(t) end })
return tostring(t)
