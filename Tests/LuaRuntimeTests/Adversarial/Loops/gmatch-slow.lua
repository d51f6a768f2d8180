-- stopped: gmatch whose first match does not come
local s = ("a"):rep(20000)
for _ in s:gmatch(".-.-.-b") do end
