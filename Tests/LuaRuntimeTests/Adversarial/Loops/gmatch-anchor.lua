-- stopped: gmatch with ^, which is no anchor there
local s = ("^a"):rep(20000)
for _ in s:gmatch("^[a^]-[a^]-[a^]-%d") do end
