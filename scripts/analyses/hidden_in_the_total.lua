-- Which units are a concern that the whole does not show?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  measure = { "measure", default = "SAF-05", help = "what to look at" },
  level = { "text", default = "trust", help = "the kind of unit that is the whole" },
}

local measure <const> = qi.measure(p.measure)
minute.open(("Which units are a concern in %s that the whole does not show?"):format(
  minute.measure(measure)), "each unit against its own limits")

for whole in measure:by_unit { level = p.level }:each() do
  local last <const> = whole:spc { force = true }.points[-1]
  minute.say("%s at %s: %s %s, %s.", minute.unit(whole.unit), last.label, minute.value(last.value),
    measure.unit, last.category == "common_cause" and "common cause" or last.category)
end

local latest <const> = measure:by_unit():latest()
local concerns <const> = latest.signals:where { category = "concern" }
for signal in concerns:each() do
  local series <const> = signal.analysis.series
  minute.item("%s: %s Now %s, against %s on average.", minute.unit(series.unit),
    signal:sentence(), minute.value(signal.value), minute.value(signal.centre))
end
minute.say("%s of %d judged a concern; about %.1f of either kind by chance alone.",
  minute.count(#concerns, "unit"), latest.tested, latest.expected_by_chance)
minute.close("why; go and see. A unit that is not judged has too few figures or events.")
