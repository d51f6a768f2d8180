-- stopped: closing coroutines that close coroutines
local function nest(n)
  local co = coroutine.create(function()
    local x <close> = setmetatable({}, { __close = function() if n > 0 then nest(n - 1) end while true do end end })
    coroutine.yield()
  end)
  coroutine.resume(co)
  coroutine.close(co)
end
nest(10)
