-- Which months stand out, what was noted about them, and what are the limits without them?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  measure = { "measure", default = "STF-01", help = "what to look at" },
  level = { "text", default = "trust", help = "the kind of unit to look at" },
}

local measure <const> = qi.measure(p.measure)
local function remark(period, unit)
  for row in measure.annotations:each() do
    local day <const> = qi.date(row.Date)
    local is_here <const> = row.Unit == "every unit" or row.Unit == unit
    if is_here and (day == period or day.month == period) then return row.Remark end
  end
end

minute.open(("Which months of %s stand out, and why?"):format(minute.measure(measure)),
  "points beyond the limits")
for series in measure:by_unit { level = p.level }:each() do
  local all <const> = series:spc()
  local places <const>, unexplained = {}, 0
  minute.say("%s, %d points:", minute.unit(series.unit), #series)
  for point in all.points:each() do
    for _, rules in ipairs { point.improvement_rules, point.concern_rules } do
      for _, rule in ipairs(rules) do
        if rule == "beyond_limits" then
          local why <const> = remark(point.period, series.unit_code)
          if why then table.insert(places, point.position) else unexplained = unexplained + 1 end
          minute.item("%s: %s %s. %s", point.label, minute.value(point.value), measure.unit,
            why or "Nothing was noted: ask.")
        end
      end
    end
  end
  if #places > 0 then
    local rest <const> = series:spc { exclude = places }
    minute.say("Limits with the explained months in them: %s to %s. Without them: %s to %s.",
      minute.value(all.lower), minute.value(all.upper), minute.value(rest.lower),
      minute.value(rest.upper))
  end
  minute.say("%d explained by a remark, %d not.", #places, unexplained)
end
minute.close("whether a remark is the cause; it was written by somebody who was there.")
