-- answers true: Functions of math and os take any argument without harm
for _, f in ipairs { math.random, math.floor, math.fmod, math.tointeger, os.time, os.date, os.difftime, utf8.char, utf8.codepoint } do
  for _, v in ipairs { 0 / 0, 1 / 0, -1 / 0, math.mininteger, math.maxinteger, "", "*", "%Ez", {}, print } do pcall(f, v) pcall(f, v, v) end
end
return true
