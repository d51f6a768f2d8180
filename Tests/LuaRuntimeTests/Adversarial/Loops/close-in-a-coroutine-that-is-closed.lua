-- stopped: __close in a coroutine that is closed
local mt = { __close = function() while true do end end }
local co = coroutine.create(function()
  local x <close> = setmetatable({}, mt)
  coroutine.yield()
end)
coroutine.resume(co)
coroutine.close(co)
