-- stopped: a concat that C functions feed
while true do pcall(table.concat, setmetatable({}, { __index = type }), '', 1, 1000000) end
