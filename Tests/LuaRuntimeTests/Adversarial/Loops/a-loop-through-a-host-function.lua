-- stopped: a loop through a host function
while true do host(function() while true do end end) end
