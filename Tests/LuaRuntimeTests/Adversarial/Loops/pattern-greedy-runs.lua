-- stopped: many runs that give back one character at a time
local s = ("a"):rep(5000)
s:match(("a*"):rep(20) .. "b")
