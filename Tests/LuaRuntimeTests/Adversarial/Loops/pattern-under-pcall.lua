-- stopped: a slow search under pcall, in a loop
local s = ("a"):rep(20000)
while true do pcall(s.find, s, ".-.-.-b$") end
