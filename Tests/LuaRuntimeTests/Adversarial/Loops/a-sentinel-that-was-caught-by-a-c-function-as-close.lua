-- stopped: a sentinel that was caught by a C function as __close
caught = setmetatable({}, { __close = table.insert })
while true do
  pcall(function() local x <close> = caught while true do end end)
end
