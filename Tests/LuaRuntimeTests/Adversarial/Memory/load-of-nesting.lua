-- fails "C stack overflow": parentheses within parentheses
local f, e = load("return " .. ("("):rep(100000))
error(e, 0)
