-- stopped: captures within captures
local s = ("x"):rep(10000)
s:match("((.-)(.-)(.-))y")
