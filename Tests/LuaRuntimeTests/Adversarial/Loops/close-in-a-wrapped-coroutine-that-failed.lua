-- stopped: __close in a wrapped coroutine that failed
local mt = { __close = function() while true do end end }
pcall(coroutine.wrap(function()
  local x <close> = setmetatable({}, mt)
  error("x")
end))
