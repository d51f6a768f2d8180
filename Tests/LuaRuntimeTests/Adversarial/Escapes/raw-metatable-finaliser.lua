-- answers true: A __gc that is put into a metatable later, by rawset or by __index, arms nothing
local ran = false
local mt = {}
setmetatable({}, mt)
rawset(mt, "__gc", function() ran = true end)
collectgarbage() collectgarbage()
local refused = not pcall(setmetatable, {}, mt)
local late = setmetatable({}, setmetatable({}, { __index = { __gc = function() ran = true end } }))
late = nil
collectgarbage() collectgarbage()
return refused and not ran
