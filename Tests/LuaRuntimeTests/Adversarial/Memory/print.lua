-- memory: print of more than there is
local s = ("x"):rep(10000000)
print(s, s, s, s, s, s)
