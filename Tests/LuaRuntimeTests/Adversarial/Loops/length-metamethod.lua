-- stopped: __len under table.unpack
table.unpack(setmetatable({}, { __len = function() while true do end end }))
