-- stopped: a hundred coroutines deep
local function dive(n)
  if n == 0 then while true do end end
  pcall(coroutine.wrap(function() pcall(dive, n - 1) end))
end
while true do dive(60) end
