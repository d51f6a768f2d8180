-- Where did a measure improve, and does the improvement hold a year later?
local qi <const> = require "qi"
local course <const> = require "course"
local minute <const> = require "minute"

local p <const> = qi.params {
  measure = { "measure", default = "SAF-01M", help = "what is to improve" },
  baseline = { "integer", default = 24, help = "points before anything was changed" },
  upto = { "date", default = qi.today():format "%Y-%m-%d", help = "the last day to look at" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

local measure <const> = qi.measure(p.measure)

-- The usual analysis, with limits over all the points, is what hides a change.
local function shown_by_whole_limits(one)
  return #one.series:spc { baseline = #one.series, rules = p.rules, force = true }:signals
    { since = one.since.position }:where { category = "improvement" }
end

minute.open(("Where did %s improve, and does it hold?"):format(minute.measure(measure)),
  ("limits from the first %d points of each unit"):format(p.baseline), p.rules)
local found <const> = { holds = {}, young = {}, lost = {}, silent = {}, unchanged = {} }
local unjudged <const>, looked = {}, 0
local open <const> = function(series) return not series.unit.closed end
for series in measure:by_unit { to = p.upto }:where(open):each() do
  local one <const> = course.of(series, p.baseline, "improvement", p.rules)
  looked = looked + 1
  table.insert(one and found[one.verdict] or unjudged, one or series.unit_code)
end
for _, verdict in ipairs {
  { "holds", "Improved a year ago or longer, and holds:" },
  { "young", "Improved, not yet for a year; too early to say that it holds:" },
  { "lost", "Improved for half a year or longer, and lost again:" },
  { "silent", "Nothing counted for half a year; ask before believing it (too_quiet.lua):" },
} do
  local rows <const> = qi.table { "Unit", "Name", "Before (n)", "After (n)", "Since", "Months",
    "Improved", "Whole limits" }
  for _, one in ipairs(found[verdict[1]]) do
    rows:add { one.series.unit_code, one.series.unit.name,
      minute.level(one.before, one.counted.before), minute.level(one.after, one.counted.after),
      one.since.label, course.months(one), course.evidence(one), shown_by_whole_limits(one) }
  end
  minute.say(verdict[2])
  minute.rows(rows)
end
minute.say("%s looked at up to %s, values in %s: %d without a change that lasted half a year; too "
  .. "few points or events to judge: %s.", minute.count(looked, "unit"),
  p.upto:format "%d %B %Y", measure.unit, #found.unchanged,
  #unjudged > 0 and table.concat(unjudged, ", ") or "none")
for whole in measure:by_unit { level = "trust", to = p.upto }:each() do
  local one <const> = course.of(whole, p.baseline, "improvement", p.rules)
  if one then
    minute.say("%s as a whole: %s.", minute.unit(whole.unit), one.verdict == "unchanged"
      and "no change that lasted" or one.verdict .. " since " .. one.since.label)
  end
end
minute.close("what brought the change about, nor whether the baseline itself was unusual.")
