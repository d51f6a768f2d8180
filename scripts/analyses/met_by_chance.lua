-- Which targets are met or missed by chance, and which only another process can meet?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  level = { "text", default = "trust", help = "the kind of unit to look at" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
  upto = { "date", default = qi.today():format "%Y-%m-%d", help = "the last day to look at" },
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

--- Whether the phase that goes on now shows no special cause: its limits are those that foretell.
local function is_stable(analysis)
  local phases <const> = analysis.phases
  return #analysis:signals { since = #analysis.points - phases[#phases].points + 1 } == 0
end

--- How far the centre of the process lies on the good side of its target; below nought it falls
--- short.
local function gap(analysis, target)
  local sign <const> = analysis.series.measure.better == "lower" and -1 or 1
  return sign * (analysis.centre - target)
end

minute.open("Which targets are met by chance, and which only another process can meet?",
  ("every measure with a target, up to %s"):format(p.upto:format "%d %B %Y"), p.rules)
local groups <const> = { consistently_fails = {}, hit_or_miss = {}, consistently_passes = {},
  unstable = {} }
local judged_series, without = 0, 0
for series in qi.measures:by_unit { level = p.level, to = p.upto }:each() do
  local judged <const>, analysis <const> = pcall(series.spc, series, { rules = p.rules })
  if judged and analysis.assurance then
    judged_series = judged_series + 1
    table.insert(groups[is_stable(analysis) and analysis.assurance or "unstable"], analysis)
  else
    without = without + 1
  end
end
for _, group in ipairs(advice) do
  local name <const>, words <const> = table.unpack(group)
  minute.say(words)
  local rows <const> = qi.table { "Measure", "Unit", "Target", "Mean", "Gap", "Limits", "Missed",
    "Latest", "Phase" }
  for _, analysis in ipairs(groups[name]) do
    local last <const>, phases <const> = analysis.points[-1], analysis.phases
    rows:add { minute.named(analysis.series.measure, 30), analysis.series.unit_code,
      minute.value(last.target), minute.value(analysis.centre),
      minute.value(gap(analysis, last.target)),
      ("%s to %s"):format(minute.value(last.lower), minute.value(last.upper)),
      ("%d of %d"):format(missed(analysis)), minute.value(last.value),
      ("%d: %s"):format(#phases, phases[#phases].first) }
  end
  minute.rows(rows, "None.")
end
minute.say("%d with a target and limits judged; %d without a target or a chart left out. The gap "
  .. "is how far the mean lies on the good side of the target; below nought it falls short.",
  judged_series, without)
minute.close("whether the target is the right one, nor what an unstable process will do next.")
