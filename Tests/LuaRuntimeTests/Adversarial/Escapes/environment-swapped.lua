-- answers true: _ENV can be set to anything, and only its chunk is the poorer for it
local ok = pcall(function() local _ENV = nil; return print end)
local function poor() local _ENV <const> = {}; return x end
return not ok and poor() == nil and type(print) == "function"
