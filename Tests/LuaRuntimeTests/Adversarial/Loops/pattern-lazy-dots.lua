-- stopped: a search with three .-
local s = ("a"):rep(20000)
s:find(".-.-.-b$")
