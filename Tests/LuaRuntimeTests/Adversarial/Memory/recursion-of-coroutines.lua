-- fails "C stack overflow": coroutines within coroutines
local function f() return coroutine.wrap(f)() end
f()
