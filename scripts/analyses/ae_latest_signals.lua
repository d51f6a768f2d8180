-- Which organisations show special cause at the latest month, under each rule set, and how many
-- would do so by chance alone?
local qi <const> = require "qi"

local breaches <const> = qi.measure("ae-breaches"):by_unit()

for _, rules in ipairs { "nhse-2023", "ptd-0.2.2", "anhoej" } do
  local latest <const> = breaches:latest { rules = rules }
  print(latest)
  print()
end
