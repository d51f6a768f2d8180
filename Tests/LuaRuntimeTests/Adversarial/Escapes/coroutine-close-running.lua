-- answers true: A coroutine can close neither itself nor who resumed it
local outer
outer = coroutine.create(function()
  return pcall(coroutine.close, outer), coroutine.wrap(function() return pcall(coroutine.close, outer) end)()
end)
local _, self, normal = coroutine.resume(outer)
return self == false and normal == false
