-- stopped: a replacement of a million escapes
local r = ("%%"):rep(1000000)
while true do ("xxxxxxxx"):gsub("x", r) end
