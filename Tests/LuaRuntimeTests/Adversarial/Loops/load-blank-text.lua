-- stopped: a text of blanks to compile
local s = (" "):rep(10000000)
while true do load(s) end
