-- memory: gsub whose function gives more each time
local s = "x"
return (("x"):rep(100):gsub("x", function() s = s .. s return s end))
