-- stopped: __close that fails for ever, under pcall
local mt = { __close = function() error("again") end }
while true do pcall(function() local x <close> = setmetatable({}, mt) error("x") end) end
