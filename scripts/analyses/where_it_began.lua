-- Where did a change that the whole shows begin, and which units make it?
local qi <const> = require "qi"
local course <const> = require "course"
local minute <const> = require "minute"

local p <const> = qi.params {
  measure = { "measure", default = "SAF-01M", help = "what changed" },
  baseline = { "integer", default = 24, help = "points before anything was changed" },
  level = { "text", default = "trust", help = "the kind of unit that is the whole" },
  upto = { "date", default = qi.today():format "%Y-%m-%d", help = "the last day to look at" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

local measure <const> = qi.measure(p.measure)
local function changed(series)
  local one <const> = course.of(series, p.baseline, "improvement", p.rules)
  return course.is_there(one) and one or nil
end

--- A row for a series that changed.
local function row(one)
  return { one.series.unit_code, one.series.unit.name,
    minute.level(one.before, one.counted.before), minute.level(one.after, one.counted.after),
    one.since.label, course.evidence(one) }
end

minute.open(("Where did the change of %s begin?"):format(minute.measure(measure)),
  ("limits from the first %d points of each unit, up to %s"):format(p.baseline,
    p.upto:format "%d %B %Y"), p.rules)

local units <const>, looked = {}, 0
for series in measure:by_unit { to = p.upto }:each() do
  local one <const> = not series.unit.closed and changed(series)
  looked = looked + 1
  if one then table.insert(units, one) end
end
table.sort(units, function(a, b) return a.since.period < b.since.period end)

for whole in measure:by_unit { level = p.level, to = p.upto }:each() do
  local total <const> = changed(whole)
  local rows <const> = qi.table { "Unit", "Name", "Before (n)", "After (n)", "Since", "Improved" }
  if total then rows:add(row(total)) end
  for _, one in ipairs(units) do rows:add(row(one)) end
  minute.say("%s (%s): %s. Of %s beneath %d changed:", minute.unit(whole.unit), measure.unit,
    total and "changed since " .. total.since.label or "no change that lasted",
    minute.count(looked, "unit"), #units)
  minute.rows(rows)

  local first <const> = units[1]
  if total and first and first.since.period < total.since.period then
    minute.say("It began on %s, %s before the whole showed anything that lasted.",
      minute.unit(first.series.unit),
      minute.count(total.since.position - first.since.position, "point"))
  end
  if total then
    local drill <const> = whole:drill { since = whole[1].period }
    minute.part("%s against the months before, by the units directly below:", whole[#whole].label)
    local parts <const> = qi.table { "Unit", "Name", "Contribution", "Of" }
    for i = 1, math.min(3, #drill.parts) do
      local part <const> = drill.parts[i]
      parts:add { part.unit, qi.unit(part.unit).name, ("%+.1f"):format(part.contribution),
        ("%+.1f"):format(drill.change) }
    end
    minute.rows(parts)
  end
end
minute.close("whether one unit learnt from another; ask when each began, and with what.")
