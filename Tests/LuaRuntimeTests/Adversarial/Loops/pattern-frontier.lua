-- stopped: %f before a search that fails
local s = ("a "):rep(300000)
s:find("%f[%w].-.-b$")
