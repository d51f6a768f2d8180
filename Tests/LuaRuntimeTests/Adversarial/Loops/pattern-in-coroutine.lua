-- stopped: a slow search in a coroutine
local s = ("a"):rep(20000)
coroutine.wrap(function() s:find(".-.-.-b$") end)()
