-- table.* and string.rep as the reference manual has them.
local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = tostring(parts[i]):gsub("0x%x+", "ADDRESS") end
  print(table.concat(parts, " | "))
end
local function list(t) return table.concat(t, ",") end

local t = { 1, 2, 3 }
show(table.insert(t, 4)) show(list(t))
table.insert(t, 1, 0) table.insert(t, 3, 1.5) table.insert(t, #t + 1, 5) show(list(t))
show(pcall(table.insert, t, 0, "x")) show(pcall(table.insert, t, 9, "x"))
show(pcall(table.insert, t)) show(pcall(table.insert, t, 1, 2, 3)) show(pcall(table.insert, 1, 2))
show(pcall(table.insert, t, "a", 2)) show(pcall(table.insert, nil, 1)) show(pcall(table.insert))
show(table.remove(t), table.remove(t, 1), table.remove(t, 2)) show(list(t))
show(table.remove({}), table.remove({}, 0), #t, table.remove(t, #t + 1))
show(pcall(table.remove, t, 7)) show(pcall(table.remove, t, -1)) show(pcall(table.remove))
show(select("#", table.remove({})))
show(list(table.move({ 1, 2, 3 }, 1, 3, 2))) show(list(table.move({ 1, 2, 3 }, 2, 3, 1)))
show(list(table.move({ 1, 2, 3 }, 1, 3, 3, { 9, 9 }))) show(list(table.move({ 1, 2 }, 1, 0, 5)))
show(pcall(table.move, {}, 1, math.maxinteger, 2)) show(pcall(table.move, {}, -1, math.maxinteger, 2))
show(pcall(table.move, {}, math.mininteger, 0, 1)) show(pcall(table.move, {}, 1, 2)) show(pcall(table.move, 1, 1, 1, 1))
show(pcall(table.move, {}, 1, 2, 1, 5)) show(select("#", table.move({}, 1, 2, 3)))
show(table.concat({}), table.concat({ 1, 2.5, "x" }), table.concat({ 1, 2, 3 }, ", ", 2), table.concat({ 1, 2, 3 }, "-", 2, 2))
show(table.concat({ 1 }, ",", 2, 1) == "", table.concat({ [5] = "v" }, ",", 5, 5))
show(pcall(table.concat, { 1, {}, 3 })) show(pcall(table.concat, { 1 }, ",", 1, 3)) show(pcall(table.concat))
show(pcall(table.concat, {}, {})) show(pcall(table.concat, { 1, nil, 3 }, "", 1, 3)) show(pcall(table.concat, "x"))
local proxy = setmetatable({}, {
  __len = function() return 3 end,
  __index = function(_, i) return "v" .. i end,
  __newindex = function(_, k, v) show("set", k, v) end,
})
show(table.concat(proxy, " ")) table.insert(proxy, "new") show(table.remove(proxy, 2)) table.move(proxy, 1, 2, 7)
show(pcall(table.insert, setmetatable({}, { __len = function() return "x" end }), 1))

-- sort
local function sorted(input, order) table.sort(input, order) return list(input) end
show(sorted { 3, 1, 2 }) show(sorted {}) show(sorted { 1 }) show(sorted { 2, 1 })
show(sorted { "b", "a", "B", "" }) show(sorted({ 1, 2, 3 }, function(a, b) return a > b end))
show(pcall(table.sort, { 1, "x" })) show(pcall(table.sort, { {}, {} })) show(pcall(table.sort, { 1, 2 }, 1))
show(pcall(table.sort, { 1, nil, 3, 2 })) show(pcall(table.sort)) show(select("#", table.sort({})))
show(pcall(table.sort, setmetatable({}, { __len = function() return math.maxinteger end })))
show(pcall(table.sort, { 1, 2, 3 }, function() error("in the order", 0) end))
show(pcall(table.sort, { 1, 2, 3, 4 }, function() return true end))
show(pcall(table.sort, { 5, 4, 3, 2, 1, 0 }, function() return false end))
local state = 42
local function random() state = (state * 1103515245 + 12345) % 2147483648 return state end
for _, size in ipairs { 2, 3, 4, 5, 10, 100, 1000, 20000 } do
  for _, range in ipairs { 1, 3, size, 1 << 30 } do
    local values, count = {}, {}
    for i = 1, size do values[i] = random() % range count[values[i]] = (count[values[i]] or 0) + 1 end
    table.sort(values)
    for i = 1, size do
      assert(i == 1 or values[i - 1] <= values[i])
      count[values[i]] = count[values[i]] - 1
    end
    for _, left in pairs(count) do assert(left == 0) end
    table.sort(values, function(a, b) return a > b end)
    for i = 2, size do assert(values[i - 1] >= values[i]) end
    table.sort(values)
    table.sort(values)
  end
end
show("sorted")

-- rep
show(("ab"):rep(3), ("ab"):rep(0), ("ab"):rep(-1), ("ab"):rep(1), ("ab"):rep(2, "-"), ("ab"):rep(1, "-"))
show((""):rep(5) == "", (""):rep(3, ","), (""):rep(3, "") == "", ("x"):rep(3, ", "))
show(#("abc"):rep(1000), #("abc"):rep(1000, "--"), ("abc"):rep(1000, "--") == (("abc--"):rep(999) .. "abc"))
show(#("x"):rep(3000000), ("0123456"):rep(300000):sub(-9), ("ab"):rep(700001, "cde"):sub(1500001, 1500009))
show(pcall(string.rep, "x", 1 << 62, "yyy")) show(pcall(string.rep)) show(pcall(string.rep, "x")) show(pcall(string.rep, "x", 1.5))
show(pcall(string.rep, "x", 2, {})) show(pcall(string.rep, {}, 2)) show(string.rep(12, 2, 3))
