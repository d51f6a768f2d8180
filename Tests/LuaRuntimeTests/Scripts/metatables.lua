-- setmetatable, getmetatable, tostring and raw access as the reference manual has them.
local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = tostring(parts[i]):gsub("0x%x+", "ADDRESS") end
  print(table.concat(parts, " | "))
end

local t = {}
show(setmetatable(t, nil) == t, getmetatable(t))
local mt = { __name = "Named" }
show(setmetatable(t, mt) == t, getmetatable(t) == mt)
show(tostring(t))
show(tostring(setmetatable({}, { __tostring = function() return "words" end })))
show(pcall(tostring, setmetatable({}, { __tostring = function() return 1 end })))
show(pcall(tostring, setmetatable({}, { __tostring = function() return {} end })))
show(pcall(tostring))
show(tostring(nil), tostring(1), tostring(1.0), tostring(-0.0), tostring(1e100), tostring(true))
show(tostring(1 / 0), tostring(-1 / 0), tostring(2 ^ 63), tostring(math.mininteger))
mt.__metatable = "protected"
show(getmetatable(t))
show(pcall(setmetatable, t, {}))
show(pcall(setmetatable, {}))
show(pcall(setmetatable, {}, 1))
show(pcall(setmetatable, {}, "x"))
show(pcall(setmetatable))
show(pcall(setmetatable, print, {}))
show(pcall(setmetatable, nil, nil))
show(pcall(setmetatable, {}, nil, "extra"))
show(setmetatable({}, { __index = { a = 1 } }).a)
show(setmetatable({}, { __index = function(_, k) return k .. "?" end }).b)
show(rawget(setmetatable({}, { __index = { a = 1 } }), "a"))
local log = {}
local proxy = setmetatable({}, { __newindex = function(_, k, v) log[#log + 1] = k .. "=" .. v end })
proxy.x = 1
rawset(proxy, "y", 2)
show(log[1], #log, proxy.y)
show(#setmetatable({}, { __len = function() return 9 end }), rawlen({ 1, 2 }), rawlen("abc"))
show(rawequal(t, t), rawequal({}, {}), rawequal("a", "a"))
show(setmetatable({}, { __eq = function() return true end }) == setmetatable({}, {}))
for k, v in pairs(setmetatable({}, { __pairs = function() return next, { p = 1 } end })) do show(k, v) end
for i, v in ipairs(setmetatable({}, { __index = function(_, i) if i < 4 then return i * i end end })) do
  show(i, v)
end
do
  local order = {}
  local function closing(name)
    return setmetatable({}, { __close = function(_, e) order[#order + 1] = name .. ":" .. tostring(e) end })
  end
  do local a <close>, b <const> = closing("a"), 1 local c <close> = closing("c") end
  pcall(function() local d <close> = closing("d") error("E", 0) end)
  show(table.concat(order, " "))
  show(pcall(function() local x <close> = 42 end))
  show(pcall(function() local x <close> = nil local y <close> = false return "fine" end))
end
show(getmetatable(setmetatable({}, { __mode = "k" })).__mode)
do
  local weak = setmetatable({}, { __mode = "k" })
  weak[{}] = true
  collectgarbage()
  show(next(weak))
end
show(select("#", table.unpack({ 1, nil, 3 }, 1, 3)), type(next), type(os.time()), type(os.clock()))
show(string.format("%5.1f|%-5s|%05d|%q", 3.14159, "ab", 42, "a\nb"), ("x"):rep(3, ","))
show(math.type(1), math.type(1.0), math.type("1"), 7 // 2, 7 % -3, 2 ^ 0.5 == math.sqrt(2))
show(utf8.len("häß"), utf8.char(228, 8364), #utf8.charpattern)
show(os.date("!%Y-%m-%d %H:%M", 0), os.time { year = 2020, month = 1, day = 1, hour = 12 } ~= nil)
-- tostring of every kind of number, and of what has a name
show(tostring(0), tostring(-0), tostring(7 // 1), tostring(7 / 1), tostring(2 ^ 53), tostring(1e15), tostring(1e16))
show(tostring(0 / 0):gsub("-", ""), tostring(1e14), tostring(123456789012345.0), tostring(0.1), tostring(1 / 3))
show(tostring(1e-5), tostring(5e-324), tostring(1.7976931348623157e308), tostring(math.maxinteger), tostring(0x10))
show(tostring(100 // 1e0), tostring(-1e15), tostring(3.14159265358979), tostring("text"), tostring(false))
show(tostring(print):match("^builtin") or tostring(print):match("^function"), tostring({}):match("^table: "))
show(tostring(coroutine.create(print)):match("^thread: "))
show(tostring(setmetatable({}, { __name = "ward.list" })):match("^ward%.list: "))
show(tostring(setmetatable({}, { __name = 12 })):match("^table: "))
show(tostring(setmetatable({}, { __name = "n", __tostring = function(t) return type(t) .. "!" end })))
show(pcall(tostring, setmetatable({}, { __tostring = function() error("hostile", 0) end })))
show(pcall(tostring, setmetatable({}, { __tostring = "not a function" })))
show(pcall(setmetatable, setmetatable({}, { __metatable = 1 }), nil))
show(getmetatable(setmetatable({}, { __metatable = false })), getmetatable(1), getmetatable(nil), pcall(getmetatable))
show(pcall(function() return setmetatable({}, { __name = "Ward" }) + 1 end))
show(pcall(function() return #setmetatable({}, { __len = function() return "x" end }) end))
show(pcall(ipairs), pcall(rawlen, 1), pcall(rawget, 1, 2))
