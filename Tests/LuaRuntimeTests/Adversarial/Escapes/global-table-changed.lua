-- answers true: A metatable on _G is the script's own affair
setmetatable(_G, { __index = function(_, k) return k .. "?" end, __newindex = function() error("closed") end })
local asked, refused = nothing, not pcall(function() something = 1 end)
setmetatable(_G, nil)
return asked == "nothing?" and refused
