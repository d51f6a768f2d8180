-- Which targets are met or missed by chance, and which only another process can meet?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  level = { "text", default = "trust", help = "the kind of unit to look at" },
}

local advice <const> = {
  { "consistently_fails", "Missed by common cause every time: redesign the process." },
  { "hit_or_miss", "Met and missed by chance: no month alone is worth praise or blame." },
  { "consistently_passes", "Met by common cause every time: look at it less often." },
  { "unstable", "Not stable, so limits do not foretell: look at the chart first." },
}

--- How many points miss the target, of how many that have one.
local function missed(analysis)
  local short, counted = 0, 0
  local better <const> = analysis.series.measure.better
  for point in analysis.points:each() do
    if point.value and point.target then
      counted = counted + 1
      if better == "higher" and point.value < point.target
        or better == "lower" and point.value > point.target then
        short = short + 1
      end
    end
  end
  return short, counted
end

minute.open("Which targets are met by chance, and which only another process can meet?",
  "every measure with a target")
local groups <const> = { consistently_fails = {}, hit_or_miss = {}, consistently_passes = {},
  unstable = {} }
for series in qi.measures:by_unit { level = p.level }:each() do
  local judged <const>, analysis <const> = pcall(series.spc, series)
  if judged and analysis.assurance then
    local stable <const> = #analysis:signals() == 0
    table.insert(groups[stable and analysis.assurance or "unstable"], analysis)
  end
end
for _, group in ipairs(advice) do
  local name <const>, words <const> = table.unpack(group)
  minute.say(words)
  for _, analysis in ipairs(groups[name]) do
    local short <const>, counted <const> = missed(analysis)
    local last <const> = analysis.points[-1]
    minute.item("%s, %s: target %s, limits %s to %s; missed in %d of %d points, the latest %s.",
      minute.measure(analysis.series.measure), analysis.series.unit_code,
      minute.value(last.target), minute.value(last.lower), minute.value(last.upper), short,
      counted, minute.value(last.value))
  end
  if #groups[name] == 0 then minute.item "none" end
end
minute.close("whether the target is the right one, nor what an unstable process will do next.")
