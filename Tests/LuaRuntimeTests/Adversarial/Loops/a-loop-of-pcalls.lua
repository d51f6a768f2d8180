-- stopped: a loop of pcalls
while true do pcall(error, 'x') end
