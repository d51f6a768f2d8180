-- fails "bad argument #2 to 'format'": a format of a million parts
return ("%99d"):rep(1000000):format(1)
