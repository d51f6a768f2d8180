-- stopped: a generator that fails, made again and again
while true do
  local g = coroutine.wrap(function() coroutine.yield() error("x") end)
  g() pcall(g)
end
