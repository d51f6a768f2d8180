-- memory: warn in ever more pieces
local t = {}
for i = 1, 200 do t[i] = ("x"):rep(100000) .. i end
local all = {}
for i = 1, 1000000000 do all[i] = t[i % 200 + 1] .. i end
