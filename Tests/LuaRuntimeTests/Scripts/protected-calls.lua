-- pcall, xpcall and error as the reference manual has them.
local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = tostring(parts[i]):gsub("0x%x+", "ADDRESS") end
  print(table.concat(parts, " | "))
end

show(pcall(function() end))
show(pcall(function(...) return ... end, 1, nil, 3, nil))
show(pcall(error))
show(pcall(error, nil))
show(pcall(error, "message"))
show(pcall(error, "message", 0))
show(pcall(function() error("here") end))
show(pcall(function() error("caller", 2) end))
show(pcall(function() error("none", 0) end))
show(pcall(error, { 1 }))
show(pcall(error, 42))
show(pcall(error, setmetatable({}, { __tostring = function() return "an object" end })))
show(pcall(pcall))
show(pcall(pcall, error, "inner"))
show(pcall(nil))
show(pcall({}))
show(pcall(setmetatable({}, { __call = function(self, a) return type(self), a end }), "argument"))
show(pcall(string.rep))
show(pcall(string.rep, "x", -1))
show(pcall(function() return nil .. "x" end))
show(pcall(function() local t = {} t.x.y = 1 end))
show(pcall(function() return 1 < "2" end))
show(pcall(function() return {} < {} end))
show(pcall(function() return 1 // 0 end))
show(pcall(function() return 2 ^ 53 | 0 end))
show(pcall(function() return 1.5 | 0 end))
show(pcall(function() return #5 end))
show(pcall(function() for i = 1, 10, 0 do end end))
show(pcall(next, {}, "no such key"))
show(pcall(select, 0))
show(pcall(setmetatable, 1, {}))
show(pcall(rawset, {}, nil, 1))
show(select("#", pcall(table.unpack, {}, 1, 100)))

-- xpcall: the handler gets the value, its results come back, arguments go through.
show(xpcall(function(...) return ... end, print, 1, 2, nil))
show(xpcall(error, function(e) return "handled " .. tostring(e) end, "value"))
show(xpcall(error, function(e) return e, "second is dropped" end, "value"))
show(xpcall(error, function() end))
show(xpcall(function() local x = nil; x() end, function(e) return "H: " .. e end))
show(pcall(xpcall))
show(pcall(xpcall, print))
show(pcall(xpcall, print, nil))
show(pcall(xpcall, print, "not a function"))
show(xpcall(nil, function(e) return "H: " .. e end))
show(xpcall(error, function(e) error("in the handler") end, "first"))
show(xpcall(error, function(e) error(e) end, "again and again"))
do
  local depth = 0
  show(xpcall(function() error("x") end, function(e)
    depth = depth + 1
    if depth < 5 then error("once more " .. depth) end
    return "in the end: " .. tostring(e):gsub("^.-: ", "")
  end))
end
show(xpcall(function()
  return "outer", xpcall(error, function(e) return "inner " .. e end, "e")
end, print))
-- The handler runs where the error is: the stack is still there.
do
  local function inner() error("traced") end
  local _, trace = xpcall(inner, debug.traceback)
  print((trace:gsub("\n%s*%[C%].*", "")))
end
-- Tail calls and varargs.
local function tail(n, ...) if n == 0 then return ... end return pcall(tail, n - 1, n, ...) end
show(tail(5))
-- Deep, but not too deep.
local function deep(n) if n == 0 then error("bottom", 0) end local ok, e = pcall(deep, n - 1) error(e, 0) end
show(pcall(deep, 150))
show((select(2, pcall(function() local function f() return 1 + f() end f() end))):match("stack overflow"))
assert(select("#", assert(1, 2, 3)) == 3)
show(pcall(assert, false))
show(pcall(assert, nil, "text"))
show(pcall(assert, false, { 1 }))
show(pcall(assert))
-- levels of error, values that pass through unchanged, yields across pcall and xpcall
local function thrower(level) error("at", level) end
show(pcall(thrower, 1)) show(pcall(thrower, 2)) show(pcall(thrower, 0)) show(pcall(function() thrower(2) end))
show(pcall(error, 1.5), pcall(error, true), pcall(error, print) == false)
do
  local object = {}
  show(select(2, pcall(error, object)) == object, select(2, pcall(pcall, error, object)))
  local co = coroutine.wrap(function(...)
    local results = table.pack(pcall(function(...)
      local a = coroutine.yield(...)
      local ok, e = xpcall(function(x) error(x .. coroutine.yield("inner")) end, function(m) return "<" .. m .. ">" end, a)
      return ok, e:gsub("^<.-: ", "<")
    end, ...))
    coroutine.yield(table.unpack(results, 1, results.n))
    error(object)
  end)
  show(co(1, 2)) show(co("first ")) show(co("second")) show(select(2, pcall(co)) == object)
end
show(xpcall(function() return pcall(error, "kept") end, error))
show(pcall(xpcall, error, error, "x"))
show(xpcall(string.rep, function(e) return "H " .. e end))
show(pcall(string.rep, "x", {}))
show(pcall(("x").rep, "x", {}))
show(pcall(function() local t = setmetatable({}, { __index = function(_, k) error("no " .. k, 2) end }) return t.field end))
show(pcall(function() for _ in 5 do end end))
show(pcall(function() local a <const>, b <close> = 1, {} end))
do
  local order = {}
  local function closer(n, fail)
    return setmetatable({}, { __close = function(_, e)
      order[#order + 1] = n .. "(" .. tostring(e) .. ")"
      if fail then error(fail, 0) end
    end })
  end
  show(pcall(function()
    local a <close> = closer("a") local b <close> = closer("b", "from b") local c <close> = closer("c", "from c")
    error("body", 0)
  end))
  show(table.concat(order, " "))
end
