-- stopped: a loop inside pcall in a loop
while true do pcall(function() while true do end end) end
