-- stopped: __close of a loop, under pcall, in a loop
local mt = { __close = function() while true do end end }
while true do
  pcall(function() local x <close> = setmetatable({}, mt) while true do end end)
end
