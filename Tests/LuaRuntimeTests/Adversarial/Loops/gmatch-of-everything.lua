-- stopped: gmatch over a long text, again and again
local s = ("ab "):rep(1000000)
while true do for _ in s:gmatch("%w+") do end end
