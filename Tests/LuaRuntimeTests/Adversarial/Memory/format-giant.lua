-- memory: string.format of giant texts
local s = ("x"):rep(10000000)
return ("%s%s%s%s%s%s"):format(s, s, s, s, s, s)
