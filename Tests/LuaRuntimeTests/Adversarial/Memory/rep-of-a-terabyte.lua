-- fails "resulting string too large": rep of 1e12
return ("x"):rep(1e12)
