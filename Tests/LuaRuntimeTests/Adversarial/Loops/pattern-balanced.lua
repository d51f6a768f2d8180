-- stopped: %b that never closes
local s = ("("):rep(3000000)
s:find("%b()")
