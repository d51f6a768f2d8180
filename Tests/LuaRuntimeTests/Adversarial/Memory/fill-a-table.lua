-- memory: strings of a thousand letters into a table
local t = {}
while true do
  t[#t + 1] = ("x"):rep(1000)
end
