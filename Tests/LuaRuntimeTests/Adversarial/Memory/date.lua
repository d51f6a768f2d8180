-- fails "format too long": os.date of a giant format
return os.date(("%Y"):rep(1000000))
