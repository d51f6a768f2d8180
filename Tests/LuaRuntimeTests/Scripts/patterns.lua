-- string.find, match, gmatch and gsub as the reference manual has them (6.4, 6.4.1).
local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = tostring(parts[i]):gsub("0x%x+", "ADDRESS") end
  print(table.concat(parts, " | "))
end

-- find: where, then the captures; init may be negative; plain switches the magic off
show(("Crofton Ward"):find("Ward"))
show(("Crofton Ward"):find("ward"))
show(("a.b"):find("."), ("a.b"):find(".", 1, true), ("a.b"):find("%."))
show(("2024-01-15"):find("(%d+)-(%d+)"))
show(("banana"):find("a", 3), ("banana"):find("a", -1), ("banana"):find("a", -100))
show(("banana"):find("", 4), ("banana"):find("", 7), ("banana"):find("", 8), ("banana"):find("", 8, true))
show(("banana"):find("()nan()"))
show((""):find(""), (""):find("."), (""):find("^$"))
show(("a\0b"):find("\0"), ("a\0b"):find("%z"), ("a\0b"):find("[\0]b"), ("a\0b"):find("\0b", 1, true))
show(string.find(123, "2"), ("x1"):find(1), pcall(string.find, "x"))
show(("aXb"):find("X", nil, true), ("a"):find("a", "1"))

-- match: the captures or the whole
show(("key = value"):match("^(%w+)%s*=%s*(%w+)$"))
show(("key = value"):match("%a+", 4), ("key"):match("%d"), ("key"):match("()"))
show(("  trimmed  "):match("^%s*(.-)%s*$"))
show(("aaa"):match("a-"), ("aaa"):match("a-$"), ("aaab"):match("a-b"), ("aaa"):match("a?a?a?a?"))
show(("THE (quick) fox"):match("%((%a+)%)"), ("f(a(b)c)d"):match("%b()"), ("((("):match("%b()"))
show(("hello world from Lua"):match("^(%w+)"), ("x^y"):match("x^y"), ("a$b"):match("a$b"))
show(("THE (quick) fox"):find("%f[%a]%a+%f[%A]"), ("THE"):gsub("%f[%w]%w", "<%0>"), ("a"):match("%f[\0]()"))
show(([["it's"]]):match([[(["'])(.-)%1]]), ("abab"):match("^(ab)%1$"), ("()"):match("()%1"))
show(("a-b]c^d"):match("[]-^]+"), ("a-b]c^d"):match("[^]]+"), ("a-b"):match("[a-]+"), ("%d"):match("[%%d]+"))
show(("5.25 %"):match("[%d.]+"), ("z"):match("[a-%%]"), ("-"):match("[a-%]"  .. "]"), ("é"):match("[\128-\255]+") == "é")
for _, class in ipairs { "a", "c", "d", "g", "l", "p", "s", "u", "w", "x", "z", "A", "D", "W", "k" } do
  local held = {}
  for code = 0, 255 do
    if string.char(code):find("%" .. class) then held[#held + 1] = code end
  end
  show("%" .. class, #held, held[1], held[#held])
end

-- gmatch: every match, empty ones too; ^ is no anchor there
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do show(k, v) end
for w in ("one two"):gmatch("%a+") do show(w) end
for p in ("abc"):gmatch("()") do show(p) end
for m in ("ab"):gmatch("%a-") do show("[" .. m .. "]") end
for m in ("a,b,,c"):gmatch("([^,]*)") do show("[" .. m .. "]") end
for m in ("^a^a"):gmatch("^a") do show(m) end
for m in ("aXaXa"):gmatch("a", 2) do show(m) end
for m in ("aXaXa"):gmatch("a", -1) do show(m) end
for m in ("abc"):gmatch("", 10) do show("never", m) end
do
  local g = ("ab"):gmatch(".")
  show(g(), g()) show(g()) show(g())
  local across = ("xyz"):gmatch(".")
  show(across(), coroutine.wrap(across)(), across())
end

-- gsub: a text with %0 … %9 and %%, a table, a function; the count; at most n
show(("hello world"):gsub("o", "0"))
show(("hello world"):gsub("(%w+)", "<%1>"), ("hello world"):gsub("%w+", "%0 %0", 1))
show(("hello world from Lua"):gsub("(%w+)%s*(%w+)", "%2 %1"))
show(("home = $HOME, user = $USER"):gsub("%$(%w+)", { HOME = "/root", USER = false }))
show(("4+5 = $return 4+5$"):gsub("%$(.-)%$", function(s) return load(s)() end))
show(("abc"):gsub("", "-"), ("abc"):gsub("$", "!"), ("abc"):gsub("^", ">"), (""):gsub("", "x"))
show(("abc"):gsub("b*", "-"), ("abc"):gsub(".", { a = 1, b = 2.5 }), ("abc"):gsub("%w", "%%%0"))
show(("aaa"):gsub("^a", "b"), ("aaa"):gsub("a", "b", 2), ("aaa"):gsub("a", "b", 0), ("aaa"):gsub("a", "b", -1))
show(("abc"):gsub("()", "%1"), ("abc"):gsub("b()", "<%1>"), ("abc"):gsub("b", 7))
show(("abc"):gsub("(a)(b)", function(...) return select("#", ...) .. (...) end))
show(("abc"):gsub("%w", function() end), ("abc"):gsub("%w", function() return nil end))
show(("a b"):gsub("%w", setmetatable({}, { __index = function(_, k) return k:upper() end })))
show((("x"):rep(10000):gsub("x", "yy"):gsub("y+", string.len)))
show(("a.b.c"):gsub("%.", "%%"), ("x"):gsub("x", "\0"):byte())

-- what is wrong with a pattern, a replacement, an argument
for _, bad in ipairs {
  "a%", "[a", "[", "[]", "[^", "[^]", "[%", "[a-", "[a%]", "%", "(a", "a)", "(()", "%f", "%fa", "%b", "%ba", "(%1)", "%1",
  "(a)%2", "%0", "(a*(.)%w(%s*", ("(a)"):rep(33), ("()"):rep(33),
} do
  show(bad, pcall(string.find, "aaa", bad))
end
show(pcall(string.match, ("a"):rep(300), ("a?"):rep(300)))
show(pcall(string.match, ("a"):rep(150), ("a?"):rep(150) .. "$"))
show(#("a"):rep(100):match(("a?"):rep(100)), #("a"):rep(300000):match(".-$"), #("a"):rep(300000):match("(a*)$"))
for _, bad in ipairs { "%2", "%", "%x", "a%", "%1%2", "%9" } do show(bad, pcall(string.gsub, "abc", "(b)", bad)) end
show(pcall(string.gsub, "abc", "b", "%2"))
show(pcall(string.gsub, "abc", "b", { b = {} }))
show(pcall(string.gsub, "abc", "b", function() return print end))
show(pcall(string.gsub, "abc", "b", function() return true end))
show(pcall(string.gsub, "abc", "b"))
show(pcall(string.gsub, "abc", "b", nil, "x"))
show(pcall(string.gsub, "abc", "b", true))
show(pcall(string.gsub, "abc", "b", "c", {}))
show(pcall(string.gsub, "abc", "(", "x", 0))
show(pcall(string.gsub, "abc", "b", function() error("inside", 0) end))
show(pcall(string.gmatch, "abc"))
show(pcall(string.gmatch, "abc", {}))
show(pcall(string.gmatch("abc", "(b")))
show(pcall(string.find, nil, "x"), pcall(string.match, "x", nil), pcall(string.find, "x", "x", {}))
show(pcall(function() return ("x"):find("[") end))
show(pcall(function() local s = "x" return s:gsub("x") end))

-- rep, and what else in string takes sizes
show(("ab"):rep(3), ("ab"):rep(3, ","), ("ab"):rep(0), ("ab"):rep(-1), (""):rep(1e6), ("x"):rep(1, "sep"), #("ab"):rep(1e6, ","))
show(pcall(string.rep, "x", 1e12))
show(pcall(string.rep, "x", 1.5))
show(pcall(string.rep, "x", math.maxinteger, "y"))
show(string.pack("<i4", 7):byte(1, -1))
show(string.unpack("<i2z", "\1\2text\0more"), string.packsize("i4i8"))
show(pcall(string.pack, "q", 1))
show(pcall(string.unpack, "<i4", "abc"))
show(pcall(string.format, "%200d", 1))
show(pcall(string.format, "%d", 1.5))
show(string.format("%q %s %5.2f %x %g", "a\n", nil, 1 / 3, 255, 1e100))
