-- answers true: debug.traceback takes any value and any coroutine
local dead = coroutine.create(error)
coroutine.resume(dead)
return type(debug.traceback()) == "string" and debug.traceback({}) ~= nil and debug.traceback(dead):find("traceback") ~= nil
  and pcall(debug.traceback, dead, "m", 1 << 30)
