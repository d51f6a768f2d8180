-- stopped: runs of a set
local s = ("ab"):rep(20000)
s:find("[ab]-[ab]-[ab]-c$")
