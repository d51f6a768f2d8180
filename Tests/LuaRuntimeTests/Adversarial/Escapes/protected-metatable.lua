-- answers true: __metatable can be put on, and then neither read past nor taken off
local t = setmetatable({}, { __metatable = "locked", __index = { secret = 1 } })
return getmetatable(t) == "locked" and not pcall(setmetatable, t, nil) and rawget(t, "secret") == nil
