-- Which projects reached their outcome while a balancing measure got worse?
local qi <const> = require "qi"
local course <const> = require "course"
local minute <const> = require "minute"

local p <const> = qi.params {
  points = { "integer", default = 12, help = "the fewest points that are to lie before" },
  upto = { "date", default = qi.today():format "%Y-%m-%d", help = "the last day to look at" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

--- An outcome that improved since a day and is still improved; else nil.
local function gain(measure, unit, day)
  local series <const>, baseline <const> = course.around(measure, unit, day, p.points, p.upto)
  local one <const> = series and course.of(series, baseline, "improvement", p.rules)
  return course.is_there(one) and one or nil
end

--- A measure that is a concern at its latest point, or in half of the last year, against limits
--- from before a day: its levels and its points of concern; else nil.
local function cost(measure, unit, day)
  local series <const>, baseline <const> = course.around(measure, unit, day, p.points, p.upto)
  if not series then return nil end
  local judged <const>, analysis <const> = pcall(series.spc, series,
    { baseline = baseline, rules = p.rules })
  if not judged or analysis.variation ~= "concern"
    and course.in_last_year(analysis, "concern") < p.points / 2 then
    return nil
  end
  local points <const> = analysis:signals { since = baseline + 1 }:where { category = "concern" }
  return { before = course.level(series, 1, baseline), points = points,
    after = course.level(series, baseline + 1, #series), since = points[1].label,
    counted = #series - baseline }
end

minute.open("Which projects reached their outcome while a balancing measure got worse?",
  "limits of both from before the change was usual practice", p.rules)
local rows <const> = qi.table { "Project", "Unit", "Outcome", "Before", "After", "Since",
  "Balancing", "Was", "Is", "From", "Concern" }
local looked = 0
for project in qi.projects:each() do
  local outcomes <const> = project.family:where { role = "outcome" }
  local balancing <const> = project.family:where { role = "balancing" }
  local day <const> = project.implemented_on
  if day and #outcomes > 0 and #balancing > 0 then
    looked = looked + 1
    for place in project.places:each() do
      for outcome in outcomes:each() do
        local gained <const> = gain(outcome.measure, place.unit, day)
        for other in (gained and balancing or qi.list {}):each() do
          local paid <const> = cost(other.measure, place.unit, day)
          if paid then
            rows:add { project.code, place.unit.code, outcome.measure.code,
              minute.value(gained.before), minute.value(gained.after), gained.since.label,
              other.measure.code, minute.value(paid.before), minute.value(paid.after), paid.since,
              ("%d of %d"):format(#paid.points, paid.counted) }
          end
        end
      end
    end
  end
end
minute.rows(rows, "None: where an outcome improved, no balancing measure got worse.")
minute.say("%s with both kinds of measure looked at up to %s. What is listed is not a success to "
  .. "keep as it is.", minute.count(looked, "project"), p.upto:format "%d %B %Y")
minute.close("whether the one caused the other, nor what nobody chose as a balancing measure.")
