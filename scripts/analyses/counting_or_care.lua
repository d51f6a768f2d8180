-- Which steps come from how we count or whom we ask, and not from what we do?
local qi <const> = require "qi"
local minute <const> = require "minute"
local seam <const> = require "seam"

minute.open("Which steps come from how we count or whom we ask, and not from what we do?",
  "versions of definitions, decided phases, mergers of units")

local wholes <const> = qi.measures:by_unit { level = "trust" }
minute.say("New versions of a definition: two measures under one name.")
for series in wholes:each() do
  for row in series.measure.definitions:each() do
    if row.From then seam.report(series, row.From, "counts now " .. row.Counts) end
  end
end

minute.part("Phases that people decided on for every unit:")
for series in wholes:each() do
  for row in series.measure.phases:each() do
    if row.Unit == "every unit" then
      seam.report(series, row.From, ("%s (%s)"):format(row.Reason, row["Decided by"]))
    end
  end
end

minute.part("Units that took over another:")
for succession in qi.unit_successions:where { kind = "merged" }:each() do
  local unit <const> = succession.successor
  for series in qi.measures:by_unit():where { unit_code = unit.code }:each() do
    for row in series.measure.phases:each() do
      if row.Unit == unit.code and qi.date(row.From) == succession.from_on then
        seam.report(series, row.From, "took over " .. minute.unit(succession.predecessor))
      end
    end
  end
end
minute.close("whether care changed in the same month as the counting: a new phase has no past.")
