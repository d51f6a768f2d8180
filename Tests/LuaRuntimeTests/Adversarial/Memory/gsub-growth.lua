-- memory: gsub that makes forty times as much
return (("x"):rep(2000000):gsub(".", ("%0"):rep(40)))
