-- stopped: a set of a million characters
local s = ("a"):rep(1000000)
s:match("[" .. ("b"):rep(1000000) .. "]")
