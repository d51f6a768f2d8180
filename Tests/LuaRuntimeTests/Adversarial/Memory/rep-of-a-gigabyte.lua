-- memory: rep of 1e9
return ("x"):rep(1000000000)
