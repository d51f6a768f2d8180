-- answers true: __close may be anything; what cannot be called is an error at the time
local ok, e = pcall(function() local x <close> = setmetatable({}, { __close = 7 }) end)
return not ok and type(e) == "string"
