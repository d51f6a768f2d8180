-- Which projects reached their outcome while a balancing measure got worse?
local qi <const> = require "qi"
local course <const> = require "course"
local minute <const> = require "minute"

local p <const> = qi.params {
  points = { "integer", default = 12, help = "the fewest points that are to lie before" },
}

minute.open("Which projects reached their outcome while a balancing measure got worse?",
  "limits of both from before the change was usual practice")

--- A measure at a unit from before a day on: the series and how many points lie before it.
local function around(measure, unit, day)
  local read <const>, series <const> = pcall(measure.series, measure, { unit = unit.code })
  if not read or #series == 0 then return nil end
  local baseline <const> = #series - #series:from(day)
  if baseline < p.points or baseline == #series then return nil end
  return series, baseline
end

--- Where an outcome improved since a day and is still improved: in words; else nil.
local function gain(measure, unit, day)
  local series <const>, baseline <const> = around(measure, unit, day)
  local one <const> = series and course.of(series, baseline)
  if not course.is_there(one) then return nil end
  return ("%s %s to %s %s since %s"):format(minute.measure(measure), minute.value(one.before),
    minute.value(one.after), measure.unit, one.since.label)
end

--- Where a measure is a concern at its latest point, or in half of the last year, against limits
--- from before a day: in words; else nil.
local function cost(measure, unit, day)
  local series <const>, baseline <const> = around(measure, unit, day)
  if not series then return nil end
  local judged <const>, analysis <const> = pcall(series.spc, series, { baseline = baseline })
  if not judged or analysis.variation ~= "concern"
    and course.in_last_year(analysis, "concern") < p.points / 2 then
    return nil
  end
  local since <const> = analysis:signals { since = baseline + 1 }:where { category = "concern" }
  return ("%s %s to %s %s, %s of concern since"):format(minute.measure(measure),
    minute.value(course.level(series, 1, baseline)),
    minute.value(course.level(series, baseline + 1, #series)), measure.unit,
    minute.count(#since, "point"))
end

local looked = 0
for project in qi.projects:each() do
  local roles <const> = { outcome = {}, balancing = {} }
  for member in project.family:each() do
    if roles[member.role] then table.insert(roles[member.role], member.measure) end
  end
  local day <const> = project.implemented_on
  if day and #roles.outcome > 0 and #roles.balancing > 0 then
    looked = looked + 1
    for place in project.places:each() do
      for _, outcome in ipairs(roles.outcome) do
        local gained <const> = gain(outcome, place.unit, day)
        for _, balancing in ipairs(gained and roles.balancing or {}) do
          local paid <const> = cost(balancing, place.unit, day)
          if paid then
            minute.item("%s, %s, %s: %s; but %s. Not a success to keep as it is.", project.code,
              minute.unit(place.unit), project.status, gained, paid)
          end
        end
      end
    end
  end
end
minute.say("%s with both kinds of measure looked at.", minute.count(looked, "project"))
minute.close("whether the one caused the other, nor what nobody chose as a balancing measure.")
