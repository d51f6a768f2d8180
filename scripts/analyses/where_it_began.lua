-- Where did a change that the whole shows begin, and which units make it?
local qi <const> = require "qi"
local course <const> = require "course"
local minute <const> = require "minute"

local p <const> = qi.params {
  measure = { "measure", default = "SAF-01M", help = "what changed" },
  baseline = { "integer", default = 24, help = "points before anything was changed" },
  level = { "text", default = "trust", help = "the kind of unit that is the whole" },
}

local measure <const> = qi.measure(p.measure)
local function changed(series)
  local one <const> = course.of(series, p.baseline)
  return course.is_there(one) and one or nil
end

minute.open(("Where did the change of %s begin?"):format(minute.measure(measure)),
  ("limits from the first %d points of each unit"):format(p.baseline))

for whole in measure:by_unit { level = p.level }:each() do
  local total <const> = changed(whole)
  local from = p.baseline + 1
  if total then
    from = total.since.position
    minute.say("%s: %s to %s %s since %s.", minute.unit(whole.unit), minute.value(total.before),
      minute.value(total.after), measure.unit, total.since.label)
  else
    minute.say("%s: no change that lasted. Units beneath:", minute.unit(whole.unit))
  end

  local units <const> = {}
  for series in measure:by_unit():each() do
    local one <const> = not series.unit.closed and changed(series)
    if one then table.insert(units, one) end
  end
  table.sort(units, function(a, b) return a.since.period < b.since.period end)
  for _, one in ipairs(units) do
    minute.item("%s: %s to %s since %s.", minute.unit(one.series.unit), minute.value(one.before),
      minute.value(one.after), one.since.label)
  end
  local first <const> = units[1]
  if total and first and first.since.period < total.since.period then
    minute.say("It began on %s, %s before the whole showed anything that lasted.",
      minute.unit(first.series.unit),
      minute.count(from - first.since.position, "point"))
  end
  if total then
    local drill <const> = whole:drill { since = whole[1].period }
    minute.part("%s against the months before, by the units directly below:", whole[#whole].label)
    for i = 1, math.min(3, #drill.parts) do
      local part <const> = drill.parts[i]
      minute.item("%s: %+.1f of %+.1f.", minute.unit(qi.unit(part.unit)), part.contribution,
        drill.change)
    end
  end
end
minute.close("whether one unit learnt from another; ask when each began, and with what.")
