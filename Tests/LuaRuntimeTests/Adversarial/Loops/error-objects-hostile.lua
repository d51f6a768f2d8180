-- stopped: an error object whose __tostring never ends, printed
print(setmetatable({}, { __tostring = function() while true do end end }))
