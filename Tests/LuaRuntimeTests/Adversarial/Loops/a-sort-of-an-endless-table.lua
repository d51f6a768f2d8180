-- stopped: a sort of an endless table
local t = setmetatable({}, { __len = function() return (1 << 31) - 2 end })
table.sort(t, rawequal)
