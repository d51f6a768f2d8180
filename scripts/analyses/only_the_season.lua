-- Which special causes are only the time of the year?
local qi <const> = require "qi"
local minute <const> = require "minute"
local season <const> = require "season"

local p <const> = qi.params {
  level = { "text", default = "trust", help = "the kind of unit to look at" },
  f = { "number", default = 3.7, help = "the F from which the months of the year differ" },
}

minute.open("Which special causes are only the time of the year?",
  "monthly measures with three years of figures or more")
local looked = 0
for series in qi.measures:by_unit { level = p.level }:each() do
  if series.measure.frequency == "monthly" and #series >= 36 then
    looked = looked + 1
    local special <const> = series:spc { force = true }:signals()
    local strength <const>, means <const> = season.strength(series)
    if #special > 0 and strength >= p.f then
      local highest <const>, lowest <const> = season.extremes(means)
      local left <const> = #season.against_the_year_before(series):spc():signals()
      minute.item("%s, %s: %s special cause on the chart of months (highest in %s, lowest in %s; "
        .. "F %.1f). Against the same month of the year before: %s.",
        minute.measure(series.measure), series.unit_code, minute.count(#special, "month"),
        highest, lowest, strength,
        left == 0 and "none. This is the season"
        or minute.count(left, "month") .. ". Not the season alone")
    end
  end
end
minute.say("%s looked at.", minute.count(looked, "series", "series"))
minute.close("what a whole year did: a change that came a year ago and stayed is gone from the "
  .. "comparison.")
