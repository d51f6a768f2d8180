-- stopped: load's reader, again and again
while true do load(function() return 'x = 1 ' end) end
