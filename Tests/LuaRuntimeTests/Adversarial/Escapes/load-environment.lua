-- answers true: A chunk with an environment of its own sees that alone
local seen = load("return print, _G, require, getmetatable", "=x", "t", {})
local a, b, c, d = seen()
return a == nil and b == nil and c == nil and d == nil
