-- memory: a table of a thousand million numbers
local t = {}
for i = 1, 1000000000 do t[i] = i end
