-- answers true: A function put into string serves scripts; methods of texts go there and stop there
local old = string.upper
string.upper = function() return "mine" end
local changed = ("a"):upper()
string.upper = old
return changed == "mine" and ("a"):upper() == "A"
