-- stopped: an error handler
xpcall(error, function() while true do end end)
