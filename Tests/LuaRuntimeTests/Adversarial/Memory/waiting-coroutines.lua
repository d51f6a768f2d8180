-- memory: coroutines that wait, by the million
local t = {}
for i = 1, 1000000000 do
  t[i] = coroutine.wrap(function() coroutine.yield() end)
  t[i]()
end
