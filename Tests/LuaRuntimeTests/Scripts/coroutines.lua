-- The coroutine library as the reference manual has it.
local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do
    parts[i] = tostring(parts[i]):gsub("0x%x+", "ADDRESS")
  end
  print(table.concat(parts, " | "))
end

-- create, resume, yield, status
local co
co = coroutine.create(function(...)
  show("in", ...)
  show("status inside", coroutine.status(co))
  local a, b = coroutine.yield(1, nil, 3)
  show("resumed", a, b)
  local c = coroutine.yield()
  show("resumed", c)
  return "end", nil
end)
show(type(co), coroutine.status(co))
show(coroutine.resume(co, "a", nil, "c"))
show(coroutine.status(co))
show(coroutine.resume(co, "x", "y"))
show(coroutine.resume(co))
show(coroutine.status(co))
show(coroutine.resume(co))
show(coroutine.resume(co))

-- errors
co = coroutine.create(function() error("broken") end)
show(coroutine.resume(co))
show(coroutine.status(co), coroutine.resume(co))
co = coroutine.create(function() error({}) end)
show(coroutine.resume(co))
co = coroutine.create(error)
show(coroutine.resume(co, "C function"))
show(pcall(coroutine.create))
show(pcall(coroutine.create, 1))
show(pcall(coroutine.resume))
show(pcall(coroutine.resume, {}))
show(pcall(coroutine.status))
show(pcall(coroutine.status, "x"))
show(pcall(coroutine.wrap, nil))
show(pcall(coroutine.close, 7))
show(pcall(coroutine.isyieldable, 7))
show(pcall(coroutine.yield, 1))

-- normal, running, self
co = coroutine.create(function()
  local inner = coroutine.create(function() return coroutine.status(co), coroutine.resume(co) end)
  show(coroutine.resume(inner))
  show(coroutine.resume(co))
  show(pcall(coroutine.close, co))
  show(coroutine.running() == co, select(2, coroutine.running()))
  show(coroutine.isyieldable(), coroutine.isyieldable(inner))
end)
coroutine.resume(co)
show(select(2, coroutine.running()), coroutine.isyieldable())
show(coroutine.isyieldable(coroutine.create(print)))
show(pcall(coroutine.close, (coroutine.running())))

-- wrap
local gen = coroutine.wrap(function(...) for i = 1, 3 do coroutine.yield(i, ...) end return "last" end)
show(gen("a", "b")) show(gen()) show(gen()) show(gen()) show(pcall(gen))
gen = coroutine.wrap(function() error("inside") end)
show(pcall(gen)) show(pcall(gen))
gen = coroutine.wrap(function() error({ code = 1 }) end)
show(pcall(gen))
gen = coroutine.wrap(function() error("no position", 0) end)
show(pcall(gen))
gen = coroutine.wrap(function() return pcall(gen) end)
show(gen())
for v in coroutine.wrap(function() for i = 10, 12 do coroutine.yield(i) end end) do show(v) end

-- yields across pcall, xpcall, metamethods, iterators, sort's comparison
co = coroutine.wrap(function()
  local r = table.pack(pcall(function(x)
    local y = coroutine.yield(x + 1)
    error("after yield " .. y)
  end, 1))
  coroutine.yield(table.unpack(r, 1, r.n))
  local ok, a, b = pcall(function() return coroutine.yield("p"), coroutine.yield("q") end)
  coroutine.yield(ok, a, b)
  local s = table.pack(xpcall(function()
    coroutine.yield("in xpcall")
    error("handled?")
  end, function(e) return "handler: " .. e end))
  coroutine.yield(table.unpack(s, 1, s.n))
  return xpcall(function(...) return coroutine.yield(...) end, print, "x1", "x2")
end)
show(co()) show(co("Y")) show(co()) show(co(1)) show(co(2)) show(co()) show(co()) show(co()) show(co("e1", "e2"))

co = coroutine.wrap(function()
  local t = setmetatable({}, {
    __index = function(_, k) return coroutine.yield("index " .. k) end,
    __add = function(a, b) return coroutine.yield("add") end,
    __eq = function() return coroutine.yield("eq") end,
    __lt = function() return coroutine.yield("lt") end,
    __concat = function() return coroutine.yield("concat") end,
    __call = function(_, x) return coroutine.yield("call " .. x) end,
    __len = function() return coroutine.yield("len") end,
  })
  local u = setmetatable({}, getmetatable(t))
  show("got", t.field, t + 1, t == u, t < u, t .. "x", t("arg"), #t)
  for k in function() return coroutine.yield("for") end do show("k", k) end
end)
show(co()) show(co(1)) show(co(2)) show(co(true)) show(co(false)) show(co("c")) show(co("d"))
show(co(7)) show(co("k1")) show(co(nil))
show(coroutine.resume(coroutine.create(function()
  table.sort({ 3, 2, 1 }, function() coroutine.yield() end)
end)))
show(coroutine.resume(coroutine.create(function()
  return (("x"):gsub("x", function() coroutine.yield() end))
end)))
co = coroutine.create(function() return pcall(pcall, pcall, coroutine.yield, "deep") end)
show(coroutine.resume(co)) show(coroutine.resume(co, "back"))

-- close
co = coroutine.create(print)
show(coroutine.close(co), coroutine.status(co)) show(coroutine.resume(co))
co = coroutine.create(function()
  local a <close> = setmetatable({}, { __close = function(_, e) show("closing a", e) end })
  local b <close> = setmetatable({}, { __close = function(_, e) show("closing b", e) end })
  coroutine.yield("yielded")
end)
show(coroutine.resume(co)) show(coroutine.close(co)) show(coroutine.status(co)) show(coroutine.close(co))
co = coroutine.create(function()
  local a <close> = setmetatable({}, { __close = function(_, e) show("a sees", e) end })
  local b <close> = setmetatable({}, { __close = function() error("from close", 0) end })
  coroutine.yield()
end)
coroutine.resume(co)
show(coroutine.close(co)) show(coroutine.status(co)) show(coroutine.close(co))
co = coroutine.create(function()
  local a <close> = setmetatable({}, { __close = function(_, e) show("after error", e) end })
  error("boom", 0)
end)
show(coroutine.resume(co)) show(coroutine.close(co)) show(coroutine.close(co))
co = coroutine.wrap(function()
  local a <close> = setmetatable({}, { __close = function(_, e) show("wrap closes", e) end })
  error("wrapped boom", 0)
end)
show(pcall(co))
co = coroutine.wrap(function()
  local a <close> = setmetatable({}, { __close = function(_, e) show("then", e) error("second", 0) end })
  error("first", 0)
end)
show(pcall(co))
co = coroutine.wrap(function()
  local a <close> = setmetatable({}, { __close = function() coroutine.yield("in close") end })
  return "returned"
end)
show(co()) show(co())

-- many
local function permutations(a, n)
  n = n or #a
  if n <= 1 then coroutine.yield(table.concat(a)) return end
  for i = 1, n do
    a[n], a[i] = a[i], a[n]
    permutations(a, n - 1)
    a[n], a[i] = a[i], a[n]
  end
end
local all = {}
for p in coroutine.wrap(function() permutations { "a", "b", "c" } end) do all[#all + 1] = p end
show(table.concat(all, " "))
local function chain(n) if n == 0 then return "bottom" end return coroutine.wrap(chain)(n - 1) end
show(chain(100))
show((select(2, pcall(function() local function f() return coroutine.wrap(f)() end return f() end)))
  :match("C stack overflow"))
show(coroutine.resume(coroutine.create(function(...) return select("#", ...) end), table.unpack({}, 1, 200)))
local big = coroutine.wrap(function() return table.unpack({}, 1, 5000) end)
show(select("#", big()))
show((debug.traceback(coroutine.create(print))))
-- close: of the running, the normal and the main one; twice; the error it gives back; isyieldable
show(pcall(coroutine.close, coroutine.running()))
co = coroutine.create(function() return pcall(coroutine.close, (coroutine.running())) end)
show(coroutine.resume(co))
co = coroutine.create(function() error({ "object" }) end)
coroutine.resume(co)
do
  local ok, e = coroutine.close(co)
  show(ok, type(e), type(e) == "table" and e[1], coroutine.close(co))
end
co = coroutine.create(function()
  local a <close> = setmetatable({}, { __close = function() show("yieldable in close", coroutine.isyieldable()) end })
  coroutine.yield()
end)
coroutine.resume(co)
show(coroutine.close(co), coroutine.status(co))
show(coroutine.wrap(function() return coroutine.isyieldable(), select(2, coroutine.running()) end)())
-- wrap: an error text gets the caller's place in front, other values stay
co = coroutine.wrap(function() error("text", 0) end)
show(pcall(function() co() end))
co = coroutine.wrap(function() local x = nil; return x.y end)
show(pcall(function() return co() end))
co = coroutine.wrap(function() return 1 end)
co() show(pcall(co)) show(pcall(function() co() end))
show(pcall(coroutine.wrap(function() return coroutine.wrap(function() error("deep", 0) end)() end)))
-- a coroutine that resumes its resumer, and one that is its own
co = coroutine.create(function() return coroutine.resume(co) end)
show(coroutine.resume(co))
co = coroutine.wrap(function() return pcall(co) end)
show(co())
-- yields out of iterators, __close, __index chains, table functions
co = coroutine.wrap(function()
  for i in (function() return coroutine.yield("next?") end) do show("got", i) end
  return "over"
end)
show(co()) show(co(1)) show(co(2)) show(co(nil))
show(coroutine.resume(coroutine.create(function() return table.concat(setmetatable({}, {
  __index = function() return coroutine.yield() end, __len = function() return 1 end })) end)))
show(coroutine.resume(coroutine.create(function() for _ in pairs(setmetatable({}, {
  __pairs = function() return coroutine.yield("in pairs") end })) do end end)))
show(pcall(coroutine.resume, co))
show(select("#", coroutine.resume(coroutine.create(function() return nil, nil end))))
