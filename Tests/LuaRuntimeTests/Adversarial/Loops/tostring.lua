-- stopped: __tostring
tostring(setmetatable({}, { __tostring = function() while true do end end }))
