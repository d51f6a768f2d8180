-- stopped: a capture looked for again and again
local s = ("x"):rep(3000000)
s:find("(.-)%1y$")
