-- stopped: a generator under pcall
local g = coroutine.wrap(function() while true do coroutine.yield(1) end end)
while true do pcall(g) end
