-- stopped: deep pcalls
local function dive(n) pcall(dive, n + 1) while true do end end while true do dive(1) end
