-- stopped: a text of megabytes to compile, again and again
local s = ("x = 1 "):rep(300000)
while true do load(s) end
