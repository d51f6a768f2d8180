-- stopped: a bare loop
while true do end
