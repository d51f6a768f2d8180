-- stopped: a host function under pcall
while true do pcall(host, function() pcall(function() while true do end end) end) end
