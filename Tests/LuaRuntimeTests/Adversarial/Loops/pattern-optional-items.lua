-- stopped: a pattern of optional items
local s = ("a"):rep(60)
while true do s:match(("a?"):rep(40) .. ("a"):rep(61)) end
