-- fails "format too long": string.pack of a giant format
return string.pack(("x"):rep(10000000))
