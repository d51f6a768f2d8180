-- memory: coroutines by the million
local t = {}
for i = 1, 1000000000 do t[i] = coroutine.create(print) end
