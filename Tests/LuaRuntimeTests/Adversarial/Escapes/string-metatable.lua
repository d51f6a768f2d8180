-- answers true: The metatable of strings is out of reach, by every way there is
local reached = getmetatable("")
local ok = pcall(setmetatable, "", {})
return reached == false and not ok and not pcall(rawset, "", "x", 1) and not pcall(rawget, "", "x")
