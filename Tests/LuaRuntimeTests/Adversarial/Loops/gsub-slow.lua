-- stopped: gsub that replaces nothing
local s = ("a"):rep(3000000)
s:gsub("a-b", "")
