-- stopped: a sort whose order is a C function
local t = {} for i = 1, 200 do t[i] = i end while true do pcall(table.sort, t, rawequal) end
