-- answers true: A yield through gsub, sort, load and tostring is refused and the coroutine goes on
local results = {}
local co = coroutine.wrap(function()
  results[1] = pcall(string.gsub, "x", "x", coroutine.yield)
  results[2] = pcall(table.sort, { 2, 1 }, coroutine.yield)
  results[3] = pcall(load, coroutine.yield)
  results[4] = pcall(tostring, setmetatable({}, { __tostring = coroutine.yield }))
  return coroutine.yield("alive")
end)
local alive = co()
return alive == "alive" and not (results[1] or results[2] or results[4])
