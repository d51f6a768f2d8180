-- Where did a measure improve, and does the improvement hold a year later?
local qi <const> = require "qi"
local course <const> = require "course"
local minute <const> = require "minute"

local p <const> = qi.params {
  measure = { "measure", default = "SAF-01M", help = "what is to improve" },
  baseline = { "integer", default = 24, help = "points before anything was changed" },
  upto = { "date", default = qi.today():format "%Y-%m-%d", help = "the last day to look at" },
}

local measure <const> = qi.measure(p.measure)
local found <const> = { holds = {}, young = {}, lost = {}, silent = {}, unchanged = {} }
local unjudged <const> = {}
local open <const> = function(series) return not series.unit.closed end
for series in measure:by_unit { to = p.upto }:where(open):each() do
  local one <const> = course.of(series, p.baseline)
  if one then
    table.insert(found[one.verdict], one)
  else
    table.insert(unjudged, series.unit_code)
  end
end

minute.open(("Where did %s improve, and does it hold?"):format(minute.measure(measure)),
  ("limits from the first %d points of each unit"):format(p.baseline))

-- The usual analysis, with limits over all the points, is what hides a change.
local function shown_by_whole_limits(one)
  local count = 0
  for signal in one.series:spc { baseline = #one.series, force = true }:signals
    { since = one.since.position }:each() do
    if signal.category == "improvement" then count = count + 1 end
  end
  return count
end

for _, verdict in ipairs {
  { "holds", "Improved a year ago or longer, and holds:" },
  { "young", "Improved, not yet for a year; too early to say that it holds:" },
  { "lost", "Improved for half a year or longer, and lost again:" },
  { "silent", "Nothing counted for half a year; ask before believing it (too_quiet.lua):" },
} do
  local ones <const> = found[verdict[1]]
  if #ones > 0 then minute.say(verdict[2]) end
  for _, one in ipairs(ones) do
    minute.item("%s: %s to %s %s since %s; %d of %d points improved, of which limits over all "
      .. "points would show %d.", minute.unit(one.series.unit), minute.value(one.before),
      minute.value(one.after), measure.unit, one.since.label, one.changed, one.points,
      shown_by_whole_limits(one))
  end
end
minute.say("%s without a change that lasted half a year.",
  minute.count(#found.unchanged, "unit"))
if #unjudged > 0 then
  minute.say("Too few points or events to judge: %s.", table.concat(unjudged, ", "))
end

for whole in measure:by_unit { level = "trust", to = p.upto }:each() do
  local one <const> = course.of(whole, p.baseline)
  if one then
    minute.part("%s as a whole: %s.", minute.unit(whole.unit), one.verdict == "unchanged"
      and "no change that lasted" or one.verdict .. " since " .. one.since.label)
  end
end
minute.close("what brought the change about, nor whether the baseline itself was unusual.")
