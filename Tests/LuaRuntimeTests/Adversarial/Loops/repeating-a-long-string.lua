-- stopped: repeating a long string
while true do local s = ('x'):rep(20000000) end
