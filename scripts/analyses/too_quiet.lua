-- Which units report nothing though the same events leave traces elsewhere?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  reported = { "measure", default = "SAF-01M", help = "what the unit reports itself" },
  trace = { "measure", default = "STF-07", help = "what it leaves behind, reported by others" },
  points = { "integer", default = 8, help = "how many latest points are to be nought" },
}

local reported <const> = qi.measure(p.reported)
local traces <const> = qi.measure(p.trace)
minute.open(("Who reports nothing of %s though %s goes on?"):format(minute.measure(reported),
  minute.measure(traces)), ("the latest %d points"):format(p.points))

--- The sum of the numerators from one position to another, and how many of them are above nought.
local function counted(series, first, last)
  local sum, above = 0, 0
  for i = math.max(1, first), last do
    local count <const> = series[i].numerator or 0
    sum, above = sum + count, above + (count > 0 and 1 or 0)
  end
  return sum, above
end

local open <const> = reported:by_unit():where(function(series)
  return not series.unit.closed and #series > p.points
end)
local latest = qi.date "1900-01-01"
for series in open:each() do
  local last <const> = series[#series].period.last_day
  if last > latest then latest = last end
end
local quiet = 0
for series in open:each() do
  local start <const> = #series - p.points + 1
  local now <const> = counted(series, start, #series)
  if now == 0 and series.missing == 0 and series[#series].period.last_day == latest then
    quiet = quiet + 1
    local before <const> = counted(series, 1, start - 1)
    local expected <const> = before / (start - 1) * p.points
    minute.item("%s: nothing in the %d points from %s; %d in the %d before. At the old level %.0f "
      .. "were to be expected, and nought by chance has the probability %.1g.",
      minute.unit(series.unit), p.points, series[start].label, before, start - 1, expected,
      math.exp(-expected))
    local trace <const> = traces:series { unit = series.unit_code,
      from = series[start].period.first_day }
    local sum <const>, months <const> = counted(trace, 1, #trace)
    minute.item("%s in the same time: %d, in %d of %d points. %s", minute.measure(traces), sum,
      months, #trace, months * 2 > #trace and "Under-reporting is likely: go and ask."
      or "Few traces too: it may be so.")
    minute.item("A league table would put it first of %d.", #open)
  end
end
minute.say("%s of %d quiet so long.", minute.count(quiet, "unit"), #open)
minute.close("why nothing is reported: a form, a person, a fear or a change for the better.")
