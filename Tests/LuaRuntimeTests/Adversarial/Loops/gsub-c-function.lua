-- stopped: gsub of a long text with a C function
local s = ("x"):rep(1000000)
while true do s:gsub("x", string.upper) end
