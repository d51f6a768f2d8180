-- answers true: A memory error reaches pcall as a text
local ok, e = pcall(string.rep, "x", 2000000000)
return ok == false and e == "not enough memory"
