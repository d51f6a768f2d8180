-- answers true: debug has a traceback and nothing else
local names = {}
for name in pairs(debug) do names[#names + 1] = name end
return #names == 1 and names[1] == "traceback" and require("debug") == debug
