-- stopped: load's reader
load(function() while true do end end)
