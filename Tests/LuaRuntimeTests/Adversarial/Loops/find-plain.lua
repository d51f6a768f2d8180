-- stopped: a long text looked for in a long one
local s, sought = ("a"):rep(30000000), ("a"):rep(100) .. "b"
while true do s:find(sought, 1, true) end
