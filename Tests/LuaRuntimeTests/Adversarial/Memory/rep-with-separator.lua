-- fails "resulting string too large": rep with a separator
return ("x"):rep(1 << 40, "y")
