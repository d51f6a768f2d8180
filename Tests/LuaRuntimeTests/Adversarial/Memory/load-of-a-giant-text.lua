-- memory: a function with millions of lines
return load(("x = 1 "):rep(3000000))
