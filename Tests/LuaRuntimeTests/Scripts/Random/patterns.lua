-- Random patterns on random texts, from the global `seed`: `count` lines of what find, match, gmatch
-- and gsub answer, errors included (without the chunk's name). The same seed gives the same lines in every Lua.
local state = seed
local function random(n) -- 1 … n; our own, for math.random differs from state to state
  state = (state * 6364136223846793005 + 1442695040888963407)
  return ((state >> 33) % n) + 1
end
local function pick(list) return list[random(#list)] end

local letters = { "a", "b", "ab", "c", "1", "22", " ", ".", "(", ")", "]", "-", "%", "\0", "\200", "A", "\n" }
local function text()
  local parts = {}
  for i = 1, random(14) - 1 do parts[i] = pick(letters) end
  return table.concat(parts)
end

local sets = {
  "[ab]", "[^a]", "[a-c]", "[%w_]", "[]]", "[^]]", "[%]a-]", "[a-]", "[^%s]", "[-a]", "[%a-z]", "[b-a]", "[^\0]",
  "[a", "[", "[%", "[^", "[]", "[a-%1]", "[%", "[.]", "[\128-\255]",
}
local items = {
  "a", "b", "c", "1", " ", ".", "%a", "%d", "%s", "%w", "%p", "%u", "%l", "%x", "%c", "%g", "%A", "%D", "%S", "%W",
  "%P", "%.", "%%", "%(", "%-", "\0", "-", "]", "%Z", "%z", "$", "^", "*",
}
local quantifiers = { "", "", "", "", "*", "+", "-", "?" }
local function piece(depth)
  local kind = random(22)
  if kind <= 11 then return pick(items) .. pick(quantifiers) end
  if kind <= 14 then return pick(sets) .. pick(quantifiers) end
  if kind == 15 then return pick { "%b()", "%bab", "%b  ", "%baa", "%b", "%ba" } end
  if kind == 16 then return pick { "%f[%w]", "%f[^a]", "%f[%z]", "%f[\0]", "%f", "%fa", "%f[a" } end
  if kind == 17 then return "%" .. pick { "0", "1", "2", "3", "1", "1" } .. pick(quantifiers) end
  if kind == 18 then return "()" end
  if kind == 19 then return pick { "(", ")", "%", "$", "^" } end
  if depth == 0 then return "a" end
  local inner = {}
  for i = 1, random(3) do inner[i] = piece(depth - 1) end
  return "(" .. table.concat(inner) .. ")" .. pick { "", "", "", "*" }
end
local function pattern()
  local parts = { random(6) == 1 and "^" or "" }
  for _ = 1, random(5) do parts[#parts + 1] = piece(2) end
  if random(8) == 1 then parts[#parts + 1] = "$" end
  return table.concat(parts)
end

local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do
    parts[i] = type(parts[i]) == "string" and ("%q"):format(parts[i]):gsub("\n", "n") or tostring(parts[i])
  end
  return table.concat(parts, ",")
end
local replacements = { "", "x", "<%0>", "%1", "%1%2", "%%", "%", "%x", "[%0%1]", 7, "a%9" }
local function replacement()
  local kind = random(8)
  if kind == 1 then return { a = "A", b = 1, ab = false, [1] = "position" }, "table" end
  if kind == 2 then return function(...) return show(...) end, "function" end
  if kind == 3 then return function(x) return x == "a" and nil end, "nil" end
  if kind == 4 then return random(9) == 1 and function() return {} end or function() return 1.5 end, "number" end
  local chosen = pick(replacements)
  return chosen, tostring(chosen)
end

for line = 1, count do
  local s, p, call = text(), pattern(), random(5)
  local answer, name
  if call == 1 then
    local init = random(4) == 1 and random(25) - 13 or nil
    local plain = random(9) == 1 or nil
    name, answer = show("find", init, plain), show(pcall(string.find, s, p, init, plain))
  elseif call == 2 then
    local init = random(4) == 1 and random(25) - 13 or nil
    name, answer = show("match", init), show(pcall(string.match, s, p, init))
  elseif call == 3 then
    local init = random(4) == 1 and random(25) - 13 or nil
    local all = {}
    name = show("gmatch", init)
    answer = show(pcall(function()
      for a, b, c in string.gmatch(s, p, init) do all[#all + 1] = show(a, b, c) end
    end)) .. ":" .. table.concat(all, ";")
  else
    local r, words = replacement()
    local most = random(5) == 1 and random(5) - 2 or nil
    name, answer = show("gsub", words, most), show(pcall(string.gsub, s, p, r, most))
  end
  print(line, name, show(s), show(p), (answer:gsub("0x%x+", "ADDRESS"):gsub('"[^":]*:%d+: ', '"')))
end
