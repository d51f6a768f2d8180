-- fails "C stack overflow": gsub within gsub
local function f(x) return (x:gsub(".", f)) end
f("x")
