-- load for text as the reference manual has it.
local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = tostring(parts[i]):gsub("0x%x+", "ADDRESS") end
  print(table.concat(parts, " | "))
end

show(load("return 1 + 1")())
show(load("return ...")(1, 2, 3))
show(load("syntax error"))
show(load("x ="))
show(load("x =", "=name"))
show(load("x =", "@file.lua"))
show(load("error('run')", "=chunk"))
show(pcall(load("error('run')", "=chunk")))
show(pcall(load("error('run')")))
show(pcall(load("\n\nerror('line')", "a chunk\nwith two lines")))
show(load(""))
show(load("return 1", "=x", "t")())
show(load("return 1", "=x", "bt")())
show(load("return 1", "=x", "b"))
show(load("return 1", "=x", ""))
local environment = { y = 5 }
show(load("x = y return x", "=e", "t", environment)(), environment.x, x)
show(pcall(load("return y", "=e", "t", nil)))
show(load("return _ENV", "=e", "t", 7)())
-- a reader gives pieces; nil or an empty string ends them
local function pieces(list)
  local i = 0
  return function() i = i + 1 return list[i] end
end
show(load(pieces { "return ", "1", " + ", "41" })())
show(load(pieces { "return 1", "", " + 1" })())
show(load(pieces {})())
show(load(pieces { "return", " '", ("x"):rep(10), "'" }, "=pieces")())
show(load(pieces { "return 1" }, "=p", "b"))
-- (pcall, because lua.c puts its traceback into what an unprotected reader raises)
show(pcall(load, function() error("in the reader", 0) end))
show(pcall(load, function() return {} end))
show(pcall(load))
show(pcall(load, nil))
show(pcall(load, {}))
show(load(12))
show(load("x = = 2", "=(load)"))
show(load(pieces { "x = = 2" }))
local count = 0
local f = load(function() count = count + 1 if count < 3000 then return "n = (n or 0) + 1 " end end)
f()
show(n, count)
show(load("local a <const> = 1; a = 2"))
show(load("goto nowhere"))
show(load("break"))
show(load("return '" .. ("a"):rep(100)))
show(#load("return [[" .. ("b"):rep(100000) .. "]]")())
-- names of chunks, in messages
show(load("x x", "=" .. ("n"):rep(100)))
show(load("x x", "@" .. ("d/"):rep(50) .. "file.lua"))
show(load("x x", ("long text "):rep(20)))
show(load("\n\nx x"))
show(load("x x", ""))
-- the environment is the first upvalue; a chunk's own arguments come through ...
do
  local sandbox = setmetatable({}, { __index = _G })
  local f = load("count = (count or 0) + 1 local a, b = ... return count, a, b, type(print)", "=s", "t", sandbox)
  show(f(1, nil)) show(f()) show(sandbox.count, count)
  show(pcall(load("local x <close> = 1", "=c")))
  show(pcall(load("return x.y", "=c", "t", {})))
end
-- a reader may not yield, may fail, may give numbers, and is asked until it gives nothing
show(coroutine.resume(coroutine.create(function() return load(function() coroutine.yield() end) end)))
show(load(pieces { "return ", 4, 2 })())
show(pcall(load, pieces { "return ", true }))
show(load(pieces { "return '\0'" })() == "\0", load("return '\0'")() == "\0")
show(pcall(load, "return 1", {}))
show(pcall(load, "return 1", "=x", {}))
show(load("\xEF\xBB\xBFreturn 1"))
show(load("# first line\nreturn 1"))
show(pcall(load, "return " .. ("("):rep(300) .. "1" .. (")"):rep(300)))
show(load("return " .. ("-"):rep(150) .. "1"))
