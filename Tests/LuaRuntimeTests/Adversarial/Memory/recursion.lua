-- memory: endless recursion, where the cap comes before the limit of the stack
local function f() return 1 + f() end
f()
