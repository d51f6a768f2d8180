-- stopped: a handler that fails for ever
local function h() h2() end h2 = h while true do xpcall(h, h) end
