-- stopped: gsub's table with an endless __index
local t = setmetatable({}, { __index = function() while true do end end })
;("x"):gsub("x", t)
