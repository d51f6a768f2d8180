-- fails "stack overflow": endless recursion with more arguments each time
local function f(...) f(1, ...) end
f()
