-- stopped: gsub whose function starts another
local function again() return (("xx"):gsub("x", again)) end
while true do pcall(again) end
